import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Image } from './image';
import type { Network } from './network';
import { childOf, type Ended, run, until } from './processes';

/** The exit status of a program that was killed. */
const KILLED = 128 + 9;

/** What is mounted into a container. */
export interface Mount {
  readonly source: string;
  readonly target: string;
  readonly readOnly: boolean;
}

/** What a container is made of, as a kubelet would have it from the manifest and the image. */
export interface ContainerPlan {
  /** The pod, whose network it shares and whose name is its host name. */
  readonly pod: string;
  readonly image: Image;
  readonly command: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
  readonly mounts: readonly Mount[];
  readonly user: number;
  readonly group: number;
}

/** A process in namespaces of its own, which is what a container is. */
export class Container {
  /** Starts a container; its folder holds its log and what it is started from. */
  public static async start(network: Network, folder: string, plan: ContainerPlan): Promise<Container> {
    const scratch = join(folder, 'scratch');
    mkdirSync(scratch, { recursive: true });
    const mounts = join(folder, 'mounts');
    writeFileSync(mounts, plan.mounts.map((each) => `${lineOf(each)}\n`).join(''));
    const container = new Container(folder, plan);
    const variables = join(folder, 'variables');
    writeFileSync(variables, container.environment.map((each) => `${each}\0`).join(''), { mode: 0o600 });
    const log = openSync(container.logFile, 'a', 0o600);
    const args = [scratch, network.hosts, mounts, variables, `${plan.user}`, `${plan.group}`, ...plan.command];
    container.process = spawn(
      // The namespaces end with this process, however it ends.
      'setpriv',
      ['--pdeathsig', 'SIGKILL', 'ip', 'netns', 'exec', network.namespaceOf(plan.pod), 'unshare', '--mount', '--pid']
        .concat([
          '--uts',
          '--ipc',
          '--fork',
          '--kill-child',
          join(__dirname, 'container.sh'),
          plan.pod,
          plan.image.root,
        ])
        .concat(args),
      { stdio: ['ignore', log, log] },
    );
    container.process.on('exit', () => {
      container.ended = true;
    });
    // The root is the image's as soon as the command runs.
    await until(`${plan.pod} container`, () => container.ended || container.isInside(), 30);
    return container;
  }

  private process?: ChildProcess;
  private ended = false;

  private constructor(
    folder: string,
    private readonly plan: ContainerPlan,
  ) {
    this.logFile = join(folder, 'log');
  }

  /** Where its output goes. */
  public readonly logFile: string;

  /** Everything it has said, and those before it in the same pod. */
  public get log(): string {
    return readFileSync(this.logFile, 'utf8');
  }

  /** Whether its process is there. */
  public get isRunning(): boolean {
    return !this.ended;
  }

  /** Runs a program inside, as the container's user and with its variables, and kills it when its time is up. */
  public async exec(command: readonly string[], input = '', seconds = 60): Promise<Ended> {
    const pid = this.inner;
    if (pid === undefined) return { status: 1, out: '', err: 'the container does not run' };
    const bounded = ['timeout', '-s', 'KILL', `${seconds}`, ...command];
    const ended = await run('nsenter', this.entering(pid, bounded), input);
    return ended.status === KILLED ? { ...ended, err: `${ended.err}killed after ${seconds} s` } : ended;
  }

  /** Starts a program inside and leaves it running. */
  public spawn(command: readonly string[]): ChildProcessWithoutNullStreams {
    const pid = this.inner;
    if (pid === undefined) {
      throw new Error(`${this.plan.pod}: found no process, expected a container that runs`);
    }
    return spawn('nsenter', this.entering(pid, command), { stdio: 'pipe' });
  }

  /** Every process inside, as `ps` shows it: the arguments of each. */
  public async commands(): Promise<string> {
    const script = `for each in /proc/[0-9]*/cmdline; do tr '\\0' ' ' <"$each" 2>/dev/null; echo; done`;
    return (await this.exec(['bash', '-c', script])).out;
  }

  private entering(pid: number, command: readonly string[]): string[] {
    const { user, group } = this.plan;
    return ['--target', `${pid}`, '--mount', '--uts', '--ipc', '--net', '--pid', '--root', '--wd'].concat([
      `--setuid=${user}`,
      `--setgid=${group}`,
      '/usr/bin/env',
      '-i',
      ...this.environment,
      ...command,
    ]);
  }

  /** Ends it as a kubelet does: asks, and after the time of grace kills. */
  public async stop(graceSeconds: number): Promise<void> {
    this.signal(this.plan.image.stopSignal);
    try {
      await until(`${this.plan.pod} to stop`, () => this.ended, graceSeconds);
    } catch {
      await this.kill();
    }
  }

  /** Ends it as the kernel does when memory runs out. */
  public async kill(): Promise<void> {
    this.signal('SIGKILL');
    await until(`${this.plan.pod} to die`, () => this.ended, 30);
  }

  private get environment(): string[] {
    const all: Record<string, string> = {
      ...this.plan.image.variables,
      ...this.plan.variables,
      HOSTNAME: this.plan.pod,
    };
    return Object.entries(all).map(([name, value]) => `${name}=${value}`);
  }

  private get inner(): number | undefined {
    return this.process?.pid === undefined || this.ended ? undefined : childOf(this.process.pid);
  }

  private isInside(): boolean {
    const pid = this.inner;
    try {
      return pid !== undefined && !/container\.sh|^env|chroot/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
    } catch {
      return false;
    }
  }

  private signal(signal: NodeJS.Signals): void {
    const pid = this.inner;
    if (pid === undefined) return;
    try {
      process.kill(pid, signal);
    } catch (error) {
      // It may end by itself between the look and the signal, as one that starts over and over does.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

function lineOf({ source, target, readOnly }: Mount): string {
  return `${source}\t${target}\t${readOnly ? 'ro' : 'rw'}`;
}
