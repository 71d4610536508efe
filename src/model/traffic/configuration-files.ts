import type { Field } from '../../values/field';
import type { Cluster } from '../cluster/cluster';
import { once } from '../lookup/once';
import type { KubeObject } from '../objects/kube-object';
import type { Container } from '../views/container';
import type { PodTemplate } from '../views/pod-template';
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
  return mountedSourcesOf(workload.pod, [container])
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

/** The entries of a ConfigMap, which many containers read. */
const entriesOf = once((object: KubeObject): readonly ConfigurationFile[] =>
  object.root.get('data').entries.flatMap((field) => {
    const { text } = field;
    return text === undefined ? [] : [{ object, field, name: String(field.key), text }];
  }),
);

/**
 * Where the volumes that some containers mount have their files from. The kubelet sets no volume up that no container mounts.
 *
 * `pkg/kubelet/volumemanager/populator/desired_state_of_world_populator.go` of Kubernetes
 */
export function mountedSourcesOf({ spec }: PodTemplate, containers: readonly Container[]): readonly Field[] {
  const mounts = containers.flatMap(({ field }) => field.get('volumeMounts').items);
  if (mounts.length === 0) {
    return [];
  }
  const mounted = new Set(mounts.map((mount) => mount.get('name').text));
  return spec
    .get('volumes')
    .items.filter((volume) => mounted.has(volume.get('name').text))
    .flatMap(sourcesOfVolume);
}

/** Where a volume has its files from: from itself, or from several sources that it joins. */
function sourcesOfVolume(volume: Field): readonly Field[] {
  return [volume, ...volume.find('projected', 'sources').items];
}
