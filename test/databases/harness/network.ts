import { closeSync, constants, ftruncateSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { OWN } from './leftovers';
import { succeed } from './processes';

/**
 * A network of pods: a namespace for each, on one switch. Every pod that is made gets an address that none had before, and
 * all find each other by a hosts file, which stands for the DNS of a headless Service that publishes not-ready pods too.
 */
export class Network {
  /** Makes an empty network, whose hosts file lies in a folder. */
  public static async create(folder: string): Promise<Network> {
    const network = new Network(join(folder, 'hosts'), `${OWN}${Network.made++}`);
    await succeed('ip', 'netns', 'add', network.switch);
    await network.at(network.switch, 'link', 'add', 'switch', 'type', 'bridge');
    await network.at(network.switch, 'link', 'set', 'switch', 'up');
    network.writeHosts();
    return network;
  }

  private static made = 0;

  private readonly addresses = new Map<string, { readonly address: string; readonly names: readonly string[] }>();
  private used = 0;

  private constructor(
    /** The hosts file. */
    public readonly hosts: string,
    private readonly prefix: string,
  ) {}

  private get switch(): string {
    return `${this.prefix}-switch`;
  }

  /** The network namespace of a pod. */
  public namespaceOf(pod: string): string {
    return `${this.prefix}-${pod}`;
  }

  /** Connects a new pod under the names by which others know it. */
  public async connect(pod: string, names: readonly string[]): Promise<void> {
    this.used += 1;
    const address = `10.99.${Math.floor(this.used / 250)}.${(this.used % 250) + 1}`;
    const own = this.namespaceOf(pod);
    await succeed('ip', 'netns', 'add', own);
    const cable = `v${this.used}`;
    await this.at(this.switch, 'link', 'add', cable, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', own);
    await this.at(this.switch, 'link', 'set', cable, 'master', 'switch', 'up');
    await this.at(own, 'addr', 'add', `${address}/16`, 'dev', 'eth0');
    await this.at(own, 'link', 'set', 'eth0', 'up');
    await this.at(own, 'link', 'set', 'lo', 'up');
    this.addresses.set(pod, { address, names: [pod, ...names] });
    this.writeHosts();
  }

  /** Takes a pod off the network, and its names with it. */
  public async disconnect(pod: string): Promise<void> {
    await succeed('ip', 'netns', 'delete', this.namespaceOf(pod));
    this.addresses.delete(pod);
    this.writeHosts();
  }

  /** Pulls a pod's cable, or puts it back: its packets go nowhere, and nobody tells the others. */
  public async cut(pod: string, off: boolean): Promise<void> {
    await this.at(this.namespaceOf(pod), 'link', 'set', 'eth0', off ? 'down' : 'up');
  }

  /** Leaves nothing behind. */
  public async remove(): Promise<void> {
    for (const pod of [...this.addresses.keys()]) {
      await this.disconnect(pod);
    }
    await succeed('ip', 'netns', 'delete', this.switch);
  }

  private at(namespace: string, ...args: string[]): Promise<string> {
    return succeed('ip', '-n', namespace, ...args);
  }

  private writeHosts(): void {
    const lines = [...this.addresses.values()].map(({ address, names }) => `${address} ${names.join(' ')}`);
    // In place: the containers have this very file mounted. Never shorter than its lines, for who reads it meanwhile would miss a pod.
    const text = Buffer.from(['127.0.0.1 localhost', ...lines, ''].join('\n'));
    const file = openSync(this.hosts, constants.O_RDWR | constants.O_CREAT, 0o644);
    writeSync(file, text, 0, text.length, 0);
    ftruncateSync(file, text.length);
    closeSync(file);
  }
}
