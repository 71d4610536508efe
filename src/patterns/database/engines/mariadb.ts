import { Duration } from 'cdk8s';
import { Probe } from 'cdk8s-plus-27';
import { PodPort } from '../../ports/pod-port';
import { replicationScripts } from '../replication/replication-scripts';
import { accountVariables } from './account-variables';
import type { EngineFacts } from './engine-facts';
import { GRACE_SECONDS, type ImageOptions, officialImage } from './official-image';

/**
 * The official image, as its Dockerfile, entrypoint and healthcheck.sh have it.
 *
 * @see https://github.com/MariaDB/mariadb-docker
 */
export function mariadb(version: string, image: ImageOptions): EngineFacts {
  return {
    containerName: 'mariadb',
    title: 'MariaDB',
    image: officialImage('mariadb', version, image),
    // Meshes know the protocol by the name of the port, and it is that of MySQL.
    port: PodPort.tcp(3306, 'mysql'),
    // As for MySQL, a fresh ext4 volume is not empty.
    data: { path: '/var/lib/mysql', subPath: 'mysql' },
    user: 999,
    group: 999,
    variables: {},
    password: { variable: 'MARIADB_ROOT_PASSWORD', fileVariable: 'MARIADB_ROOT_PASSWORD_FILE' },
    databaseVariable: 'MARIADB_DATABASE',
    initScriptsPath: '/docker-entrypoint-initdb.d',
    config: { path: '/etc/mysql/conf.d', arguments: [], file: '*.cnf' },
    replication: {
      kind: 'binary log',
      files: replicationScripts('mariadb'),
      takenVariables: [...accountVariables('MARIADB'), ...accountVariables('MYSQL'), 'MARIADB_MASTER_HOST'],
    },
    clustersByItself: false,
    admin: 'root',
    urlScheme: 'mysql',
    longestReplicationPassword: 96,
    graceSeconds: GRACE_SECONDS,
    leastMemory: 256,
    // The image's own script logs in as a user that the entrypoint makes, so it needs no password; --connect fails for
    // the temporary server of the first start, which has no network.
    readiness: () =>
      Probe.fromCommand(['healthcheck.sh', '--connect', '--innodb_initialized'], {
        timeoutSeconds: Duration.seconds(5),
      }),
  };
}
