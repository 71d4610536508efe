import { createHash } from 'node:crypto';
import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { completeManifest } from '../complete-manifest';

/** Where the scripts are mounted, and the name of their volume. */
export const SCRIPTS_FOLDER = '/replication';
export const SCRIPTS = 'replication-scripts';

/** Where the scripts keep what they generate, passwords among it: in memory, gone with the pod. */
export const STATE_FOLDER = '/run/replication';
export const STATE = 'replication-state';

/** The scripts are started by name, so they need no more than to be read and run. */
const MODE = 0o555;

/** The script that the image's own initialisation is to run last, and the name that puts it there. */
const INIT_SCRIPT = 'initdb.sh';
const LAST = 'zz-replication.sh';

/** The annotation that has the pods restarted when the scripts change. */
const CHECKSUM = 'cdk8s-service-patterns/replication-checksum';

/** A ConfigMap with the scripts of the replication, and what of the pods depends on it. */
export class ReplicationFiles {
  /** The name of the ConfigMap. */
  readonly name: string;

  constructor(
    scope: Construct,
    metadata: k8s.ObjectMeta & { readonly name: string },
    private readonly files: Readonly<Record<string, string>>,
  ) {
    this.name = metadata.name;
    completeManifest(new k8s.KubeConfigMap(scope, 'ReplicationScripts', { metadata, data: { ...files } }));
  }

  /** The annotation of the pods that changes with the scripts. */
  get checksum(): { [key: string]: string } {
    const sorted = Object.entries(this.files).sort(([a], [b]) => (a < b ? -1 : 1));
    return { [CHECKSUM]: createHash('sha256').update(JSON.stringify(sorted)).digest('hex') };
  }

  /** The volumes that every pod needs. */
  get volumes(): k8s.Volume[] {
    return [
      { name: SCRIPTS, configMap: { name: this.name, defaultMode: MODE } },
      { name: STATE, emptyDir: { medium: 'Memory' } },
    ];
  }

  /** The command of the server's container. */
  get start(): string[] {
    return ['bash', `${SCRIPTS_FOLDER}/start.sh`];
  }

  /** What tells whether a pod may serve; undefined where the scripts do not. */
  get ready(): string[] | undefined {
    return this.files['ready.sh'] === undefined ? undefined : ['bash', `${SCRIPTS_FOLDER}/ready.sh`];
  }

  /** The script for the image's initialisation, as a part of the volume with scripts for it; undefined where there is none. */
  get initScript(): k8s.VolumeProjection | undefined {
    return this.files[INIT_SCRIPT] === undefined
      ? undefined
      : { configMap: { name: this.name, items: [{ key: INIT_SCRIPT, path: LAST, mode: MODE }] } };
  }
}
