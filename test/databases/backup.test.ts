import { App, Testing } from 'cdk8s';
import { DatabaseBackup } from '../../examples/database-backup';
import { type KubeObject, objectOf } from './harness/objects';
import { MARIADB_11 } from './support/dialect';
import { PASSWORDS } from './support/passwords';
import { Rehearsal } from './support/rehearsal';
import { secretOf } from './support/shop-database';

/** The example as it is, but for the release of the image, and the Secret that it asks for. */
function example(): KubeObject[] {
  const manifest = JSON.stringify(Testing.synth(new DatabaseBackup(new App(), 'shop')));
  const objects: KubeObject[] = JSON.parse(manifest.replaceAll(/mariadb:[\d.]+/g, MARIADB_11.image));
  return [...objects, { ...secretOf(PASSWORDS), metadata: { name: 'shop', namespace: 'shop' } }];
}

/** What the job runs, with the folder that stands for its claim. */
function dump(objects: readonly KubeObject[]): string {
  const [{ command }] = objectOf(objects, 'CronJob').spec.jobTemplate.spec.template.spec.containers;
  return command.at(-1).replace('/backups', '/data');
}

// Under the name of the server, so that the page of what was seen has it.
describe(MARIADB_11.title, () => {
  test('the dump of the example, taken from a replica, holds the rows and can be loaded', async () => {
    const objects = example();
    const stage = await Rehearsal.start(MARIADB_11, {}, objects);
    try {
      await stage.pods.ready();
      await stage.sql(
        0,
        "CREATE TABLE items (id int PRIMARY KEY, name varchar(20)); INSERT INTO items VALUES (1, 'ü');",
      );
      await stage.sees(1, 'SELECT count(*) FROM items', '1');
      const job = await stage.pods.beside('job', ['sleep', 'infinity']);
      const script = `export MYSQL_PWD=$(cat /data/password); ${dump(objects)}; gunzip -c /data/*.sql.gz`;
      await job.container.exec(['bash', '-c', 'cat > /data/password'], PASSWORDS['user-password']);
      const { status, out, err } = await job.container.exec(['bash', '-c', script]);
      expect({ status, err }).toEqual({ status: 0, err: '' });
      await stage.sql(0, 'DROP TABLE items');
      await stage.sql(0, out);
      await stage.sees(1, 'SELECT name FROM items', 'ü');
      await job.container.kill();
    } finally {
      await stage.remove();
    }
  });
});
