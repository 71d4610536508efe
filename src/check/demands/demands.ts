import { isPlaceholder } from '../../guesses/makers/placeholder';
import type { Target } from '../../kinds/target';
import type { Cluster } from '../../model/cluster/cluster';
import { Multimap } from '../../model/lookup/multimap';
import type { KubeObject } from '../../model/objects/kube-object';
import type { Field } from '../../values/field';
import { type Fault, NO_FAULTS } from '../engine/fault';
import type { Place } from './places';

/** What surrounds a field that something is demanded of. */
export interface Surroundings {
  readonly object: KubeObject;
  readonly target: Target;
}

/** What the API server demands of a field that is given: the faults it would find. */
export type Demand = (field: Field, around: Surroundings) => Iterable<Fault>;

/** A demand, and the fields of which it is made: those at `way` below each of the places. */
export type Row = readonly [places: readonly Place[], way: string, demand: Demand];

/** Fields, and what is demanded of them by whom. */
interface Branch {
  readonly demands: { readonly owner: Demands; readonly demand: Demand }[];
  readonly below: Map<string, Branch>;
  /** What is below each item of a list. */
  items?: Branch;
}

/** An object that does not meet some demands. */
export interface Unmet {
  readonly object: KubeObject;
  readonly faults: Fault[];
  /** Why a demand broke down. Those of others stand all the same. */
  failure?: unknown;
}

/** What was found in one walk through all objects, by whose demands it is. */
interface Review {
  readonly target: Target;
  readonly unmet: Multimap<Demands, Unmet>;
}

/**
 * Demands of many fields. Fields that are not given are passed over, and so is what a script will replace.
 *
 * The ways of all demands that there are stand in one tree, so that an object is walked through once, however many
 * rules ask.
 */
export class Demands {
  /** By version and by kind. Putting the two together for each question would take longer than the answer. */
  private static readonly byVersion = new Map<string, Map<string, Branch>>();
  private static readonly reviews = new WeakMap<Cluster, Review>();

  constructor(rows: readonly Row[]) {
    for (const [places, way, demand] of rows) {
      for (const place of places) {
        branchAt(Demands.byVersion, place, way).demands.push({ owner: this, demand });
      }
    }
  }

  /** The objects that do not meet these demands. */
  unmetIn(cluster: Cluster, target: Target): readonly Unmet[] {
    let review = Demands.reviews.get(cluster);
    if (review?.target !== target) {
      review = { target, unmet: new Multimap() };
      for (const object of cluster.objects) {
        const branch = Demands.byVersion.get(object.apiVersion)?.get(object.kind);
        if (branch !== undefined) {
          walk(branch, object.root, { object, target }, review.unmet);
        }
      }
      Demands.reviews.set(cluster, review);
    }
    return review.unmet.get(this);
  }
}

/** What is wrong with an object that does not meet demands. */
export function faultsOf({ faults, failure }: Unmet): readonly Fault[] {
  if (failure !== undefined) {
    throw failure;
  }
  return faults;
}

function branchAt(byVersion: Map<string, Map<string, Branch>>, place: Place, way: string): Branch {
  const [version = '', kind = ''] = place.kind.split(' ');
  const byKind = byVersion.get(version) ?? new Map<string, Branch>();
  byVersion.set(version, byKind);
  let branch = below(byKind, kind);
  for (const step of `${place.way}.${way}`.split('.').filter((each) => each !== '')) {
    branch = below(branch.below, step.replace('[]', ''));
    if (step.endsWith('[]')) {
      branch.items ??= { demands: [], below: new Map() };
      branch = branch.items;
    }
  }
  return branch;
}

function below(branches: Map<string, Branch>, key: string): Branch {
  let branch = branches.get(key);
  if (branch === undefined) {
    branch = { demands: [], below: new Map() };
    branches.set(key, branch);
  }
  return branch;
}

/** Looks at nothing but fields that are given: most that something is demanded of are not. */
function walk(branch: Branch, field: Field, around: Surroundings, unmet: Multimap<Demands, Unmet>): void {
  if (!field.isGiven) {
    return;
  }
  for (const { owner, demand } of branch.demands) {
    try {
      const faults = demand(field, around);
      // Nearly always; to go through nothing takes longer than to see that it is nothing.
      if (faults === NO_FAULTS) {
        continue;
      }
      for (const fault of faults) {
        if (!isPlaceholder(fault.field.text ?? '')) {
          unmetBy(around.object, owner, unmet).faults.push(fault);
        }
      }
    } catch (error) {
      unmetBy(around.object, owner, unmet).failure ??= error;
    }
  }
  if (branch.items !== undefined) {
    for (const item of field.items) {
      walk(branch.items, item, around, unmet);
    }
  }
  if (branch.below.size > 0) {
    for (const key of field.keys) {
      const next = branch.below.get(key);
      if (next !== undefined) {
        walk(next, field.get(key), around, unmet);
      }
    }
  }
}

/** Objects are walked through one after the other: an entry about this one is the last. */
function unmetBy(object: KubeObject, owner: Demands, unmet: Multimap<Demands, Unmet>): Unmet {
  const last = unmet.get(owner).at(-1);
  if (last?.object === object) {
    return last;
  }
  const entry: Unmet = { object, faults: [] };
  unmet.add(owner, entry);
  return entry;
}
