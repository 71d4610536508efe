import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Client, Load, type Login } from '../harness/client';
import type { KubeObject } from '../harness/objects';
import { until } from '../harness/processes';
import { StatefulSetRun } from '../harness/stateful-set';
import type { Dialect } from './dialect';
import { PASSWORDS, passwordIn } from './passwords';
import { type ShopOptions, shopDatabase } from './shop-database';

/** A database on stage: its pods, and a client to speak to them. */
export class Rehearsal {
  /** Starts the pods of a manifest, of `shopDatabase` with these options by default. */
  public static async start(
    dialect: Dialect,
    options: ShopOptions = {},
    objects?: readonly KubeObject[],
    onDisk = false,
  ): Promise<Rehearsal> {
    const pods = await StatefulSetRun.start(objects ?? shopDatabase(dialect, options), onDisk);
    try {
      return new Rehearsal(dialect, pods, await pods.client(options.passwords ?? PASSWORDS));
    } catch (error) {
      await pods.remove();
      throw error;
    }
  }

  public readonly admin: Login;
  public readonly app: Login;

  private constructor(
    public readonly dialect: Dialect,
    public readonly pods: StatefulSetRun,
    public readonly client: Client,
  ) {
    this.admin = { command: dialect.client, user: dialect.admin, key: 'password' };
    this.app = { command: dialect.client, user: 'shop', key: 'user-password' };
  }

  /** Writes down which server this is, for the page of what was seen. */
  public async noteServer(): Promise<void> {
    const server = { version: await this.sql(0, this.dialect.version), entryPoint: this.pods.entryPoint };
    writeFileSync(join(process.env.DATABASES_SERVERS ?? '', this.dialect.title), JSON.stringify(server));
  }

  /** Says SQL to a pod. */
  public sql(ordinal: number, statement: string, login: Login = this.app): Promise<string> {
    return this.client.sql(this.pods.hostOf(ordinal), login, statement);
  }

  /** Says SQL to a pod that should refuse it, and gives its complaint. */
  public async refusal(ordinal: number, statement: string, login: Login = this.app): Promise<string> {
    try {
      return `taken: ${await this.sql(ordinal, statement, login)}`;
    } catch (error) {
      return String(error);
    }
  }

  /** The host of the pod behind the Service for writes, if one is ready. */
  public readonly primary = (): string | undefined => {
    const [name] = this.pods.endpoints('db-primary');
    return name === undefined ? undefined : this.pods.hostOf(Number(name.split('-').at(-1)));
  };

  /** Begins to write rows through the Service for writes. */
  public load(first: number): Load {
    return new Load(this.client, this.app, this.primary, first);
  }

  /** Waits until a query has an answer on a pod. */
  public async sees(ordinal: number, query: string, answer: string, seconds = 120): Promise<void> {
    let last = '';
    const ask = async () => {
      last = await this.refusal(ordinal, query).then((said) => said.replace(/^taken: /, ''));
      return last === answer;
    };
    await until(`pod ${ordinal} to answer ${query} with ${answer}`, ask, seconds).catch((error) => {
      throw new Error(`${error}; it says ${last}`);
    });
  }

  /** The rows that a pod lacks of those that were acknowledged, once it has the newest. */
  public async missing(ordinal: number, acknowledged: readonly number[]): Promise<number[]> {
    await this.sees(ordinal, `SELECT count(*) FROM load_test WHERE id = ${acknowledged.at(-1)}`, '1');
    const there = new Set((await this.sql(ordinal, 'SELECT id FROM load_test')).split('\n').map(Number));
    return acknowledged.filter((row) => !there.has(row));
  }

  /** Where a password can be read that should be nowhere: in a log, in arguments, in a manifest. */
  public async leaks(): Promise<string[]> {
    const found: string[] = [];
    for (const pod of this.pods.pods) {
      for (const [place, text] of [
        ['log', pod.log],
        ['arguments', await pod.commands()],
      ]) {
        const key = passwordIn(text);
        if (key !== undefined) found.push(`${pod.name}: ${key} in its ${place}`);
      }
    }
    return found;
  }

  public async remove(): Promise<void> {
    await this.client.remove();
    await this.pods.remove();
  }
}
