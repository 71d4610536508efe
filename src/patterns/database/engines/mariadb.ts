import { Duration } from 'cdk8s';
import { Probe } from 'cdk8s-plus-27';
import { PodPort } from '../../ports/pod-port';
import type { EngineFacts } from './engine-facts';

const SERVER = 'docker-entrypoint.sh mariadbd --server-id="$((ORDINAL + 1))"';

/**
 * The official image, as its Dockerfile, entrypoint and healthcheck.sh have it.
 *
 * @see https://github.com/MariaDB/mariadb-docker
 */
export function mariadb(version: string): EngineFacts {
  return {
    containerName: 'mariadb',
    image: `mariadb:${version}`,
    port: PodPort.tcp(3306, 'mariadb'),
    // As for MySQL, a fresh ext4 volume is not empty.
    data: { path: '/var/lib/mysql', subPath: 'mysql' },
    user: 999,
    group: 999,
    variables: {},
    password: { variable: 'MARIADB_ROOT_PASSWORD', fileVariable: 'MARIADB_ROOT_PASSWORD_FILE' },
    databaseVariable: 'MARIADB_DATABASE',
    initScriptsPath: '/docker-entrypoint-initdb.d',
    config: { path: '/etc/mysql/conf.d', arguments: [] },
    roles: { primary: SERVER, replica: `${SERVER} --read-only` },
    // The image's own script logs in as a user that the entrypoint makes, so it needs no password; --connect fails for
    // the temporary server of the first start, which has no network.
    readiness: () =>
      Probe.fromCommand(['healthcheck.sh', '--connect', '--innodb_initialized'], {
        timeoutSeconds: Duration.seconds(5),
      }),
  };
}
