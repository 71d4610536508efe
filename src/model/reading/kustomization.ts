import { Field } from '../field';
import { loadYaml } from './kubernetes-yaml';

/** Whether a file of that name tells Kustomize what to do. */
export function isKustomization(fileName: string): boolean {
  return /^kustomization(\.ya?ml)?$/i.test(fileName);
}

/**
 * The files that a `kustomization.yaml` names as patches, as it writes their paths. They look like objects but hold
 * parts of some, so judging them as objects would be unjust.
 */
export function patchesOf(kustomization: string): string[] {
  const root = Field.root(read(kustomization));
  const patches = [...root.get('patches').items, ...root.get('patchesJson6902').items];
  return [
    ...root.get('patchesStrategicMerge').items,
    // In its first versions `patches` was a list of paths.
    ...patches.map((each) => (each.text === undefined ? each.get('path') : each)),
  ].flatMap(({ text }) => text ?? []);
}

/** What a kustomization says of its own kind, which it need not write. */
export function namedKustomization(data: unknown): unknown {
  const isMap = typeof data === 'object' && data !== null && !Array.isArray(data);
  return isMap ? { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', ...data } : data;
}

function read(text: string): unknown {
  try {
    return loadYaml(text, 'last wins');
  } catch {
    return undefined;
  }
}
