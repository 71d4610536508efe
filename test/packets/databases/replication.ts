import type { Dialect } from '../../databases/support/dialect';
import { PATIENCE, Shop } from './shop';

/*
 * HeadlessStatefulDb with real servers, under the controllers, the kubelet, the probes and the kube-proxy of Kubernetes itself: who is
 * reached by which name, and what becomes of the rows. Harder trials, cut cables and full disks among them, are in test/databases, which
 * has no Kubernetes.
 */

/** The trials of one engine, each on the rows that the one before it left. */
export function testReplication(dialect: Dialect): void {
  let shop: Shop;
  const written: number[] = [];

  beforeAll(async () => {
    shop = await Shop.open(dialect);
    await shop.insistently(shop.primary, 'CREATE TABLE orders (id INT PRIMARY KEY)');
  }, PATIENCE);

  afterAll(() => shop?.stage.strike());

  /** Writes a row, and keeps its number once it is acknowledged. */
  async function write(): Promise<void> {
    const id = written.length + 1;
    await shop.insistently(shop.primary, `INSERT INTO orders VALUES (${id})`);
    written.push(id);
  }

  const count = 'SELECT count(*) FROM orders';

  /** Whatever pod answers has all rows that were acknowledged. */
  async function everyPodHasAll(): Promise<void> {
    for (const ordinal of [0, 1, 2]) {
      await shop.sees(shop.pod(ordinal), count, String(written.length));
    }
  }

  test('what is written through the Service of the primary is read from every pod, and through that of the reads', async () => {
    await write();
    await everyPodHasAll();
    await shop.sees(shop.reads, count, String(written.length));
  });

  test('replicas refuse writes, of the administrator too', async () => {
    for (const ordinal of [1, 2]) {
      const refused = shop.sql(shop.pod(ordinal), 'INSERT INTO orders VALUES (1000)', 'administrator');
      await expect(refused).rejects.toThrow(dialect.refusal);
    }
  });

  test(
    'a primary that is replaced keeps every row, and the replicas follow the new pod',
    async () => {
      await shop.stage.remove('v1', 'Pod', 'db-0');
      await write();
      await shop.whole();
      await write();
      await everyPodHasAll();
    },
    2 * PATIENCE,
  );

  test(
    'a replica that lost its volume copies the rows anew, and nobody reads from it before',
    async () => {
      await shop.stage.remove('v1', 'PersistentVolumeClaim', 'data-db-2');
      await shop.stage.remove('v1', 'Pod', 'db-2');
      const read: string[] = [];
      let isWhole = false;
      const reader = (async () => {
        while (!isWhole) {
          // A connection that breaks with the pod is no answer.
          read.push(await shop.sql(shop.reads, count).catch(() => ''));
        }
      })();
      await shop.whole().finally(() => {
        isWhole = true;
      });
      await reader;
      const answers = read.filter((answer) => answer !== '');
      expect(answers.length).toBeGreaterThan(0);
      expect([...new Set(answers)]).toEqual([String(written.length)]);
      await everyPodHasAll();
    },
    2 * PATIENCE,
  );

  test(
    'scaled down and up again, the replicas go on where they were',
    async () => {
      const scaled = async (replicas: number) => {
        const { metadata, spec } = await shop.stage.read('apps/v1', 'StatefulSet', 'db');
        const { name, labels } = metadata;
        await shop.stage.apply({
          apiVersion: 'apps/v1',
          kind: 'StatefulSet',
          metadata: { name, labels },
          spec: { ...spec, replicas },
        });
        await shop.whole(replicas);
      };
      await scaled(1);
      await write();
      await scaled(3);
      await everyPodHasAll();
    },
    2 * PATIENCE,
  );
}
