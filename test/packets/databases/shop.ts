import type { Dialect } from '../../databases/support/dialect';
import { PASSWORDS } from '../../databases/support/passwords';
import { databaseIn } from '../../databases/support/shop-database';
import { run } from '../harness/places';
import { Stage } from '../harness/stage';
import { until } from '../harness/waiting';

/** Three servers copy data, one after the other, on a machine that has other things to do. In milliseconds. */
export const PATIENCE = 240_000;

const DATABASE_PODS = 3;

/** A database of a real engine in a namespace of its own, and a pod beside it from which SQL is said. */
export class Shop {
  public static async open(dialect: Dialect): Promise<Shop> {
    const stage = await Stage.empty('shop');
    await stage.apply({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'db-secret' }, stringData: PASSWORDS });
    let names = { primary: '', reads: '' };
    await stage.build((chart) => {
      const db = databaseIn(chart, dialect, { replicas: DATABASE_PODS });
      names = { primary: db.primary.name, reads: db.readers.name };
    });
    await stage.apply(clientOf(dialect));
    const shop = new Shop(stage, dialect, names.primary, names.reads);
    await shop.whole();
    return shop;
  }

  private constructor(
    public readonly stage: Stage,
    private readonly dialect: Dialect,
    /** The host of the Service for writes. */
    public readonly primary: string,
    /** The host of the Service for reads. */
    public readonly reads: string,
  ) {}

  /** Waits until all pods of the database, and the client, are ready. */
  public async whole(pods = DATABASE_PODS): Promise<void> {
    await this.stage.ready(pods + 1, PATIENCE);
  }

  /** Says SQL to a host, as the application's user or the administrator; the values that come back, a row a line. */
  public async sql(
    host: string,
    statement: string,
    who: 'application' | 'administrator' = 'application',
  ): Promise<string> {
    const [user, key] = who === 'application' ? ['shop', 'user-password'] : [this.dialect.admin, 'password'];
    const told = `(${this.dialect.client}) <<< "$4"`;
    const { code, stdout, stderr } = await run(
      this.stage.inside('sql'),
      ...['bash', '-c', told, 'client', host, user, key, statement],
    );
    if (code !== 0) {
      throw new Error(`${host}: ${stderr.trim()} ${stdout.trim()}`);
    }
    return stdout.trim();
  }

  /** Says SQL until it is taken, as an application does that connects anew. */
  public insistently(host: string, statement: string): Promise<string> {
    return this.untilSaid(host, statement, (said) => !(said instanceof Error)) as Promise<string>;
  }

  /** Asks a host until it has an answer. */
  public async sees(host: string, query: string, answer: string): Promise<void> {
    await this.untilSaid(host, query, (said) => said === answer);
  }

  private untilSaid(host: string, statement: string, isSo: (said: string | Error) => boolean): Promise<string | Error> {
    const say = () => this.sql(host, statement).catch((error: Error) => error);
    return until(`${host} to be told ${statement}`, say, isSo, PATIENCE);
  }

  /** The host name of a pod of the database. */
  public pod(ordinal: number): string {
    return `db-${ordinal}.db`;
  }
}

/** The image of the database has its client program, too. */
function clientOf({ image }: Dialect) {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'sql', labels: { app: 'sql' } },
    spec: {
      terminationGracePeriodSeconds: 1,
      containers: [
        {
          name: 'main',
          image,
          command: ['sleep', 'infinity'],
          volumeMounts: [{ name: 'passwords', mountPath: '/run/secrets/database' }],
        },
      ],
      volumes: [{ name: 'passwords', secret: { secretName: 'db-secret' } }],
    },
  };
}
