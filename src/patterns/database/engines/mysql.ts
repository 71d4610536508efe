import { Duration } from 'cdk8s';
import { Probe } from 'cdk8s-plus-27';
import { isBefore } from '../../../values/image-reference';
import { PodPort } from '../../ports/pod-port';
import { replicationScripts } from '../replication/replication-scripts';
import { accountVariables } from './account-variables';
import type { EngineFacts } from './engine-facts';
import { GRACE_SECONDS, type ImageOptions, officialImage } from './official-image';

/** The first release whose statements the scripts of the replication speak. */
const FIRST_TO_REPLICATE = [8, 0, 26];

/**
 * The official image, as its Dockerfile and entrypoint have it.
 *
 * @see https://github.com/docker-library/mysql
 */
export function mysql(version: string, image: ImageOptions): EngineFacts {
  const replicates = !isBefore(version, FIRST_TO_REPLICATE);
  return {
    containerName: 'mysql',
    title: 'MySQL',
    image: officialImage('mysql', version, image),
    port: PodPort.tcp(3306, 'mysql'),
    // A fresh ext4 volume holds lost+found, and mysqld does not initialize a folder with anything in it
    // (docker-library/mysql issue 186).
    data: { path: '/var/lib/mysql', subPath: 'mysql' },
    user: 999,
    group: 999,
    variables: {},
    password: { variable: 'MYSQL_ROOT_PASSWORD', fileVariable: 'MYSQL_ROOT_PASSWORD_FILE' },
    databaseVariable: 'MYSQL_DATABASE',
    initScriptsPath: '/docker-entrypoint-initdb.d',
    config: { path: '/etc/mysql/conf.d', arguments: [], file: '*.cnf' },
    replication: replicates
      ? { kind: 'binary log', files: replicationScripts('mysql'), takenVariables: accountVariables('MYSQL') }
      : undefined,
    clustersByItself: false,
    alone: {
      expected: '1 pod of MySQL before 8.0.26, which lacks what the replication needs, or a later release',
      fix: 'upgrade it first, one series at a time',
    },
    admin: 'root',
    urlScheme: 'mysql',
    longestReplicationPassword: 32,
    graceSeconds: GRACE_SECONDS,
    leastMemory: 512,
    readiness,
  };
}

/**
 * A query over TCP: at its first start the entrypoint runs a temporary server with --skip-networking, which answers on
 * the socket only and must not count. The password goes through the environment, where `ps` does not show it.
 */
function readiness(): Probe {
  const query = `mysql --protocol=TCP --host=127.0.0.1 --user=root --execute='SELECT 1'`;
  return Probe.fromCommand(['sh', '-c', `MYSQL_PWD="$(cat "$MYSQL_ROOT_PASSWORD_FILE")" ${query}`], {
    timeoutSeconds: Duration.seconds(5),
  });
}
