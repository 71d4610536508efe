import { App, Chart, Duration, Size, Testing } from 'cdk8s';
import { DatabaseCredentials, HeadlessStatefulDb, type ReplicationOptions } from '../../../src/index';
import { type KubeObject, objectOf } from '../harness/objects';
import type { Dialect } from './dialect';
import { PASSWORDS } from './passwords';

/** What a test wants other than usual. */
export interface ShopOptions {
  readonly replicas?: number;
  readonly replication?: ReplicationOptions;
  readonly passwords?: Readonly<Record<string, string>>;
}

/** The database of a shop, which notices within seconds what goes wrong. */
export function databaseIn(
  chart: Chart,
  { engine, impatience }: Dialect,
  options: ShopOptions = {},
): HeadlessStatefulDb {
  return new HeadlessStatefulDb(chart, 'db', {
    engine: engine(),
    storage: { size: Size.gibibytes(1) },
    replicas: options.replicas ?? 3,
    credentials: DatabaseCredentials.fromSecretName('db-secret', { database: 'shop', user: 'shop' }),
    arguments: [...impatience],
    replication: { maxLag: Duration.seconds(5), ...options.replication },
  });
}

/** The manifest of a database that the construct makes, and the Secret that it asks for. */
export function shopDatabase(dialect: Dialect, options: ShopOptions = {}): KubeObject[] {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  const db = databaseIn(chart, dialect, options);
  // The Services for clients are made because they are asked for.
  const services = [db.primary, db.readers];
  const objects = Testing.synth(chart) as KubeObject[];
  for (const { name } of services) objectOf(objects, 'Service', name);
  return [...objects, secretOf(options.passwords ?? PASSWORDS)];
}

/** The Secret with the passwords. */
export function secretOf(passwords: Readonly<Record<string, string>>): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'db-secret', namespace: 'shop' },
    stringData: passwords,
  };
}
