import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Claims } from './claims';
import { Container } from './container';
import type { Image } from './image';
import type { Network } from './network';
import type { KubeObject } from './objects';
import { type Ended, until } from './processes';
import { Volumes } from './volumes';

/** How many seconds a test waits for a pod, on a machine that is slow and busy. */
const PATIENCE = 240;

/** A probe starts several programs, which would keep a machine of two cores busy if there were no pause. */
const BETWEEN_PROBES = 400;

/** What a pod is made from. */
export interface PodPlan {
  readonly name: string;
  /** The names by which others find it. */
  readonly hosts: readonly string[];
  readonly template: any;
  readonly claimNames: readonly string[];
  readonly objects: readonly KubeObject[];
  readonly image: Image;
}

/** What the readiness probe said last. */
export interface Readiness {
  readonly ready: boolean;
  readonly reason: string;
}

/**
 * A pod of one container, started from its manifest and kept running: a container that ends is started again. Probes are
 * asked every two seconds instead of the period of the manifest, so that tests do not wait for it.
 */
export class Pod {
  private container?: Container;
  private readonly volumes: Volumes;
  private deleted = false;
  private restarting: Promise<void> = Promise.resolve();
  /** How often the container was started again. */
  public restarts = 0;
  /** What the probe said last, and every change of it. */
  public readiness: Readiness = { ready: false, reason: 'not asked yet' };
  public readonly history: string[] = [];

  public constructor(
    private readonly network: Network,
    private readonly folder: string,
    claims: Claims,
    private readonly plan: PodPlan,
  ) {
    const { name, template, claimNames, objects } = plan;
    this.volumes = new Volumes(join(folder, 'volumes'), claims, name, template.spec, claimNames, objects);
  }

  public get name(): string {
    return this.plan.name;
  }

  /** What the pod was made from, as the controller compares it. */
  public get revision(): string {
    return revisionOf(this.plan.template);
  }

  public get labels(): Record<string, string> {
    return { ...this.plan.template.metadata?.labels, 'statefulset.kubernetes.io/pod-name': this.name };
  }

  public get log(): string {
    return this.container?.log ?? '';
  }

  /** What it went through and said last. */
  public witness(): string {
    return [
      `${this.name}, started again ${this.restarts} times; its probe said: ${this.history.join('; ')}`,
      ...this.log.trimEnd().split('\n').slice(-40),
    ].join('\n  ');
  }

  /** Starts the container and the probe. */
  public async start(): Promise<void> {
    await this.network.connect(this.name, this.plan.hosts);
    await this.run();
    this.keep();
    this.watch();
  }

  /** Deletes the pod; its claims stay. */
  public async delete(): Promise<void> {
    this.deleted = true;
    await this.restarting;
    await this.container?.stop(this.plan.template.spec.terminationGracePeriodSeconds ?? 30);
    await this.network.disconnect(this.name);
    await this.volumes.remove();
  }

  /** Kills the server without a word. It is started again. */
  public async kill(): Promise<void> {
    await this.container?.kill();
  }

  /** Runs a command in the container. */
  public async exec(command: readonly string[], input = '', seconds?: number): Promise<Ended> {
    return this.container?.exec(command, input, seconds) ?? { status: 1, out: '', err: 'no container' };
  }

  /** Every process of the container with its arguments. */
  public async commands(): Promise<string> {
    return (await this.container?.commands()) ?? '';
  }

  /** Asks the readiness probe, right now. */
  public async probe(): Promise<Readiness> {
    const probe = this.spec.readinessProbe;
    // As a kubelet, which takes a probe that is late for one that failed.
    const { status, out, err } = await this.exec(probe.exec.command, '', probe.timeoutSeconds ?? 1);
    this.readiness = { ready: status === 0, reason: `${out}${err}`.trim() };
    const words = this.readiness.ready ? 'ready' : this.readiness.reason;
    if (this.history.at(-1) !== words) {
      this.history.push(words);
    }
    return this.readiness;
  }

  /** Waits until the pod is ready, or says with the last reason that it is not. */
  public async ready(seconds = PATIENCE): Promise<void> {
    try {
      await until(`${this.name} ready`, async () => (await this.probe()).ready, seconds, BETWEEN_PROBES);
    } catch (error) {
      throw new Error(`${error}; it says ${this.readiness.reason}\n${this.log.slice(-3000)}`);
    }
  }

  /** Waits until the pod is not ready, for a reason. */
  public async notReady(reason: RegExp, seconds = PATIENCE): Promise<void> {
    try {
      await until(
        `${this.name} not ready`,
        async () => !(await this.probe()).ready && reason.test(this.readiness.reason),
        seconds,
        BETWEEN_PROBES,
      );
    } catch (error) {
      throw new Error(`${error} ${reason}; it says ${this.readiness.reason}\n${this.log.slice(-3000)}`);
    }
  }

  /** Waits until a replica says, asked strictly, that it has no connection to its primary. */
  public async isAlone(): Promise<void> {
    const strictly = ['env', 'READ_WITHOUT_PRIMARY=no', ...this.spec.readinessProbe.exec.command];
    const isAlone = async () => /no connection to the primary/.test((await this.exec(strictly)).out);
    await until(`${this.name} to have lost its primary`, isAlone, PATIENCE, BETWEEN_PROBES);
  }

  /** Waits until the pod's log holds something. */
  public async says(pattern: RegExp, seconds = PATIENCE): Promise<void> {
    try {
      await until(`${this.name} to say ${pattern}`, () => pattern.test(this.log), seconds);
    } catch (error) {
      throw new Error(`${error}; ${this.log.slice(-3000)}`);
    }
  }

  private get spec(): any {
    return this.plan.template.spec.containers[0];
  }

  private async run(): Promise<void> {
    const { image } = this.plan;
    const { command, args, env, securityContext } = this.spec;
    const variables = Object.fromEntries((env ?? []).map(({ name, value }: any) => [name, value ?? '']));
    this.container = await Container.start(this.network, join(this.folder, 'container'), {
      pod: this.name,
      image,
      command: [...(command ?? image.entrypoint.slice(0, 1)), ...(args ?? (command ? [] : image.entrypoint.slice(1)))],
      variables,
      mounts: [...image.mounts, ...(await this.volumes.mountsOf(this.spec))],
      user: securityContext?.runAsUser ?? this.plan.template.spec.securityContext?.runAsUser ?? 0,
      group: securityContext?.runAsGroup ?? this.plan.template.spec.securityContext?.fsGroup ?? 0,
    });
  }

  /** Starts the container again whenever it ends, as a kubelet does, though without its growing pauses. */
  private async keep(): Promise<void> {
    while (!this.deleted) {
      if (!this.container?.isRunning) {
        this.restarts += 1;
        this.readiness = { ready: false, reason: 'the container ended' };
        this.restarting = this.run();
        await this.restarting;
      }
      await pause(200);
    }
  }

  private async watch(): Promise<void> {
    while (!this.deleted) {
      await this.probe();
      // Nobody waits for it, and neither does the end of the tests.
      await pause(2000, undefined, { ref: false });
    }
  }
}

/** A short name for what a template says. */
export function revisionOf(template: any): string {
  return createHash('sha256').update(JSON.stringify(template)).digest('hex').slice(0, 10);
}
