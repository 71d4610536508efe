import { Chart, Testing } from 'cdk8s';
import { ApiServer, type Verdict } from '../../api-server/harness/api-server';
import type { Manifest } from '../../support/synth';
import type { Place } from './places';
import { type Pod, podOf, stateOf } from './pods';
import { until } from './waiting';

let stages = 0;

/** A namespace of its own with what a test needs in it, up and ready. */
export class Stage {
  /**
   * Synthesizes what is built, creates it in a new namespace, and waits until its pods are ready.
   *
   * @param purpose what it is for, as a part of the namespace's name
   */
  public static async set(purpose: string, build: (chart: Chart) => void): Promise<Stage> {
    const stage = await Stage.empty(purpose);
    await stage.ready(podsOf(await stage.build(build)));
    return stage;
  }

  /** A namespace with nothing in it. */
  public static async empty(purpose: string): Promise<Stage> {
    stages += 1;
    // Test files count anew, and run one after the other in the same process.
    return Stage.called(`${purpose}-${process.env.JEST_WORKER_ID}-${Date.now().toString(36)}-${stages}`);
  }

  /** The namespace of a name, for manifests that write it: a cluster has one. */
  public static async called(namespace: string): Promise<Stage> {
    const stage = new Stage(namespace, new ApiServer());
    await stage.server.createNamespace(namespace, {});
    // Pods are refused until the namespace has an account for them.
    await until(
      `the service account of ${namespace}`,
      () => stage.list('v1', 'ServiceAccount'),
      (accounts) => accounts.length > 0,
    );
    return stage;
  }

  /** A namespace with nothing in it for each of some names, by that name. */
  public static async emptyOnes(names: readonly string[]): Promise<Map<string, Stage>> {
    const stages = new Map<string, Stage>();
    for (const name of new Set(names)) {
      stages.set(name, await Stage.empty(name));
    }
    return stages;
  }

  private constructor(
    public readonly namespace: string,
    public readonly server: ApiServer,
  ) {}

  /** Synthesizes what is built and creates it here; but for what names another namespace, such as a grant. */
  public async build(build: (chart: Chart) => void): Promise<Manifest[]> {
    const chart = new Chart(Testing.app(), 'it', { namespace: this.namespace, disableResourceNameHashes: true });
    build(chart);
    const manifests: Manifest[] = Testing.synth(chart);
    await this.send(manifests, (manifest) => this.server.apply(manifest));
    return manifests;
  }

  /** Creates or changes objects, whichever namespace they were written for. */
  public async apply(...manifests: readonly Manifest[]): Promise<void> {
    await this.send(this.here(manifests), (manifest) => this.server.apply(manifest));
  }

  /** Creates objects, whichever namespace they were written for, those too that name an entry of a list twice. */
  public async create(...manifests: readonly Manifest[]): Promise<void> {
    await this.send(this.here(manifests), (manifest) => this.server.store(manifest));
  }

  private here(manifests: readonly Manifest[]): Manifest[] {
    return manifests.map((manifest) => ({
      ...manifest,
      metadata: { ...manifest.metadata, namespace: this.namespace },
    }));
  }

  private async send(manifests: readonly Manifest[], by: (manifest: Manifest) => Promise<Verdict>): Promise<void> {
    for (const manifest of manifests) {
      const { accepted, words } = await by(manifest);
      if (!accepted) {
        throw new Error(`${manifest.kind} ${manifest.metadata.name} is refused: ${words}`);
      }
    }
  }

  /** Waits until as many pods are ready, and no others are there. */
  public async ready(expected: number, patience?: number): Promise<Pod[]> {
    await until(
      `${expected} ready pods in ${this.namespace}`,
      async () => (await this.pods()).map(stateOf),
      (states) => states.length === expected && states.every(({ is }) => is === 'ready'),
      patience,
    );
    return this.pods();
  }

