/*
 * How long a replica takes to be seeded, for each gigabyte, and how far it lags under load: those of `HeadlessStatefulDb` beside one that is
 * set up by hand from the same primary. `npm run bench:databases [mysql|mariadb|postgres …]`; MEGABYTES is how much data there is, 1024.
 */

import { Client, type Connection } from '../harness/client';
import type { Container } from '../harness/container';
import setup from '../harness/global-setup';
import { until } from '../harness/processes';
import { type Dialect, MARIADB_11, MYSQL, POSTGRES_18 } from '../support/dialect';
import { fill } from '../support/filler';
import { PASSWORDS } from '../support/passwords';
import { Rehearsal } from '../support/rehearsal';
import { shopDatabase } from '../support/shop-database';
import { MARIADB_BY_HAND, MYSQL_BY_HAND, POSTGRES_BY_HAND } from './by-hand';

const MEGABYTES = Number(process.env.MEGABYTES ?? 1024);
const SAMPLES = 50;

const CONTENDERS: Readonly<Record<string, { readonly dialect: Dialect; readonly byHand: string }>> = {
  mysql: { dialect: MYSQL, byHand: MYSQL_BY_HAND },
  mariadb: { dialect: MARIADB_11, byHand: MARIADB_BY_HAND },
  postgres: { dialect: POSTGRES_18, byHand: POSTGRES_BY_HAND },
};

/** Seconds until a host has all rows. */
async function seeded(stage: Rehearsal, host: string, query: string, rows: string, hand?: Container): Promise<number> {
  const begin = performance.now();
  const isThere = () =>
    stage.client.sql(host, stage.app, query).then(
      (said) => said === rows || undefined,
      () => undefined,
    );
  await until(
    `${host} to be seeded`,
    () => {
      if (hand?.isRunning === false)
        throw new Error(`${host}: found its server ended, expected it to run; ${hand.log.slice(-2000)}`);
      return isThere();
    },
    3600,
  );
  return (performance.now() - begin) / 1000;
}

/** The median of the milliseconds from the acknowledgement of a row to the moment it is read from a replica, under load. */
async function lag(stage: Rehearsal, host: string, first: number): Promise<number> {
  const load = stage.load(first);
  const replica: Connection = stage.client.connect(host, stage.app);
  const samples: number[] = [];
  await load.more(20);
  while (samples.length < SAMPLES) {
    await load.more(1);
    const row = load.acknowledged.at(-1) as number;
    const begin = performance.now();
    for (let attempt = 0; ; attempt++) {
      const mark = `${row}-${attempt}`;
      const found = `SELECT CASE WHEN EXISTS (SELECT 1 FROM load_test WHERE id = ${row}) THEN 'there ${mark}' ELSE 'not yet ${mark}' END;`;
      if ((await replica.either(found, [`there ${mark}`, `not yet ${mark}`])) === 0) break;
    }
    samples.push(performance.now() - begin);
  }
  replica.close();
  await load.stop();
  return samples.sort((one, other) => one - other)[SAMPLES >> 1];
}

async function compare(name: string): Promise<void> {
  const { dialect, byHand } = CONTENDERS[name];
  const stage = await Rehearsal.start(dialect, { replicas: 1 }, undefined, true);
  try {
    await stage.pods.ready();
    const [query, rows] = await fill(stage, MEGABYTES);
    await stage.sql(0, 'CREATE TABLE load_test (id int PRIMARY KEY)');
    stage.pods.replaceObjects(shopDatabase(dialect, { replicas: 2 }));
    await stage.pods.scale(2);
    const ours = await seeded(stage, stage.pods.hostOf(1), query, rows);
    await stage.pods.ready();
    const hand = await stage.pods.beside('hand', ['bash', '-c', byHand]);
    await new Client(hand.container, hand.secrets).learn(PASSWORDS);
    await hand.container.exec(['touch', '/data/go']);
    const theirs = await seeded(stage, 'hand', query, rows, hand.container);
    const ourLag = await lag(stage, stage.pods.hostOf(1), 1);
    const theirLag = await lag(stage, 'hand', 1_000_000);
    const perGigabyte = (seconds: number) => `${((seconds * 1024) / MEGABYTES).toFixed(1)} s`;
    console.log(
      `${dialect.title.padEnd(16)} seeding a GiB (of ${MEGABYTES} MiB): ${perGigabyte(ours)}, by hand ${perGigabyte(theirs)}, ratio ${(ours / theirs).toFixed(2)};` +
        ` lag under load (median of ${SAMPLES}): ${ourLag.toFixed(1)} ms, by hand ${theirLag.toFixed(1)} ms, ratio ${(ourLag / theirLag).toFixed(2)}`,
    );
    await hand.container.kill();
  } finally {
    await stage.remove();
  }
}

async function main(): Promise<void> {
  const names = process.argv.slice(2);
  const unknown = names.find((name) => CONTENDERS[name] === undefined);
  if (unknown !== undefined) {
    throw new Error(
      `bench:databases: found "${unknown}", expected ${Object.keys(CONTENDERS).join(', ')} or nothing for all of them`,
    );
  }
  await setup();
  for (const name of names.length === 0 ? Object.keys(CONTENDERS) : names) {
    await compare(name);
  }
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
