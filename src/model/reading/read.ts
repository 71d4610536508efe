import { Field, type Step } from '../field';
import { KubeObject } from '../kube-object';
import { parse } from './parse';
import type { Problem } from './problem';
import { type Chunk, chunksOf, type Source } from './source';

/** Everything that some texts say. */
export interface Reading {
  readonly objects: readonly KubeObject[];
  /** What could not be read, apart from what is wrong with the rest. */
  readonly problems: readonly Problem[];
}

/** The objects of a text: of all its documents, with every `List` opened. Documents that are no objects are passed over. */
export function readText(source: Source): Reading {
  const objects: KubeObject[] = [];
  const problems: Problem[] = [];
  for (const chunk of chunksOf(source)) {
    const { data, problem } = parse(chunk);
    if (problem !== undefined) {
      problems.push(problem);
    }
    open(Field.root(data), chunk, [], objects);
  }
  return { objects, problems: isTemplate(problems) ? problems.slice(0, 1) : problems };
}

/** The objects that a program hands over, such as those of a cdk8s app. */
export function readObjects(manifests: readonly unknown[]): KubeObject[] {
  const objects: KubeObject[] = [];
  for (const manifest of manifests) {
    open(Field.root(manifest), undefined, [], objects);
  }
  return objects;
}

function open(field: Field, chunk: Chunk | undefined, steps: readonly Step[], into: KubeObject[]): void {
  const kind = field.get('kind').text;
  if (kind === undefined || field.get('apiVersion').text === undefined) {
    return;
  }
  if (kind.endsWith('List') && field.get('items').isList) {
    for (const item of field.get('items').items) {
      open(Field.root(item.value), chunk, [...steps, 'items', item.key], into);
    }
    return;
  }
  into.push(new KubeObject(field.value, chunk && { chunk, steps }));
}

/** One word about a template is enough, however many of its documents are none. */
function isTemplate(problems: readonly Problem[]): boolean {
  return problems[0]?.message.includes('found a template') ?? false;
}