  /** Waits until the pods of a Deployment are ready, whatever else somebody puts into the namespace. */
  public async deployed({ spec }: Manifest): Promise<void> {
    const { app } = spec.template.metadata.labels;
    await until(
      `ready pods of ${app} in ${this.namespace}`,
      async () => (await this.pods(app)).map(stateOf),
      (states) => states.length === (spec.replicas ?? 1) && states.every(({ is }) => is === 'ready'),
    );
  }

  /** The pods that are not going away, by name; of an app where one is named. */
  public async pods(app?: string): Promise<Pod[]> {
    const manifests = await this.list('v1', 'Pod');
    return manifests
      .filter(
        ({ metadata }) =>
          metadata.deletionTimestamp === undefined && (app ?? metadata.labels?.app) === metadata.labels?.app,
      )
      .map(podOf)
      .sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  /** The pods that have labels. */
  public async selected(labels: Readonly<Record<string, string>>): Promise<Pod[]> {
    const selector = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
    return (await this.list('v1', 'Pod', selector.join(','))).map(podOf);
  }

  /** The names of the pods of an app. */
  public async names(app: string): Promise<string[]> {
    return (await this.pods(app)).map(({ name }) => name);
  }

  /** The objects of a kind in this namespace. */
  public list(apiVersion: string, kind: string, selector = ''): Promise<Manifest[]> {
    return this.server.list(apiVersion, kind, this.namespace, selector);
  }

  /** An object of this namespace as it is stored. */
  public read(apiVersion: string, kind: string, name: string): Promise<Manifest> {
    return this.server.read({ apiVersion, kind, metadata: { name, namespace: this.namespace } });
  }

  /** Removes an object of this namespace. */
  public remove(apiVersion: string, kind: string, name: string): Promise<void> {
    return this.server.remove({ apiVersion, kind, metadata: { name, namespace: this.namespace } });
  }

  /** A Service of this namespace. */
  public service(name: string): Promise<Manifest> {
    return this.read('v1', 'Service', name);
  }

  /** The full DNS name of a Service of this namespace, or of a pod below it. */
  public dns(name: string): string {
    return `${name}.${this.namespace}.svc.cluster.local.`;
  }

  /** A pod as the place to ask from. */
  public in(pod: string): Place {
    return `pod/${this.namespace}/${pod}`;
  }

  /** The container of a pod, with its files and variables, as the place to run a command in. */
  public inside(pod: string, container = 'main'): Place {
    return `pod/${this.namespace}/${pod}/${container}`;
  }

  /**
   * Removes everything. What that takes goes on while the next tests run, but for pods and for Services that hold ports of nodes, which
   * others ask for: the controller that empties namespaces asks for every kind of object in each, and is a minute behind on a busy
   * machine. Nobody makes new ones in a namespace that ends.
   */
  public async strike(): Promise<void> {
    await this.server.remove({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: this.namespace } });
    await this.server.removeAll('v1', 'Pod', this.namespace);
    // One by one: Services of the cluster alone stay, of which there may be hundreds.
    for (const { metadata, spec } of await this.list('v1', 'Service')) {
      if (spec.ports?.some(({ nodePort }: Manifest) => nodePort !== undefined)) {
        await this.remove('v1', 'Service', metadata.name);
      }
    }
  }

  /** Removes everything, and waits until its pods have left the nodes, and the ports there that they took. */
  public async cleared(): Promise<void> {
    await this.strike();
    await until(
      `the end of the pods of ${this.namespace}`,
      () => this.list('v1', 'Pod'),
      (pods) => pods.length === 0,
    );
  }
}

/** How many pods manifests ask for, of those that stay. */
export function podsOf(manifests: readonly Manifest[]): number {
  const count = ({ kind, spec }: Manifest): number => {
    switch (kind) {
      case 'Pod':
        return 1;
      case 'Deployment':
      case 'StatefulSet':
        return spec.replicas ?? 1;
      default:
        return 0;
    }
  };
  return manifests.reduce((sum, manifest) => sum + count(manifest), 0);
}
