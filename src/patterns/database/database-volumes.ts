import type { k8s } from 'cdk8s-plus-27';
import type { IConstruct } from 'constructs';
import type { ObjectReference } from '../../values/object-reference';
import type { DatabaseCredentials } from './database-credentials';
import type { EngineFacts } from './engines/engine-facts';
import { lackingPlace } from './lacking-place';
import { adminVolume, PASSWORD_FOLDER, passwordsVolume } from './passwords';
import { type ReplicationFiles, SCRIPTS, SCRIPTS_FOLDER, STATE, STATE_FOLDER } from './replication-files';

/** The ConfigMaps that users give a server. */
export interface FilesOfUsers {
  readonly initScripts?: ObjectReference;
  readonly config?: ObjectReference;
}

/** A volume, and where the server's container has it. */
export interface MountedVolume {
  readonly volume: k8s.Volume;
  readonly path: string;
}

/** What has a bearing on the volumes beside the data. */
interface VolumesPlan {
  readonly engine: EngineFacts;
  readonly credentials: DatabaseCredentials;
  readonly scripts?: ReplicationFiles;
  readonly files: FilesOfUsers;
}

/** The volumes beside the data: passwords, scripts and configuration. */
export function databaseVolumes(scope: IConstruct, plan: VolumesPlan): MountedVolume[] {
  return [...passwords(plan), ...scriptsOf(plan), ...initScripts(scope, plan), ...config(scope, plan)];
}

function passwords({ engine, credentials, scripts }: VolumesPlan): MountedVolume[] {
  if (scripts !== undefined) {
    return [{ path: PASSWORD_FOLDER, volume: passwordsVolume(credentials, engine.group) }];
  }
  // An image that reads no file has the password in a variable.
  return engine.password.fileVariable === undefined
    ? []
    : [{ path: PASSWORD_FOLDER, volume: adminVolume(credentials, engine.group) }];
}

function scriptsOf({ scripts }: VolumesPlan): MountedVolume[] {
  const paths: Record<string, string> = { [SCRIPTS]: SCRIPTS_FOLDER, [STATE]: STATE_FOLDER };
  return (scripts?.volumes ?? []).map((volume) => ({ volume, path: paths[volume.name] ?? '' }));
}

/** One volume for the user's scripts and ours, because nothing can be mounted into the folder of a ConfigMap. */
function initScripts(scope: IConstruct, { engine, scripts, files }: VolumesPlan): MountedVolume[] {
  const own = scripts?.initScript;
  if (own === undefined && files.initScripts === undefined) {
    return [];
  }
  const path = engine.initScriptsPath;
  if (path === undefined) {
    throw lackingPlace(scope, 'initScripts', 'init scripts', 'none', 'initScriptsPath');
  }
  const given = files.initScripts && { configMap: { name: files.initScripts.name } };
  const sources = [given, own].filter((source) => source !== undefined);
  return [{ path, volume: { name: 'init-scripts', ...(own ? { projected: { sources } } : given) } }];
}

function config(scope: IConstruct, { engine, files }: VolumesPlan): MountedVolume[] {
  if (files.config === undefined) {
    return [];
  }
  const path = engine.config?.path;
  if (path === undefined) {
    throw lackingPlace(scope, 'config', 'configuration files', 'none', 'configPath');
  }
  return [{ path, volume: { name: 'config', configMap: { name: files.config.name } } }];
}
