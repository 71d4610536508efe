import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Claims, makeOwned } from './claims';
import { Client } from './client';
import { Container } from './container';
import { type Image, prepareImage } from './image';
import { OWN } from './leftovers';
import { Network } from './network';
import { type KubeObject, objectOf } from './objects';
import { Pod, revisionOf } from './pod';
import { until } from './processes';
import { readySelected } from './services';

/** Room for what the tests write, and for a copy of it. */
const CLAIM_SIZE = `${1024 + 4 * Number(process.env.DATABASES_MEGABYTES ?? 32)}m`;

/** What the controller of StatefulSets would do with one, in namespaces of this machine. */
export class StatefulSetRun {
  /** Starts the one StatefulSet of some objects. Does not wait for readiness; pods start in parallel or in order, as it says. */
  public static async start(objects: readonly KubeObject[], onDisk = false): Promise<StatefulSetRun> {
    const folder = mkdtempSync(join(tmpdir(), OWN));
    const set = new StatefulSetRun(folder, await Network.create(folder), objects, onDisk ? undefined : CLAIM_SIZE);
    try {
      set.image = await prepareImage(set.template.spec.containers[0].image);
      await set.scale(set.object.spec.replicas ?? 1);
    } catch (error) {
      // Pods that were started are watched, which would keep the tests from ending.
      await set.remove();
      throw error;
    }
    return set;
  }

  /** The pods by their ordinal. */
  public readonly pods: Pod[] = [];
  private readonly claims: Claims;
  private image?: Image;
  private generation = 0;

  private constructor(
    private readonly folder: string,
    private readonly network: Network,
    private objects: readonly KubeObject[],
    claimSize: string | undefined,
  ) {
    this.claims = new Claims(join(folder, 'claims'), claimSize);
  }

  /** Whose entry point the pods have. */
  public get entryPoint(): string {
    return (this.image as Image).entryPoint;
  }

  /** One pod. */
  public pod(ordinal: number): Pod {
    return this.pods[ordinal];
  }

  /** The folder of a pod's claim, whether the pod is there or not. */
  public claim(ordinal: number): string {
    return this.claims.folderOf(this.claimOf(ordinal));
  }

  /** Leaves no more than so many mebibytes free on the volume of a pod, or as many as it had at first. */
  public leaveRoom(ordinal: number, mebibytes?: number): Promise<void> {
    return this.claims.leaveRoom(this.claimOf(ordinal), mebibytes);
  }

  /** Changes the number of pods and waits, as the controller, only where the StatefulSet asks for an order. */
  public async scale(replicas: number): Promise<void> {
    while (this.pods.length > replicas) {
      await this.pods.pop()?.delete();
    }
    const inOrder = (this.object.spec.podManagementPolicy ?? 'OrderedReady') === 'OrderedReady';
    while (this.pods.length < replicas) {
      const ordinal = this.pods.length;
      this.pods[ordinal] = await this.create(ordinal);
      if (inOrder) await this.pods[ordinal].ready();
    }
  }

  /** Waits until all pods are ready. */
  public async ready(seconds?: number): Promise<void> {
    await Promise.all(this.pods.map((pod) => pod.ready(seconds)));
  }

  /** Applies other objects of the same names: pods whose template changed are replaced from the last to the first, each once its successor is ready. */
  public async apply(objects: readonly KubeObject[], seconds?: number): Promise<void> {
    this.objects = objects;
    for (let ordinal = this.pods.length - 1; ordinal >= 0; ordinal--) {
      if (this.pods[ordinal].revision !== revisionOf(this.template)) {
        await this.recreate(ordinal);
        await this.pods[ordinal].ready(seconds);
      }
    }
  }

  /** `kubectl rollout restart`: replaces all pods, from the last to the first. */
  public async restart(): Promise<void> {
    for (let ordinal = this.pods.length - 1; ordinal >= 0; ordinal--) {
      await this.recreate(ordinal);
      await this.pods[ordinal].ready();
    }
  }

