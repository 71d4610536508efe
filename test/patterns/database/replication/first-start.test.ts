import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { replicationScripts } from '../../../../src/patterns/database/replication/replication-scripts';

/** A volume, mounted where a server has its data. */
let volume: string;
beforeEach(() => {
  volume = mkdtempSync(join(tmpdir(), 'volume-'));
});
afterEach(() => rmSync(volume, { recursive: true }));

function put(file: string, text = '') {
  mkdirSync(dirname(join(volume, file)), { recursive: true });
  writeFileSync(join(volume, file), text);
}

/** What `take_role` does of pod 0, which is the primary, or another one, without a server: it says what it would do and the complaint. */
function started(ordinal: number, data: string, own: string): string {
  const { 'common.sh': common, 'roles.sh': roles } = replicationScripts('mysql');
  const engine = `DATA=${join(volume, data)} STATE=${join(volume, '.replication')}
mkdir -p "$STATE"; replication_password=x; answers() { false; }; refuse_stranger() { :; }
be_new_primary() { echo 'a new primary'; }; seed() { echo "copies $1"; }; be_replica() { :; }
${own}`;
  // A shell whose input is a socket takes itself for a login from afar and reads the machine's settings, which may fail under -u.
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-euc', `${common}\n${roles}\n${engine}\ntake_role`], {
    encoding: 'utf8',
    env: { ...process.env, HOSTNAME: `db-${ordinal}`, PRIMARY_HOST: 'db-0.db', PRIMARY_ORDINAL: '0' },
  });
  return (stdout || stderr.replace(/^.* ERROR: /, '')).trim().replaceAll(volume, '');
}

const MYSQL = 'has_data() { [ -d "$DATA/mysql" ]; }; refuse_database_elsewhere() { :; }';
const UNKNOWN =
  /^\/global_priv\.MAD is there, but no database that this server knows: .* \(storage\.subPath, '' for all of it\)/;

test('a new database is made in an empty folder, and one that was never finished is begun again', () => {
  put('lost+found/kept');
  expect(started(0, '', MYSQL)).toBe('a new primary');
  put('ibdata1');
  expect(started(0, '', MYSQL)).toBe('a new primary');
  expect(readdirSync(volume).sort()).toEqual(['.replication', 'lost+found']);
});

test('files of somebody else are refused and stay, however often the pod starts again', () => {
  put('global_priv.MAD');
  for (const ordinal of [0, 0, 1, 1]) {
    expect(started(ordinal, '', MYSQL)).toMatch(UNKNOWN);
  }
  expect(existsSync(join(volume, 'global_priv.MAD'))).toBe(true);
});

test('a replica copies into an empty folder', () => {
  expect(started(1, '', MYSQL)).toBe('copies db-0.db');
});

describe('PostgreSQL', () => {
  const [own = ''] = /^has_data[\s\S]*?^}$/m.exec(replicationScripts('postgres')['start.sh'] ?? '') ?? [];
  const start = (ordinal: number, data: string) => started(ordinal, data, `VOLUMES=${volume}\n${own}`);

  test.each([
    ['in the folder of its release, beside that of another release', '18/docker', 'pgdata/PG_VERSION', '/pgdata'],
    [
      'in the folder of its release, beside that of the release before',
      '19/docker',
      '18/docker/PG_VERSION',
      '/18/docker',
    ],
    ['below a volume that was the data itself', 'data/pgdata', 'data/PG_VERSION', '/data'],
  ])('makes no database %s', (_, data, there, place) => {
    put(there, '17\n');
    for (const ordinal of [0, 1]) {
      expect(start(ordinal, data)).toMatch(
        `${place} holds a database of PostgreSQL 17, and this server has its own in /${data}: not making a new one beside it.`,
      );
    }
    expect(existsSync(join(volume, there))).toBe(true);
  });

  test('makes one on an empty volume', () => {
    expect(start(0, '18/docker')).toBe('a new primary');
  });
});
