import type { Size } from 'cdk8s';
import { type ContainerResources, PersistentVolumeAccessMode, PodManagementPolicy } from 'cdk8s-plus-27';
import { containerResources } from '../../values/container-resources';
import { dnsSubdomain } from '../../values/dns-name';
import { referenceTo } from '../../values/object-reference';
import { instanceOf, oneOf, optional, type Parser, wholeNumber } from '../../values/parser';
import { storageSize } from '../../values/storage-size';
import type { INamedObject } from '../ingress/tls-certificate';
import type { PodPort } from '../ports/pod-port';
import { podPort, podPorts } from '../ports/port-parsers';
import { type AddressedServiceProps, addressedServiceFields } from '../service/common-props';
import { type DatabaseCredentials, databaseCredentials } from './database-credentials';
import { DatabaseEngine } from './database-engine';
import { OrdinalRoles } from './ordinal-roles';

/** The largest number of replicas that Kubernetes takes. */
const MOST_REPLICAS = 2_147_483_647;

/**
 * What a `HeadlessStatefulDb` is made from. `metadata` is that of both the Service and the StatefulSet; their common name
 * has at most 52 characters, because Kubernetes cannot make the pods of a StatefulSet with a longer one.
 */
export interface HeadlessStatefulDbProps extends AddressedServiceProps {
  /** The database server, such as `DatabaseEngine.mysql('8.4')`. */
  readonly engine: DatabaseEngine;

  /**
   * The password of the database's administrator, which lies in a Secret. A plain-text password does not compile.
   */
  readonly credentials: DatabaseCredentials;

  /**
   * How much storage each pod gets, above 0 KiB (`volumeClaimTemplates[].spec.resources.requests.storage`). Kubernetes
   * does not let it change later.
   */
  readonly storageSize: Size;

  /**
   * The class of the storage (`volumeClaimTemplates[].spec.storageClassName`), a DNS name, or an empty text for volumes
   * that somebody made by hand.
   *
   * @default - the cluster's default class
   */
  readonly storageClassName?: string;

  /**
   * How the storage may be mounted (`volumeClaimTemplates[].spec.accessModes`). Each pod has storage of its own, so there
   * is seldom a reason for another mode.
   *
   * @default PersistentVolumeAccessMode.READ_WRITE_ONCE
   */
  readonly accessMode?: PersistentVolumeAccessMode;

  /**
   * How many pods there are, a whole number from 0 to 2147483647 (`spec.replicas`). More than one are as many independent
   * servers until something replicates between them; see `roles`.
   *
   * @default 1
   */
  readonly replicas?: number;

  /**
   * What the pods do by their ordinal.
   *
   * @default - all start alike, as the image does by itself
   */
  readonly roles?: OrdinalRoles;

  /**
   * The engine's port under a name of your own, or as a handle that exists already. A number or protocol other than the
   * engine's is refused: the server would not listen there.
   *
   * @default - the engine's, named after it: `db.port`
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
   * A ConfigMap, of any cdk8s-plus release, with scripts for the first start of each pod (for the known engines at
   * `/docker-entrypoint-initdb.d`). One of another namespace is refused, and one for an engine that has no place for it.
   *
   * @default - no scripts
   */
  readonly initScripts?: INamedObject;

  /**
   * A ConfigMap, of any cdk8s-plus release, with configuration files: for MySQL and MariaDB any files that end in `.cnf`
   * (`/etc/mysql/conf.d`), for PostgreSQL a complete `postgresql.conf` (`/etc/postgresql`), for MongoDB a `mongod.conf`
   * (`/etc/mongo`). PostgreSQL and MongoDB are told of the file by arguments; where `roles` have commands of their own,
   * those have to name it.
   *
   * @default - the image's own configuration
   */
  readonly config?: INamedObject;

  /**
   * CPU, memory and ephemeral storage of the server (`containers[].resources`). Memory is in whole MiB, ephemeral storage in
   * whole GiB; a request above its limit is refused.
   *
   * @default - none are requested and none limited
   */
  readonly resources?: ContainerResources;

  /**
   * Whether the pods start one after the other, each once its predecessor is ready, or all at once
   * (`spec.podManagementPolicy`). Kubernetes does not let it change later.
   *
   * @default - Kubernetes' own: PodManagementPolicy.ORDERED_READY
   */
  readonly podManagementPolicy?: PodManagementPolicy;
}

const storageClass: Parser<string> = (input) => (input === '' ? input : dnsSubdomain(input));

const configMap = referenceTo('ConfigMap');

/** The parsers of `HeadlessStatefulDbProps`. */
export const headlessStatefulDbFields = {
  engine: instanceOf(DatabaseEngine, 'DatabaseEngine.mysql("8.4")'),
  credentials: databaseCredentials,
  storageSize,
  storageClassName: optional(storageClass),
  accessMode: optional(oneOf(Object.values(PersistentVolumeAccessMode))),
  replicas: optional(wholeNumber(0, MOST_REPLICAS)),
  roles: optional(instanceOf(OrdinalRoles, 'OrdinalRoles.primaryAndReplicas()')),
  port: optional(podPort),
  extraPorts: optional(podPorts),
  initScripts: optional(configMap),
  config: optional(configMap),
  resources: optional(containerResources as Parser<ContainerResources>),
  podManagementPolicy: optional(oneOf(Object.values(PodManagementPolicy))),
  ...addressedServiceFields,
};
