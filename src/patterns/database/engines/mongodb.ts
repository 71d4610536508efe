import { Duration } from 'cdk8s';
import { Probe } from 'cdk8s-plus-27';
import { PodPort } from '../../ports/pod-port';
import type { EngineFacts } from './engine-facts';
import { GRACE_SECONDS, type ImageOptions, officialImage } from './official-image';

/**
 * The official image, as its Dockerfile and entrypoint have it.
 *
 * @see https://github.com/docker-library/mongo
 */
export function mongodb(version: string, image: ImageOptions): EngineFacts {
  return {
    containerName: 'mongodb',
    title: 'MongoDB',
    image: officialImage('mongo', version, image),
    port: PodPort.tcp(27_017, 'mongodb'),
    data: { path: '/data/db', subPath: 'mongodb' },
    user: 999,
    group: 999,
    // The entrypoint makes a user, and asks for passwords at all, only where name and password are given.
    variables: { MONGO_INITDB_ROOT_USERNAME: 'root' },
    password: { variable: 'MONGO_INITDB_ROOT_PASSWORD', fileVariable: 'MONGO_INITDB_ROOT_PASSWORD_FILE' },
    databaseVariable: 'MONGO_INITDB_DATABASE',
    initScriptsPath: '/docker-entrypoint-initdb.d',
    config: { path: '/etc/mongo', arguments: ['--config', '/etc/mongo/mongod.conf'], file: 'mongod.conf' },
    clustersByItself: false,
    electsPrimary: true,
    // No replica set was ever run with scripts of this library, so it makes none.
    alone: {
      expected: '1 pod of MongoDB, or roles with commands of your own',
      fix: 'take an operator for a replica set, such as the MongoDB Kubernetes Operator, or write the commands',
    },
    admin: 'root',
    urlScheme: 'mongodb',
    // The administrator is known in this database, whatever the client works in.
    urlQuery: '?authSource=admin',
    graceSeconds: GRACE_SECONDS,
    leastMemory: 512,
    // The temporary server of the first start is bound to 127.0.0.1, so the probe asks at the pod's own address. A ping
    // needs no password. Images before 5.0 have the old shell.
    readiness: () =>
      Probe.fromCommand(['sh', '-c', `exec ${SHELL} --quiet --host "$HOSTNAME" --eval '${PING}'`], {
        timeoutSeconds: Duration.seconds(SECONDS_FOR_THE_SHELL),
      }),
  };
}

const SHELL = '"$(command -v mongosh || command -v mongo)"';
const PING = 'quit(db.adminCommand({ ping: 1 }).ok === 1 ? 0 : 1)';

/** The shell is a Node.js program and takes its time to start. */
const SECONDS_FOR_THE_SHELL = 10;
