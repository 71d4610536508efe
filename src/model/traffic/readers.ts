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
    for (const { kind, field, key } of readsOf(workload)) {
      for (const { object } of cluster.ofKind(kind).named(workload.namespace, field.text ?? '')) {
        readers.add(object, { workload, key: key?.text });
      }
    }
  }
  return readers;
});

/** A ConfigMap or Secret that containers are given. */
export interface Read {
  readonly kind: 'ConfigMap' | 'Secret';
  /** The name of it. */
  readonly field: Field;
  /** The one entry that is given; all of them, if undefined. */
  readonly key: Field | undefined;
  /** Whether the pods start without it, too. */
  readonly isOptional: boolean;
}

/** By which field of `valueFrom` a variable has the value of a key, and whose. */
const KEY_REFERENCES = [
  ['ConfigMap', 'configMapKeyRef'],
  ['Secret', 'secretKeyRef'],
] as const;

/** All that the containers of a workload are given. */
export const readsOf = once((workload: Workload): readonly Read[] =>
  workload.pod.containers.flatMap((container) => readBy(workload, container)),
);

function readBy(workload: Workload, container: Container): Read[] {
  const { field } = container;
  const reads: Read[] = [];
  const add = (kind: Read['kind'], source: Field, keys: readonly (Field | undefined)[]) => {
    const own = source.get('secretName');
    const name = own.isGiven ? own : source.get('name');
    for (const key of name.text ? keys : []) {
      reads.push({ kind, field: name, key, isOptional: source.get('optional').flag === true });
    }
  };
  for (const variable of field.get('env').items) {
    const source = variable.get('valueFrom');
    for (const [kind, at] of source.isGiven ? KEY_REFERENCES : []) {
      add(kind, source.get(at), [source.find(at, 'key')]);
    }
  }
  for (const source of field.get('envFrom').items) {
    add('ConfigMap', source.get('configMapRef'), WHOLE);
    add('Secret', source.get('secretRef'), WHOLE);
  }
  for (const source of mountedSourcesOf(workload.pod, [container])) {
    add('ConfigMap', source.get('configMap'), filesOfVolume(source.get('configMap')));
    add('Secret', source.get('secret'), filesOfVolume(source.get('secret')));
  }
  return reads;
}

const WHOLE = [undefined];

/** The entries of which a volume makes files: those that it lists, or all. */
function filesOfVolume(volume: Field): readonly (Field | undefined)[] {
  const listed = volume.get('items').items.map((item) => item.get('key'));
  return listed.length === 0 ? WHOLE : listed;
}
