import { MARIADB, MYSQL, MYSQL_FAMILY, POSTGRES, SHARED } from './script-texts';

/** The servers for which there are scripts that replicate. */
export type ReplicatedEngine = 'mysql' | 'mariadb' | 'postgres';

const OWN: Readonly<Record<ReplicatedEngine, Readonly<Record<string, string>>>> = {
  mysql: { ...MYSQL_FAMILY, ...MYSQL },
  mariadb: { ...MYSQL_FAMILY, ...MARIADB },
  postgres: POSTGRES,
};

/**
 * The files that make pods of an official image replicate, by name: `start.sh` starts the server in its role, `ready.sh`
 * tells whether it may serve, `initdb.sh` is the last of the image's own scripts for the first start; the rest is theirs.
 */
export function replicationScripts(engine: ReplicatedEngine): Readonly<Record<string, string>> {
  return { ...SHARED, ...OWN[engine] };
}
