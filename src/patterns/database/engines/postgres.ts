import { Duration } from 'cdk8s';
import { Probe } from 'cdk8s-plus-27';
import { isBefore, numbersOf } from '../../../values/image-reference';
import { PodPort } from '../../ports/pod-port';
import { replicationScripts } from '../replication/replication-scripts';
import type { EngineFacts } from './engine-facts';
import { GRACE_SECONDS, type ImageOptions, officialImage } from './official-image';

/** The first release that bounds what it keeps for replicas that are away. */
const FIRST_TO_REPLICATE = [13];

/** From this release on, the image keeps its data in a folder that is named after the release. */
const FIRST_WITH_VERSIONED_DATA = 18;

/**
 * The official image, as its Dockerfiles and entrypoint have it.
 *
 * @see https://github.com/docker-library/postgres
 */
export function postgres(version: string, image: ImageOptions): EngineFacts {
  // The user is 70 in images on Alpine and 999 in those on Debian.
  const id = /-alpine/.test(version) ? 70 : 999;
  return {
    containerName: 'postgres',
    title: 'PostgreSQL',
    image: officialImage('postgres', version, image),
    port: PodPort.tcp(5432, 'postgres'),
    ...dataOf(numbersOf(version)[0] ?? 0),
    user: id,
    group: id,
    password: { variable: 'POSTGRES_PASSWORD', fileVariable: 'POSTGRES_PASSWORD_FILE' },
    databaseVariable: 'POSTGRES_DB',
    initScriptsPath: '/docker-entrypoint-initdb.d',
    config: {
      path: '/etc/postgresql',
      file: 'postgresql.conf',
      // A file without listen_addresses would listen to the pod itself only.
      arguments: ['-c', 'config_file=/etc/postgresql/postgresql.conf', '-c', 'listen_addresses=*'],
    },
    replication: isBefore(version, FIRST_TO_REPLICATE)
      ? undefined
      : {
          kind: 'streaming',
          files: replicationScripts('postgres'),
          // The scripts speak as the user postgres, and find what they know of a volume by the folder of its data.
          takenVariables: ['PGDATA', 'POSTGRES_DB', 'POSTGRES_DB_FILE', 'POSTGRES_USER', 'POSTGRES_USER_FILE'],
        },
    clustersByItself: false,
    alone: {
      expected: '1 pod of PostgreSQL before 13, which lacks what the replication needs, or a later release',
      fix: 'dump it, and load it into a later one',
    },
    admin: 'postgres',
    urlScheme: 'postgresql',
    graceSeconds: GRACE_SECONDS,
    leastMemory: 128,
    // The temporary server of the first start listens on the socket only, so the probe asks over TCP.
    readiness: () =>
      Probe.fromCommand(['pg_isready', '--host=127.0.0.1', '--username=postgres'], {
        timeoutSeconds: Duration.seconds(5),
      }),
  };
}

/**
 * The data folder must belong to the server's user and nobody else may read it, or PostgreSQL refuses to start. The
 * root of a volume, and a subPath in it, belong to root; so the server makes a folder of its own below the mount.
 */
function dataOf(release: number): Pick<EngineFacts, 'data' | 'variables'> {
  return release < FIRST_WITH_VERSIONED_DATA
    ? {
        data: { path: '/var/lib/postgresql/data' },
        variables: { PGDATA: '/var/lib/postgresql/data/pgdata' },
      }
    : // The image has PGDATA=/var/lib/postgresql/18/docker, and refuses a mount at the old place.
      { data: { path: '/var/lib/postgresql' }, variables: {} };
}
