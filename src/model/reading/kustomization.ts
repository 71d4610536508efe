import { Field } from '../field';
import { loadYaml } from './kubernetes-yaml';

/**
 * The files that a `kustomization.yaml` names as patches, by name. They look like objects but hold parts of some, so
 * judging them as objects would be unjust.
 */
export function patchesOf(kustomization: string): string[] {
  const root = Field.root(read(kustomization));
  return [
    ...root.get('patchesStrategicMerge').items,
    ...[...root.get('patches').items, ...root.get('patchesJson6902').items].map((each) => each.get('path')),
  ].flatMap(({ text }) => (text === undefined ? [] : [text.replace(/^\.\//, '')]));
}

function read(text: string): unknown {
  try {
    return loadYaml(text, 'last wins');
  } catch {
    return undefined;
  }
}
