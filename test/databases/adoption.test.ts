import { App, Chart, Size, Testing } from 'cdk8s';
import { PodManagementPolicy } from 'cdk8s-plus-27';
import { DatabaseCredentials, DatabaseEngine, HeadlessStatefulDb } from '../../src/index';
import type { KubeObject } from './harness/objects';
import { MYSQL } from './support/dialect';
import { PASSWORDS } from './support/passwords';
import { Rehearsal } from './support/rehearsal';
import { secretOf } from './support/shop-database';

/** The main example of the notes, with an image that can be run here; three pods there are three databases. */
function ofTheNotes(replicas: number): KubeObject[] {
  const container = {
    name: 'mysql',
    image: 'mysql:9.7',
    ports: [{ containerPort: 3306 }],
    env: [{ name: 'MYSQL_ROOT_PASSWORD', value: 'yourpassword' }],
    command: ['bash', '-c', 'docker-entrypoint.sh mysqld'],
    volumeMounts: [{ name: 'mysql-data', mountPath: '/var/lib/mysql' }],
    readinessProbe: { exec: { command: ['mysql', '-uroot', '-pyourpassword', '-h127.0.0.1', '-e', 'SELECT 1'] } },
  };
  const labels = { app: 'mysql' };
  return [
    { apiVersion: 'v1', kind: 'Service', metadata: { name: 'db' }, spec: { clusterIP: 'None', selector: labels } },
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'db', namespace: 'shop' },
      spec: {
        serviceName: 'db',
        replicas,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [container] } },
        volumeClaimTemplates: [{ metadata: { name: 'mysql-data' }, spec: {} }],
      },
    },
  ];
}

/** Leaves the account of root as upgrades from 5.7 do: its plugin is gone, and nobody can log in by it. */
const AS_OF_5_7 = `UPDATE mysql.user SET plugin = 'mysql_native_password', authentication_string = '' WHERE user = 'root' AND host = '%'; FLUSH PRIVILEGES;`;

/** The construct in its place: the immutable fields are those of the notes. */
function ours(replicas: number): KubeObject[] {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  const db = new HeadlessStatefulDb(chart, 'db', {
    engine: DatabaseEngine.mysql('9.7'),
    replicas,
    storage: { size: Size.gibibytes(10), className: 'standard', claimName: 'mysql-data', subPath: '' },
    credentials: DatabaseCredentials.fromSecretName('db-secret', { database: 'shop', user: 'shop' }),
    pods: { selector: { app: 'mysql' }, management: PodManagementPolicy.ORDERED_READY },
  });
  const services = [db.primary.name, db.readers.name];
  expect(services).toEqual(['db-primary', 'db-read']);
  return [...(Testing.synth(chart) as KubeObject[]), secretOf(PASSWORDS)];
}

const immutable = (objects: readonly KubeObject[]) => {
  const { spec } = objects.find(({ kind }) => kind === 'StatefulSet') as KubeObject;
  const [claim] = spec.volumeClaimTemplates;
  return [spec.serviceName, spec.selector, spec.podManagementPolicy ?? 'OrderedReady', claim.metadata.name];
};

// Under the name of the server, so that the page of what was seen has it.
describe(MYSQL.title, () => {
  test('the StatefulSet of the notes is adopted with its volume and its rows, and grows to three that replicate', async () => {
    expect(immutable(ours(1))).toEqual(immutable(ofTheNotes(1)));
    const stage = await Rehearsal.start(MYSQL, {}, ofTheNotes(1));
    try {
      await stage.pods.ready();
      const said = await stage.pods
        .pod(0)
        .exec(
          ['mysql', '-uroot', '-pyourpassword'],
          'CREATE DATABASE shop; CREATE TABLE shop.items (id int PRIMARY KEY); INSERT INTO shop.items VALUES (1), (2), (3);',
        );
      expect(said.status).toBe(0);
      expect((await stage.pods.pod(0).exec(['mysql', '-uroot', '-pyourpassword'], AS_OF_5_7)).status).toBe(0);
      await stage.pods.apply(ours(1));
      expect(await stage.sql(0, 'SELECT count(*) FROM items', stage.admin)).toBe('3');
      stage.pods.replaceObjects(ours(3));
      await stage.pods.scale(3);
      await stage.pods.ready();
      await stage.sql(0, 'INSERT INTO items VALUES (4)');
      for (const ordinal of [0, 1, 2]) {
        await stage.sees(ordinal, 'SELECT count(*) FROM items', '4');
      }
      // The pods of the notes had databases of their own, which nobody copied from the primary.
      expect(await stage.refusal(1, 'INSERT INTO items VALUES (5)', stage.admin)).toMatch(MYSQL.refusal);
    } finally {
      await stage.remove();
    }
  });
});
