import { groupsOf } from '../../kinds/known-kinds';
import { Field } from '../../values/field';
import { parsedDocuments } from '../reading/batches';
import { completeKustomization, isKustomization } from '../reading/kustomization';
import type { Problem } from '../reading/problem';
import { chunksOf, type Source } from '../reading/source';
import { templateIn } from '../reading/template';
import { KubeObject, type Origin } from './kube-object';

/** Everything that some texts say. */
export interface Reading {
  readonly objects: readonly KubeObject[];
  /** What could not be read, apart from what is wrong with the rest. */
  readonly problems: readonly Problem[];
}

/** The objects of a text: of all its documents, with every `List` opened. Documents that are no objects are passed over. */
export function readText(source: Source): Reading {
  return readLongText(source, () => undefined);
}

/** The same, for somebody who waits: `heard` is told after each document how many objects there are so far. */
export function readLongText(source: Source, heard: (objects: number) => void): Reading {
  const template = templateIn(source);
  if (template !== undefined) {
    return { objects: [], problems: [template] };
  }
  const objects: KubeObject[] = [];
  const problems: Problem[] = [];
  const complete = isKustomization(source.name) ? completeKustomization : (data: unknown) => data;
  for (const [chunk, { data, problem, hasRepeatedKeys }] of parsedDocuments(chunksOf(source))) {
    if (problem !== undefined) {
      problems.push(problem);
    }
    open(Field.root(complete(data)), { origin: { chunk, steps: [], hasRepeatedKeys } }, objects);
    heard(objects.length);
  }
  return { objects, problems: isTemplate(problems) ? problems.slice(0, 1) : problems };
}

/**
 * The objects that a program hands over, such as those of a cdk8s app.
 *
 * @param path where they come from, such as a construct path; reports name it in place of a file
 */
export function readObjects(manifests: readonly unknown[], path?: string): KubeObject[] {
  const objects: KubeObject[] = [];
  for (const manifest of manifests) {
    open(Field.root(manifest), { path }, objects);
  }
  return objects;
}

/** What is known of where an object comes from. */
interface Whence {
  readonly origin?: Origin;
  readonly path?: string | undefined;
}

function open(field: Field, { origin, path }: Whence, into: KubeObject[]): void {
  const kind = field.get('kind').text;
  if ((kind === undefined || field.get('apiVersion').text === undefined) && !isIncomplete(field)) {
    return;
  }
  if (/List$|^list$/.test(kind ?? '') && field.get('items').isList) {
    for (const item of field.get('items').items) {
      const inside = origin && { ...origin, steps: [...origin.steps, 'items', item.key] };
      open(Field.root(item.value), { ...(inside && { origin: inside }), path }, into);
    }
    if (kind !== 'list') {
      return;
    }
  }
  into.push(new KubeObject(field.value, origin, path));
}

/** Whether a document is an object whose `apiVersion` or `kind` was forgotten. Other documents have neither. */
function isIncomplete(field: Field): boolean {
  const [version, kind] = [field.get('apiVersion'), field.get('kind')];
  const isMeant = kind.isGiven
    ? groupsOf(kind.text ?? '').length > 0
    : /^(v1|[a-z0-9.-]+\/v\d\w*)$/.test(version.text ?? '');
  const isWhole = field.find('metadata', 'name').text !== undefined && field.get('spec').isMap;
  return isWhole && isMeant && version.isGiven !== kind.isGiven;
}

/** One word about a template is enough, however many of its documents are none. */
function isTemplate(problems: readonly Problem[]): boolean {
  return problems[0]?.message.includes('found a template') ?? false;
}
