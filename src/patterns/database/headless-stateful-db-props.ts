import type { ContainerResources, EnvValue } from 'cdk8s-plus-27';
import { Complaint, isComplaint } from '../../values/complaint';
import { containerResources } from '../../values/container-resources';
import { environmentName } from '../../values/environment-name';
import { keysOf, propertyOf } from '../../values/foreign-object';
import { referenceTo } from '../../values/object-reference';
import { instanceOf, listOf, optional, type Parser, text, wholeNumber } from '../../values/parser';
import { quoted, shown } from '../../values/wording';
import type { NamedConfigMap } from '../named-object';
import type { PodPort } from '../ports/pod-port';
import { podPort, podPorts } from '../ports/port-parsers';
import { type AddressedServiceProps, addressedServiceFields } from '../service/common-props';
import { type DatabaseCredentials, databaseCredentials } from './database-credentials';
import { DatabaseEngine } from './database-engine';
import { type DatabasePods, databasePods } from './database-pods';
import { type DatabaseStorage, databaseStorage } from './database-storage';
import { OrdinalRoles } from './ordinal-roles';
import { type ReplicationOptions, replicationOptions } from './replication-options';

/** The largest number of replicas that Kubernetes takes. */
const MOST_REPLICAS = 2_147_483_647;

/**
 * What a `HeadlessStatefulDb` is made from. `metadata` is that of both the Service and the StatefulSet; their common name
 * has at most 52 characters, because Kubernetes cannot make the pods of a StatefulSet with a longer one.
 *
 * `publishNotReadyAddresses` is on for engines that replicate or cluster, because their pods have to find each other before
 * they are ready; clients have Services of their own.
 */
export interface HeadlessStatefulDbProps extends AddressedServiceProps {
  /** The database server, such as `DatabaseEngine.mysql('8.4')`. */
  readonly engine: DatabaseEngine;

  /** The storage that each pod gets, such as `{ size: Size.gibibytes(10) }`. */
  readonly storage: DatabaseStorage;

  /**
   * Who may log in, by the Secrets that hold the passwords. A plain-text password does not compile.
   */
  readonly credentials: DatabaseCredentials;

  /**
   * How many pods there are, a whole number from 0 to 2147483647 (`spec.replicas`). Of several, one is the primary and the others
   * are replicas that follow it; an even number is as good as an odd one, because nobody votes. Several pods of an engine that
   * does not replicate are refused: they would be as many unrelated databases.
   *
   * @default 1
   */
  readonly replicas?: number;

  /**
   * How the replicas follow their primary. Refused for engines that do not replicate, and beside `roles`.
   *
   * @default - asynchronously; pod 0 is the primary
   */
  readonly replication?: ReplicationOptions;

  /**
   * Commands of your own for the primary and the replicas, instead of everything this library does for replication.
   *
   * @default - none
   */
  readonly roles?: OrdinalRoles;

  /**
   * The engine's port under a name of your own, or as a handle that exists already. A number or protocol other than the
   * engine's is refused: the server would not listen there.
   *
   * @default - the engine's, named after the protocol: `db.port`
   */
  readonly port?: PodPort;

  /**
   * Further ports that the server listens on, such as MySQL's X protocol; all ports then need a name each. Refused are
   * numbers and names that clash. The ports of a sidecar belong to its own container.
   *
   * @default - none
   */
  readonly extraPorts?: PodPort[];

  /**
   * A ConfigMap, of any cdk8s-plus release, with scripts for the first start of the database (for the known engines at
   * `/docker-entrypoint-initdb.d`). Where the pods replicate they run on the first primary alone, and replicas copy what they
   * made. One of another namespace is refused, and one for an engine that has no place for it.
   *
   * @default - no scripts
   */
  readonly initScripts?: NamedConfigMap;

  /**
   * A ConfigMap, of any cdk8s-plus release, with configuration files: for MySQL and MariaDB any files that end in `.cnf`
   * (`/etc/mysql/conf.d`), for PostgreSQL a complete `postgresql.conf` (`/etc/postgresql`), for MongoDB a `mongod.conf`
   * (`/etc/mongo`). PostgreSQL and MongoDB are told of the file by arguments; where `roles` have commands of their own,
   * those have to name it. A ConfigMap of this app without such a file is refused.
   *
   * @default - the image's own configuration
   */
  readonly config?: NamedConfigMap;

  /**
   * Arguments of the server (`containers[].args`), which win over those of the replication, such as `--max-connections=500`.
   * Refused beside `roles`, whose commands have their own.
   *
   * @default - none
   */
  readonly arguments?: string[];

  /**
   * Further environment variables of the server (`containers[].env`). Those that the database has already are refused, and
   * those by which the image would make accounts beside the credentials.
   *
   * @default - none
   */
  readonly environment?: { [name: string]: EnvValue };

  /**
   * CPU, memory and ephemeral storage of the server (`containers[].resources`). Memory is in whole MiB, ephemeral storage in
   * whole GiB; a request above its limit is refused, and a limit of memory on which the server cannot live is warned of.
   *
   * @default - none are requested and none limited
   */
  readonly resources?: ContainerResources;

  /**
   * What the pods have beside the server: labels, placement, sidecars, how they are started and stopped.
   *
   * @default - what `DatabasePods` says of each
   */
  readonly pods?: DatabasePods;
}

const configMap = referenceTo('ConfigMap');

/** An argument, which may be empty: `--save ''` tells Redis to keep nothing. */
const argument: Parser<string> = (input) => (input === '' ? input : text(input));

/** A value of a variable, of any cdk8s-plus release. */
const environmentValue: Parser<EnvValue> = (input) =>
  typeof input === 'object' &&
  input !== null &&
  (propertyOf(input, 'value') ?? propertyOf(input, 'valueFrom')) !== undefined
    ? (input as EnvValue)
    : new Complaint(shown(input), 'an EnvValue', `make one with EnvValue.fromValue("…")`);

const environment: Parser<Record<string, EnvValue>> = (input) => {
  const keys = keysOf(input);
  if (keys === undefined) {
    return new Complaint(
      shown(input),
      'variables by name',
      'write an object such as { TZ: EnvValue.fromValue("UTC") }',
    );
  }
  const read: Record<string, EnvValue> = {};
  for (const key of keys) {
    const name = environmentName(key);
    const value = isComplaint(name) ? name : environmentValue(propertyOf(input as object, key));
    if (isComplaint(value)) {
      return new Complaint(value.found, value.expected, value.fix, `[${quoted(key)}]`);
    }
    read[key] = value;
  }
  return read;
};

/** The parsers of `HeadlessStatefulDbProps`. */
export const headlessStatefulDbFields = {
  engine: instanceOf(DatabaseEngine, 'DatabaseEngine.mysql("8.4")'),
  credentials: databaseCredentials,
  storage: databaseStorage,
  replicas: optional(wholeNumber(0, MOST_REPLICAS)),
  replication: optional(replicationOptions),
  roles: optional(instanceOf(OrdinalRoles, 'OrdinalRoles.primaryAndReplicas({ primary: "…", replica: "…" })')),
  port: optional(podPort),
  extraPorts: optional(podPorts),
  initScripts: optional(configMap),
  config: optional(configMap),
  arguments: optional(listOf(argument, 'arguments')),
  environment: optional(environment),
  resources: optional(containerResources as Parser<ContainerResources>),
  pods: optional(databasePods),
  ...addressedServiceFields,
};
