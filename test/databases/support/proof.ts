import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { run } from '../harness/processes';
import type { Dialect } from './dialect';
import { fill } from './filler';
import { PASSWORDS } from './passwords';
import { Rehearsal } from './rehearsal';
import { oneAfterAnother } from './scenarios';
import { shopDatabase } from './shop-database';

/** How much data there is when a database grows; the load figures of `npm run bench:databases` are those of a gigabyte. */
const MEGABYTES = Number(process.env.DATABASES_MEGABYTES ?? 32);

/**
 * The proof that a database replicates, on real servers: each test goes on with the database that the one before it left.
 */
export function proveReplication(dialect: Dialect): void {
  let stage: Rehearsal;
  const test = oneAfterAnother(() => stage.pods.witness());
  let rows = 0;
  const everywhere = async (count = `${rows}`) => {
    for (const ordinal of stage.pods.pods.keys()) {
      await stage.sees(ordinal, 'SELECT count(*) FROM items', count);
    }
  };
  const write = async (primary = 0) => {
    rows += 1;
    await stage.sql(primary, `INSERT INTO items VALUES (${rows}, 'row ${rows}')`);
  };

  beforeAll(async () => {
    stage = await Rehearsal.start(dialect);
  });
  afterAll(() => stage?.remove());

  test('three pods from nothing are a primary and two replicas that have its rows', async () => {
    expect(stage.pods.endpoints('db-read')).toEqual([]);
    await stage.pods.ready();
    expect(stage.pods.endpoints('db-primary')).toEqual(['db-0']);
    expect(stage.pods.endpoints('db-read')).toEqual(['db-0', 'db-1', 'db-2']);
    await stage.noteServer();
    await stage.sql(
      0,
      'CREATE TABLE items (id int PRIMARY KEY, name varchar(100)); CREATE TABLE load_test (id int PRIMARY KEY);',
    );
    await write();
    await everywhere();
  });

  test('replicas refuse writes, of the administrator too', async () => {
    for (const ordinal of [1, 2]) {
      for (const login of [stage.app, stage.admin]) {
        expect(await stage.refusal(ordinal, 'INSERT INTO items VALUES (1000, NULL)', login)).toMatch(dialect.refusal);
        expect(await stage.refusal(ordinal, 'CREATE TABLE other (id int)', login)).toMatch(dialect.refusal);
      }
    }
    await everywhere();
  });

  test('passwords of any characters work, and can be read nowhere', async () => {
    expect(await stage.sql(0, 'SELECT 1', stage.admin)).toBe('1');
    expect(await stage.sql(1, 'SELECT 1', stage.admin)).toBe('1');
    expect(JSON.stringify(shopDatabase(dialect).slice(0, -1))).not.toContain(PASSWORDS.password.slice(0, 9));
    expect(await stage.leaks()).toEqual([]);
  });

  test('a replica that stops applying, or lags, is no endpoint until it has caught up', async () => {
    await stage.sql(1, dialect.stopApplying, stage.admin);
    await write();
    // Something has to arrive for it to be late with.
    const load = stage.load(1);
    await load.more(5);
    await stage.pods.pod(1).notReady(/applying stopped|behind by/);
    expect(stage.pods.endpoints('db-read')).toEqual(['db-0', 'db-2']);
    await stage.sql(1, dialect.startApplying, stage.admin);
    const acknowledged = await load.stop();
    await stage.pods.pod(1).ready();
    expect(stage.pods.endpoints('db-read')).toEqual(['db-0', 'db-1', 'db-2']);
    expect(await stage.missing(1, acknowledged)).toEqual([]);
    await everywhere();
  });

  test('a primary killed under load has every acknowledged row, and replicas resume', async () => {
    const load = stage.load(1_000);
    await load.more(20);
    await stage.pods.pod(0).kill();
    await stage.pods.pod(1).ready(); // while the primary is down, replicas go on serving reads
    await load.more(20);
    await stage.pods.pod(1).kill();
    await load.more(20);
    await Promise.all([stage.pods.pod(0).kill(), stage.pods.pod(2).kill()]);
    await load.more(20);
    const acknowledged = await load.stop();
    await stage.pods.ready();
    for (const ordinal of [0, 1, 2]) {
      expect(await stage.missing(ordinal, acknowledged)).toEqual([]);
    }
  });

  test('a lost volume is copied anew after the logs are gone, whatever interrupts the copy', async () => {
    await write();
    await stage.pods.recreate(2, true);
    await stage.sql(0, dialect.purge, stage.admin);
    await stage.pods.pod(2).says(/copying the data/);
    await stage.pods.pod(2).kill();
    await stage.pods.pod(2).says(/copying the data.*copying the data/s);
    expect(stage.pods.endpoints('db-read')).toEqual(['db-0', 'db-1']);
    await stage.pods.pod(2).ready();
    await everywhere();
  });

  test('scaled down and up again, a replica goes on where it was', async () => {
    await stage.pods.scale(1);
    await write();
    await stage.pods.scale(3);
    await stage.pods.ready();
    await everywhere();
  });

  test('one pod with data grows to three in one step', async () => {
    await stage.pods.scale(1);
    await stage.pods.wipe(1);
    await stage.pods.wipe(2);
    const [query, answer] = await fill(stage, MEGABYTES);
    await stage.pods.scale(3);
    await stage.pods.ready(3600);
    for (const ordinal of [1, 2]) {
      await stage.sees(ordinal, query, answer);
    }
    await stage.sql(0, 'DROP TABLE filler');
    await everywhere();
  });

  test('a replica that cannot reach the primary at its first start waits and is no database of its own', async () => {
    await stage.pods.cut(0);
    await stage.pods.recreate(2, true);
    await stage.pods.pod(2).says(/waiting for db-0/);
    await stage.pods.pod(2).notReady(/copying the data of the primary/);
    // The other one has lost sight of the primary, and serves what it has.
    await stage.pods.pod(1).isAlone();
    await stage.pods.pod(1).ready();
    await stage.pods.cut(0, false);
    await stage.pods.pod(2).ready();
    await everywhere();
  });

  test('a replica with a wrong password says so and waits', async () => {
    await stage.pods.recreate(2, true);
    stage.pods.replaceObjects(shopDatabase(dialect, { passwords: { ...PASSWORDS, 'replication-password': 'wrong' } }));
    await stage.pods.recreate(2, true);
    await stage.pods.pod(2).says(dialect.saysNoPassword);
    await stage.pods.pod(2).notReady(/copying the data of the primary/);
    stage.pods.replaceObjects(shopDatabase(dialect));
    await stage.pods.recreate(2);
    await stage.pods.pod(2).ready();
  });

  test('a replica without room says so and is no endpoint', async () => {
    // Less than a log file.
    await stage.pods.leaveRoom(2, 8);
    try {
      await stage.pods.pod(2).notReady(/the volume is full/);
      expect(stage.pods.endpoints('db-read')).not.toContain('db-2');
    } finally {
      await stage.pods.leaveRoom(2);
    }
    await stage.pods.ready();
    await write();
    await everywhere();
  });

  test('a planned switch under load loses nothing that was acknowledged, and back', async () => {
    for (const [primary, first] of [
      [1, 100_000],
      [0, 200_000],
    ]) {
      const load = stage.load(first);
      await load.more(10);
      await stage.pods.apply(shopDatabase(dialect, { replication: { primaryOrdinal: primary } }));
      await stage.pods.endpointsBecome('db-primary', [`db-${primary}`]);
      await load.more(10);
      const acknowledged = await load.stop();
      await stage.pods.ready();
      for (const ordinal of [0, 1, 2]) {
        expect(await stage.missing(ordinal, acknowledged)).toEqual([]);
      }
      const other = primary === 0 ? 1 : 0;
      expect(await stage.refusal(other, 'INSERT INTO items VALUES (1000, NULL)', stage.admin)).toMatch(dialect.refusal);
      await write(primary);
      await everywhere();
    }
  });

  test('synchronously, a commit waits for a replica; strictly, replicas without the primary serve nobody', async () => {
    await stage.pods.apply(shopDatabase(dialect, { replication: { ...dialect.synchronous, strictReaders: true } }));
    await write();
    await everywhere();
    await Promise.all([stage.pods.cut(1), stage.pods.cut(2)]);
    let acknowledged = false;
    const writing = write().then(() => {
      acknowledged = true;
    });
    await pause(3_000);
    expect(acknowledged).toBe(false);
    await Promise.all([stage.pods.cut(1, false), stage.pods.cut(2, false)]);
    await writing;
    await everywhere();
    await stage.pods.cut(0);
    await stage.pods.pod(1).notReady(/no connection to the primary|receiving stopped/);
    await stage.pods.cut(0, false);
    await stage.pods.ready();
    await stage.pods.apply(shopDatabase(dialect));
  });

  test('changed passwords hold after a rolling restart', async () => {
    const passwords = {
      password: 'new admin',
      'replication-password': "new 'replication'",
      'user-password': 'new user',
    };
    stage.pods.replaceObjects(shopDatabase(dialect, { passwords }));
    await stage.pods.restart();
    expect(await stage.refusal(0, 'SELECT 1')).toMatch(/denied|failed/);
    await stage.client.learn(passwords);
    await write();
    await everywhere();
    expect(await stage.sql(0, 'SELECT 1', stage.admin)).toBe('1');
    stage.pods.replaceObjects(shopDatabase(dialect));
    await stage.pods.restart();
    await stage.client.learn(PASSWORDS);
    await write();
    await everywhere();
  });

  test('a primary whose volume is lost does not start over; a replica takes its place and its rows', async () => {
    const cutReplicas = (off: boolean) => Promise.all([1, 2].map((ordinal) => stage.pods.cut(ordinal, off)));
    await cutReplicas(true);
    await stage.pods.recreate(0, true);
    await stage.pods.pod(0).says(/waiting for db-1\S*, which may have data/);
    await cutReplicas(false);
    await stage.pods.pod(0).says(/ERROR: the volume of this pod is empty, but db-1/);
    // Of that, it needs to hear once: replicas restart while one of them is made the primary.
    await cutReplicas(true);
    await stage.pods.recreate(0);
    await stage.pods.pod(0).says(/ERROR: the volume of this pod is empty, but db-1/);
    await cutReplicas(false);
    expect(stage.pods.endpoints('db-primary')).toEqual([]);
    expect(await stage.sql(1, 'SELECT count(*) FROM items')).toBe(`${rows}`);
    await stage.pods.apply(shopDatabase(dialect, { replication: { primaryOrdinal: 1, acceptLoss: true } }));
    await stage.pods.endpointsBecome('db-primary', ['db-1'], 240);
    await write(1);
    await stage.pods.ready();
    await everywhere();
  });

  test('a volume with a database of its own, and a primary that is another database, are refused', async () => {
    await stage.pods.scale(2);
    const state = (await run('find', [stage.pods.claim(0), '-name', '.replication'])).out.trim();
    const role = readFileSync(join(state, 'role'));
    rmSync(join(state, 'role'));
    await stage.pods.recreate(0);
    await stage.pods.pod(0).says(/ERROR: this volume holds a database that was not copied/);
    writeFileSync(join(state, 'role'), role);
    await stage.pods.pod(0).ready();
    // All pods gone, the primary's volume lost, and nobody to object: a new database has the name of the old one.
    await stage.pods.scale(0);
    stage.pods.replaceObjects(shopDatabase(dialect));
    await stage.pods.wipe(0);
    await stage.pods.scale(1);
    await stage.pods.pod(0).ready();
    await stage.pods.scale(2);
    await stage.pods.pod(1).says(/ERROR: db-0\..* is another database/);
    expect(stage.pods.endpoints('db-read')).toEqual(['db-0']);
  });

  test('a first initialisation that is killed is begun again', async () => {
    await stage.pods.scale(0);
    await stage.pods.wipe(0);
    for (let attempt = 0; attempt < 3; attempt++) {
      // Somewhere in it, each time later.
      if (attempt === 0) await stage.pods.scale(1);
      await pause(700 * (attempt + 1));
      await stage.pods.pod(0).kill();
    }
    await stage.pods.pod(0).ready();
    await stage.sql(0, 'CREATE TABLE items (id int)');
    expect(await stage.leaks()).toEqual([]);
  });
}
