import type { Field } from '../../values/field';
import type { Cluster } from '../cluster/cluster';
import { Multimap } from '../lookup/multimap';
import { once } from '../lookup/once';
import type { KubeObject } from '../objects/kube-object';
import type { Container } from '../views/container';
import type { Workload } from '../views/workload';
import { mountedSourcesOf } from './configuration-files';

/** A container that is given entries of a ConfigMap or Secret. */
export interface Reader {
  readonly workload: Workload;
  /** The one entry that it is given; all of them, if undefined. */
  readonly key: string | undefined;
}

/** Who reads each ConfigMap and Secret: as files, as variables, or one entry as the value of a variable. */
export const readersIn = once((cluster: Cluster): Multimap<KubeObject, Reader> => {
  const readers = new Multimap<KubeObject, Reader>();
  for (const workload of cluster.workloads.all) {
    for (const { kind, name, key } of workload.pod.containers.flatMap((each) => readBy(workload, each))) {
      for (const { object } of cluster.ofKind(kind).named(workload.namespace, name)) {
        readers.add(object, { workload, key });
      }
    }
  }
  return readers;
});

interface Read {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
  readonly key: string | undefined;
}

/** By which field of `valueFrom` a variable has the value of a key, and whose. */
export const KEY_REFERENCES = [
  ['ConfigMap', 'configMapKeyRef'],
  ['Secret', 'secretKeyRef'],
] as const;

function readBy(workload: Workload, container: Container): Read[] {
  const { field } = container;
  const reads: Read[] = [];
  const add = (kind: Read['kind'], name: string | undefined, key?: string) =>
    name === undefined ? undefined : reads.push({ kind, name, key });
  // Of a volume with a list of entries, the others are not there.
  const addFiles = (kind: Read['kind'], volume: Field, name: string | undefined) => {
    const keys = volume.get('items').items.map((item) => item.get('key').text);
    for (const key of keys.length === 0 ? [undefined] : keys) {
      add(kind, name, key);
    }
  };
  for (const variable of field.get('env').items) {
    const source = variable.get('valueFrom');
    for (const [kind, at] of KEY_REFERENCES) {
      add(kind, source.find(at, 'name').text, source.find(at, 'key').text);
    }
  }
  for (const source of field.get('envFrom').items) {
    add('ConfigMap', source.find('configMapRef', 'name').text);
    add('Secret', source.find('secretRef', 'name').text);
  }
  for (const source of mountedSourcesOf(workload, container)) {
    const [map, secret] = [source.get('configMap'), source.get('secret')];
    addFiles('ConfigMap', map, map.get('name').text);
    addFiles('Secret', secret, secret.get('secretName').text ?? secret.get('name').text);
  }
  return reads;
}
