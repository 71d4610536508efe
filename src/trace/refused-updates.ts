import { shapeOf } from '../kinds/known-kinds';
import { refusedChanges } from '../kinds/walks/refused-changes';
import type { Cluster } from '../model/cluster/cluster';
import type { KubeObject } from '../model/objects/kube-object';
import { Complaint } from '../values/complaint';
import type { Field } from '../values/field';
import { shown } from '../values/wording';

/** A field that the new manifests change, and that the API server lets nobody change. */
export interface RefusedUpdate {
  /** `Service shop/web`. */
  readonly object: string;
  readonly path: string;
  /** What is wrong, and how to get the change all the same. */
  readonly says: string;
}

/** Which objects of the new manifests the API server refuses beside the old ones, sorted by object. */
export function refusedUpdates(before: Cluster, after: Cluster): RefusedUpdate[] {
  const old = byIdentity(before);
  return [...byIdentity(after)].flatMap(([identity, now]) => {
    const former = old.get(identity);
    return former === undefined || now === undefined ? [] : refusedBetween(former, now);
  });
}

function refusedBetween(former: KubeObject, now: KubeObject): RefusedUpdate[] {
  const shape = shapeOf(now);
  const changes = shape === undefined ? [] : refusedChanges(shape, { was: former.root, is: now.root });
  return changes.map(({ was, is }) => update(now, was, is));
}

/** Objects by what the API server knows them by. Which of several variants is meant, nobody knows: they are nothing here. */
function byIdentity({ objects }: Cluster): ReadonlyMap<string, KubeObject | undefined> {
  const known = new Map<string, KubeObject | undefined>();
  for (const object of objects) {
    const identity = `${object.group} ${object.title}`;
    const isWhole = !object.isPatch && object.root.find('metadata', 'name').isGiven;
    known.set(identity, known.has(identity) || !isWhole ? undefined : object);
  }
  return known;
}

function update(object: KubeObject, was: Field, is: Field): RefusedUpdate {
  const isPlain = [was, is].every(({ isList, isMap }) => !isList && !isMap);
  const complaint = new Complaint(
    isPlain ? shown(is.value) : 'other content',
    `${isPlain ? shown(was.value) : 'what it was'}, for it cannot be changed`,
    `the ${object.kind} must be replaced: delete it before the new one is applied`,
  );
  return { object: object.title, path: is.path, says: complaint.sentence(`${object.title} ${is.path}`) };
}
