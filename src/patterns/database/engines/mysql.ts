import { Duration } from 'cdk8s';
import { Probe } from 'cdk8s-plus-27';
import { PodPort } from '../../ports/pod-port';
import type { EngineFacts } from './engine-facts';

const SERVER = 'docker-entrypoint.sh mysqld --server-id="$((ORDINAL + 1))"';

/**
 * The official image, as its Dockerfile and entrypoint have it.
 *
 * @see https://github.com/docker-library/mysql
 */
export function mysql(version: string): EngineFacts {
  return {
    containerName: 'mysql',
    image: `mysql:${version}`,
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
    config: { path: '/etc/mysql/conf.d', arguments: [] },
    roles: { primary: SERVER, replica: `${SERVER} --read-only` },
    readiness,
  };
}

/**
 * A query over TCP: at its first start the entrypoint runs a temporary server with --skip-networking, which answers on
 * the socket only and must not count. The password goes through the environment, where `ps` does not show it.
 */
function readiness(passwordInFile: boolean): Probe {
  const password = passwordInFile ? '$(cat "$MYSQL_ROOT_PASSWORD_FILE")' : '$MYSQL_ROOT_PASSWORD';
  const query = `mysql --protocol=TCP --host=127.0.0.1 --user=root --execute='SELECT 1'`;
  return Probe.fromCommand(['sh', '-c', `MYSQL_PWD="${password}" ${query}`], { timeoutSeconds: Duration.seconds(5) });
}
