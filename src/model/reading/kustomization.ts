import { Field } from '../../values/field';
import { loadYaml } from './kubernetes-yaml';

/** Whether a file is one that Kustomize takes for a kustomization, by its name. */
export function isKustomization(path: string): boolean {
  return /(^|[\\/])kustomization(\.ya?ml)?$/i.test(path);
}

/** What a kustomization says, with the kind and version that Kustomize fills in. */
export function completeKustomization(data: unknown): unknown {
  return typeof data === 'object' && data !== null && !Array.isArray(data)
    ? { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', ...data }
    : data;
}

/**
 * The files that a `kustomization.yaml` names as patches, as seen from its folder. They look like objects but hold parts
 * of some, so judging them as objects would be unjust.
 */
export function patchesOf(kustomization: string): string[] {
  const root = Field.root(read(kustomization));
  return ['patches', 'patchesStrategicMerge', 'patchesJson6902']
    .flatMap((key) => root.get(key).items)
    .flatMap((each) => each.text ?? each.get('path').text ?? []);
}

function read(text: string): unknown {
  try {
    return loadYaml(text, 'last wins');
  } catch {
    return undefined;
  }
}