  /** Deletes a pod; the controller makes a new one of its name, with an empty volume if its claim was deleted as well. */
  public async recreate(ordinal: number, wipe = false): Promise<void> {
    await this.pods[ordinal].delete();
    if (wipe) await this.wipe(ordinal);
    this.pods[ordinal] = await this.create(ordinal);
  }

  /** Deletes what was in the claim of a pod that is not there. */
  public wipe(ordinal: number): Promise<void> {
    return this.claims.wipe(this.claimOf(ordinal));
  }

  /** The pods that a Service sends to, by their names: those it selects that are ready. */
  public endpoints(service: string): string[] {
    return readySelected(objectOf(this.objects, 'Service', service), this.pods);
  }

  /** Waits until a Service has just these endpoints. */
  public async endpointsBecome(service: string, pods: readonly string[], seconds = 60): Promise<void> {
    await until(`${service} to have ${pods}`, () => `${this.endpoints(service)}` === `${pods}`, seconds);
  }

  /** What each pod went through and said last. */
  public witness(): string {
    return this.pods.map((pod) => pod.witness()).join('\n\n');
  }

  /** Starts a pod beside the database that has the same programs, and the passwords where the database has them. */
  public async client(passwords: Readonly<Record<string, string>>): Promise<Client> {
    const { container, secrets } = await this.beside('client', ['sleep', 'infinity']);
    const client = new Client(container, secrets);
    await client.learn(passwords);
    return client;
  }

  /** Starts a pod that the StatefulSet knows nothing of, from the same image, with a folder for data at `/data`. */
  public async beside(name: string, command: readonly string[]): Promise<{ container: Container; secrets: string }> {
    await this.network.connect(name, []);
    const folder = join(this.folder, name);
    const secrets = join(folder, 'secrets');
    const data = join(folder, 'data');
    makeOwned(secrets, 999);
    makeOwned(data, 999);
    const container = await Container.start(this.network, folder, {
      pod: name,
      image: this.image as Image,
      command,
      variables: {},
      mounts: [
        { source: secrets, target: '/run/secrets/database', readOnly: false },
        { source: data, target: '/data', readOnly: false },
      ],
      user: 999,
      group: 999,
    });
    return { container, secrets };
  }

  /** Changes what is in ConfigMaps and Secrets, or the template: pods that are made from now on have it. */
  public replaceObjects(objects: readonly KubeObject[]): void {
    this.objects = objects;
  }

  /** Pulls the cable of a pod, or puts it back. */
  public cut(ordinal: number, off = true): Promise<void> {
    return this.network.cut(this.nameOf(ordinal), off);
  }

  /** Ends everything and leaves nothing behind. */
  public async remove(): Promise<void> {
    await Promise.all(this.pods.map((pod) => pod.delete()));
    this.pods.length = 0;
    await this.network.remove();
    await this.claims.remove();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The name by which the pods find one of them. */
  public hostOf(ordinal: number): string {
    return this.hostsOf(ordinal)[1];
  }

  private get object(): KubeObject {
    return objectOf(this.objects, 'StatefulSet');
  }

  private get template(): any {
    return this.object.spec.template;
  }

  private claimOf(ordinal: number): string {
    const [template] = this.object.spec.volumeClaimTemplates;
    return `${template.metadata.name}-${this.nameOf(ordinal)}`;
  }

  private nameOf(ordinal: number): string {
    return `${this.object.metadata.name}-${ordinal}`;
  }

  private hostsOf(ordinal: number): string[] {
    const short = `${this.nameOf(ordinal)}.${this.object.spec.serviceName}`;
    const namespace = this.object.metadata.namespace ?? 'default';
    return [short, `${short}.${namespace}.svc`, `${short}.${namespace}.svc.cluster.local`];
  }

  private async create(ordinal: number): Promise<Pod> {
    this.generation += 1;
    const name = this.nameOf(ordinal);
    const pod = new Pod(this.network, join(this.folder, `${name}-${this.generation}`), this.claims, {
      name,
      hosts: this.hostsOf(ordinal),
      template: this.template,
      claimNames: (this.object.spec.volumeClaimTemplates ?? []).map((each: any) => each.metadata.name),
      objects: this.objects,
      image: this.image as Image,
    });
    await pod.start();
    return pod;
  }
}
