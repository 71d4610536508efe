import type { Probe } from 'cdk8s-plus-27';
import type { PodPort } from '../../ports/pod-port';

/** By what replicas follow: a binary log that they run again, a stream of pages, or what a custom engine brings along. */
export type ReplicationKind = 'binary log' | 'streaming' | 'custom';

/** How several pods of an engine become one database with a primary. */
export interface ReplicationFacts {
  readonly kind: ReplicationKind;
  /** The scripts by name: `start.sh` and perhaps `ready.sh`, `initdb.sh` and what those read. */
  readonly files: Readonly<Record<string, string>>;
  /** Variables of the image that the scripts set, or that would have the image do what the scripts do otherwise. */
  readonly takenVariables?: readonly string[];
}

/** What running a database takes, as its image has it. */
export interface EngineFacts {
  /** What the container is called. */
  readonly containerName: string;
  readonly image: string;
  readonly port: PodPort;
  /** Where the volume is mounted, and which of its folders. */
  readonly data: { readonly path: string; readonly subPath?: string };
  /** The user the server runs as; undefined where the image decides. */
  readonly user?: number;
  /** The group it runs as, which may write to the volume; undefined where the image decides. */
  readonly group?: number;
  /** Variables that do not depend on anything the user chooses. */
  readonly variables: Readonly<Record<string, string>>;
  /** The variable that holds the password, and the one that holds the path of a file with it. */
  readonly password: { readonly variable?: string; readonly fileVariable?: string };
  /** The variable that names a database to create at first start. */
  readonly databaseVariable?: string;
  /** Where scripts for the first start belong. */
  readonly initScriptsPath?: string;
  /** Where configuration files belong, and the arguments without which the server would not read them. */
  readonly config?: {
    readonly path: string;
    readonly arguments: readonly string[];
    /** The file that is read, or `*` and the ending of those that are; undefined where it is not known. */
    readonly file?: string;
  };
  /** What its users call it, in sentences. */
  readonly title: string;
  /** How several pods replicate from a primary; undefined where this library cannot make them. */
  readonly replication?: ReplicationFacts;
  /** Whether pods become a cluster by themselves, any of which takes writes. */
  readonly clustersByItself: boolean;
  /** Whether the pods of a cluster choose their primary, so that no Service can lead to it. */
  readonly electsPrimary?: boolean;
  /** Why several pods are refused, and what to do, where there is neither. */
  readonly alone?: { readonly expected: string; readonly fix: string };
  /** The name of the administrator; undefined where there is none. */
  readonly admin?: string;
  /** The scheme of the URLs of its clients; undefined where nobody said. */
  readonly urlScheme?: string;
  /** What stands behind the database in such a URL. */
  readonly urlQuery?: string;
  /** The longest password that replicas can log in with, in characters; undefined where there is no limit. */
  readonly longestReplicationPassword?: number;
  /** How long the server may take to stop, in seconds; undefined where Kubernetes' 30 have to do. */
  readonly graceSeconds?: number;
  /** The least memory that the server lives on, in MiB; undefined where it is not known. */
  readonly leastMemory?: number;
  /** Tells whether the server answers, where no script of the replication does. */
  readiness(): Probe;
}
