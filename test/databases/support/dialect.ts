import { DatabaseEngine, type ReplicationOptions } from '../../../src/index';

/** What the tests have to know of an engine. */
export interface Dialect {
  readonly title: string;
  readonly image: string;
  readonly engine: () => DatabaseEngine;
  readonly admin: string;
  /** A shell command that runs SQL from its standard input at once and prints bare values; `$1` the host, `$2` the user, `$3` the key of the password. */
  readonly client: string;
  readonly version: string;
  /** What the server says of a write that a replica refuses. */
  readonly refusal: RegExp;
  /** Changes of the state of replication, said to a replica by the admin. */
  readonly stopApplying: string;
  readonly startApplying: string;
  /** Arguments with which a replica notices within seconds that nothing comes any more; by default, that takes it half a minute. */
  readonly impatience: readonly string[];
  /** Options with which a commit is acknowledged only when a replica has it. */
  readonly synchronous: ReplicationOptions;
  /** Drops the logs of the primary that no replica needs any more. */
  readonly purge: string;
  /** What a replica logs that may not copy. */
  readonly saysNoPassword: RegExp;
}

const FAMILY = (program: string) =>
  // The password goes into an option file that only this shell has.
  `exec ${program} --defaults-file=<(printf '[client]\\npassword="%s"\\n' "$(sed 's/[\\\\"]/\\\\&/g' "/run/secrets/database/$3")") --unbuffered -BN -h "$1" -u "$2" shop`;

export const MYSQL: Dialect = {
  title: 'MySQL 9.7',
  image: 'mysql:9.7',
  engine: () => DatabaseEngine.mysql('9.7'),
  admin: 'root',
  client: FAMILY('mysql'),
  version: 'SELECT version()',
  refusal: /1290|read-only/,
  stopApplying: 'STOP REPLICA SQL_THREAD;',
  startApplying: 'START REPLICA;',
  impatience: ['--replica-net-timeout=6'],
  synchronous: { semiSynchronous: true },
  purge: 'FLUSH BINARY LOGS; PURGE BINARY LOGS BEFORE NOW() + INTERVAL 1 DAY;',
  saysNoPassword: /waiting for .*Access denied/,
};

const MARIADB = (version: string): Dialect => ({
  ...MYSQL,
  title: `MariaDB ${version}`,
  image: `mariadb:${version}`,
  engine: () => DatabaseEngine.mariadb(version),
  client: FAMILY('mariadb'),
  impatience: ['--slave-net-timeout=6'],
});

export const MARIADB_10 = MARIADB('10.11');
export const MARIADB_11 = MARIADB('11.8');

const POSTGRES = (version: string): Dialect => ({
  title: `PostgreSQL ${version}`,
  image: `postgres:${version}`,
  engine: () => DatabaseEngine.postgres(version),
  admin: 'postgres',
  client: `PGPASSWORD=$(cat "/run/secrets/database/$3") exec psql -h "$1" -U "$2" -d shop -XAtq -v ON_ERROR_STOP=1`,
  version: 'SHOW server_version',
  refusal: /read-only transaction/,
  stopApplying: 'SELECT pg_wal_replay_pause();',
  startApplying: 'SELECT pg_wal_replay_resume();',
  impatience: ['-c', 'wal_receiver_timeout=6s', '-c', 'wal_sender_timeout=6s'],
  synchronous: { synchronousReplicas: 1 },
  purge: 'SELECT pg_switch_wal(); CHECKPOINT;',
  saysNoPassword: /waiting for .*password authentication failed/,
});

// With the programs of Alpine, which most who choose PostgreSQL's image choose with it.
export const POSTGRES_15 = POSTGRES('15-alpine');
export const POSTGRES_18 = POSTGRES('18');
