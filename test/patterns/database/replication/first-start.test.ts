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
mkdir -p "$STATE"; replication_password=x; peer() { echo 'Connection refused'; false; }; refuse_stranger() { :; }
PORT=1; timeout() { :; }; nap() { :; }
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

describe('a volume that is empty beside other pods', () => {
  /** Other pods as the client of the server tells of them, one answer after another, the last again and again; "yes" is data. */
  const beside = (...answers: readonly string[]) =>
    `${MYSQL}
    answers=(${answers.map((each) => `'${each.replaceAll("'", `'\\''`)}'`).join(' ')})
    peer() {
      local asked=0
      [ ! -e "$STATE/asked" ] || asked=$(<"$STATE/asked")
      echo $((asked + 1)) >"$STATE/asked"
      [ "$asked" -lt \${#answers[@]} ] || asked=$((\${#answers[@]} - 1))
      echo "\${answers[$asked]}"
      [ "\${answers[$asked]}" = yes ]
    }`;
  const LOST = /the volume of this pod is empty, but db-1\.db has data: not starting a new database/;

  test.each([
    ['refuse PostgreSQL', 'connection to server at "db-1" (10.0.0.2), port 5432 failed: Connection refused'],
    ['are not there for PostgreSQL', 'could not translate host name "db-1" to address: Name or service not known'],
    ['are not there on Alpine', 'could not translate host name "db-1" to address: Name does not resolve'],
    ['are closed by a mesh', 'connection to server at "db-1" failed: server closed the connection unexpectedly'],
    [
      'are closed by a mesh for MySQL',
      "ERROR 2013 (HY000): Lost connection to MySQL server at 'reading initial communication packet', system error: 0",
    ],
  ])('makes a new database where these %s', (_, complaint) => {
    expect(started(0, '', beside(complaint))).toBe('a new primary');
  });

  test('makes a new database where the shell is refused, whatever the client makes of it', () => {
    const refused = "timeout() { echo 'bash: connect: Connection refused'; false; }";
    const mariadb = "ERROR 2002 (HY000): Can't connect to server on 'db-1' (115)";
    expect(started(0, '', `${beside(mariadb)}\n${refused}`)).toBe('a new primary');
  });

  test.each([
    ['are slow', 'connection to server at "db-1" (10.0.0.2), port 5432 failed: timeout expired'],
    ['stop', 'FATAL:  terminating connection due to administrator command\nserver closed the connection unexpectedly'],
    ['start', 'connection to server at "db-1" failed: FATAL:  the database system is starting up'],
    [
      'know another password',
      "ERROR 1045 (28000): Access denied for user 'replicator'@'10.0.0.1' (using password: YES)",
    ],
    [
      'have a name that cannot be asked for',
      'could not translate host name "db-1" to address: Temporary failure in name resolution',
    ],
    [
      'are slow for MySQL',
      "ERROR 2013 (HY000): Lost connection to MySQL server at 'reading initial communication packet', system error: 110",
    ],
    ['cannot be reached', "ERROR 2003 (HY000): Can't connect to MySQL server on 'db-1:3306' (113)"],
  ])('waits for pods that %s, and says so', (_, complaint) => {
    const said = started(0, '', beside(complaint, 'yes'));
    expect(said).toContain(`waiting for db-1.db, which may have data: ${complaint}`);
    expect(said).toMatch(LOST);
  });

  test('is known for lost from then on, also while the others restart', () => {
    expect(started(0, '', beside('yes'))).toMatch(LOST);
    expect(started(0, '', beside('Connection refused'))).toMatch(LOST);
    expect(started(1, '', MYSQL)).toBe('copies db-0.db');
    expect(started(0, '', beside('Connection refused'))).toBe('a new primary');
  });
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
