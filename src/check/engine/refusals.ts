import { isPlaceholder } from '../../guesses/makers/placeholder';
import { shapeOf } from '../../kinds/known-kinds';
import type { ConstraintSort } from '../../kinds/language/constraint';
import type { Target } from '../../kinds/language/target';
import { type Reviewer, review } from '../../kinds/walks/review';
import type { Cluster } from '../../model/cluster/cluster';
import { Multimap } from '../../model/lookup/multimap';
import type { KubeObject } from '../../model/objects/kube-object';
import type { Field } from '../../values/field';
import { complained, type Fault } from './fault';

/** An object of which the API server refuses something, as far as one sort of demands goes. */
export interface Refused {
  readonly object: KubeObject;
  readonly faults: Fault[];
  /** Why a demand broke down. Those of others stand all the same. */
  failure?: unknown;
}

/** A field that its object does not have in the version of Kubernetes, though it has it in another. */
export interface Unversioned {
  readonly object: KubeObject;
  readonly field: Field;
  /** The first minor version with the field, if that is what is wrong; or else the first without it. */
  readonly since: number | undefined;
  readonly until: number | undefined;
}

/** What was found in one walk through all objects. */
interface Review {
  readonly target: Target;
  readonly refused: Multimap<ConstraintSort, Refused>;
  readonly unversioned: Multimap<KubeObject, Unversioned>;
}

const reviews = new WeakMap<Cluster, Review>();

/** The objects of which the API server refuses something, for one sort of demands. */
export function refusedIn(cluster: Cluster, target: Target, sort: ConstraintSort): readonly Refused[] {
  return reviewOf(cluster, target).refused.get(sort);
}

/** What is wrong with an object of which something is refused. */
export function faultsOf({ faults, failure }: Refused): readonly Fault[] {
  if (failure !== undefined) {
    throw failure;
  }
  return faults;
}

/** The fields of an object that the version of Kubernetes does not have. */
export function unversionedIn(cluster: Cluster, target: Target, object: KubeObject): readonly Unversioned[] {
  return reviewOf(cluster, target).unversioned.get(object);
}

/** Whichever rule asks first has all objects walked through, for all rules. */
function reviewOf(cluster: Cluster, target: Target): Review {
  const known = reviews.get(cluster);
  if (known?.target === target) {
    return known;
  }
  const made: Review = { target, refused: new Multimap(), unversioned: new Multimap() };
  for (const object of cluster.objects) {
    const shape = shapeOf(object);
    if (shape !== undefined) {
      review(shape, object.root, { root: object.root, target }, reviewerFor(object, made));
    }
  }
  reviews.set(cluster, made);
  return made;
}

function reviewerFor(object: KubeObject, { refused, unversioned }: Review): Reviewer {
  return {
    refused({ sort }, { field, complaint }) {
      // What a script will replace is passed over.
      if (!isPlaceholder(field.text ?? '')) {
        entryOf(object, sort, refused).faults.push(complained(field, complaint));
      }
    },
    failed({ sort }, error) {
      entryOf(object, sort, refused).failure ??= error;
    },
    unversioned(field, { since, until }) {
      unversioned.add(object, { object, field, since, until });
    },
  };
}

/** Objects are walked through one after the other: an entry about this one is the last. */
function entryOf(object: KubeObject, sort: ConstraintSort, refused: Multimap<ConstraintSort, Refused>): Refused {
  const last = refused.get(sort).at(-1);
  if (last?.object === object) {
    return last;
  }
  const entry: Refused = { object, faults: [] };
  refused.add(sort, entry);
  return entry;
}
