import type { Field } from '../../values/field';
import type { Cluster } from '../cluster/cluster';
import type { KubeObject } from '../objects/kube-object';
import type { Container } from '../views/container';
import type { Workload } from '../views/workload';

/** A file that a container reads: an entry of a ConfigMap. */
export interface ConfigurationFile {
  readonly object: KubeObject;
  readonly field: Field;
  /** The name of the file, unless the volume gives it another one. */
  readonly name: string;
  readonly text: string;
}

/** The files of ConfigMaps that a container of a workload mounts. */
export function filesOf(cluster: Cluster, workload: Workload, container: Container): ConfigurationFile[] {
  const { namespace } = workload;
  return mountedSourcesOf(workload, container)
    .flatMap((source) => source.find('configMap', 'name').text ?? [])
    .flatMap((name) => cluster.ofKind('ConfigMap').named(namespace, name))
    .flatMap(({ object }) => entriesOf(object));
}

/** The entries of ConfigMaps that a container takes for its environment, all at once. */
export function settingsFor(cluster: Cluster, { namespace }: Workload, { field }: Container): ConfigurationFile[] {
  return field
    .get('envFrom')
    .items.flatMap((source) => source.find('configMapRef', 'name').text ?? [])
    .flatMap((name) => cluster.ofKind('ConfigMap').named(namespace, name))
    .flatMap(({ object }) => entriesOf(object));
}

function entriesOf(object: KubeObject): ConfigurationFile[] {
  return object.root.get('data').entries.flatMap((field) => {
    const { text } = field;
    return text === undefined ? [] : [{ object, field, name: String(field.key), text }];
  });
}

/** Where the volumes that a container mounts have their files from. */
export function mountedSourcesOf({ pod }: Workload, { field }: Container): readonly Field[] {
  const mounts = field.get('volumeMounts');
  if (mounts.length === 0) {
    return [];
  }
  const mounted = new Set(mounts.items.map((mount) => mount.get('name').text));
  return pod.spec
    .get('volumes')
    .items.filter((volume) => mounted.has(volume.get('name').text))
    .flatMap(sourcesOfVolume);
}

/** Where a volume has its files from: from itself, or from several sources that it joins. */
export function sourcesOfVolume(volume: Field): readonly Field[] {
  return [volume, ...volume.find('projected', 'sources').items];
}
