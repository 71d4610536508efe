import type { Probe } from 'cdk8s-plus-27';
import type { PodPort } from '../../ports/pod-port';
import type { RoleCommands } from '../ordinal-roles';

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
  readonly config?: { readonly path: string; readonly arguments: readonly string[] };
  /** How a primary and its replicas are started, where that needs nothing the user alone knows. */
  readonly roles?: RoleCommands;
  /** Tells whether the server answers, given whether the password lies in a file. */
  readiness(passwordInFile: boolean): Probe;
}
