import type { Field } from '../../model/field';
import type { KubeObject } from '../../model/kube-object';
import type { Fault } from '../fault';
import { isPlaceholder } from '../placeholder';
import type { Target } from '../target';
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
  readonly demands: (readonly [Demands, Demand])[];
  readonly below: Map<string, Branch>;
  /** What is below each item of a list. */
  items?: Branch;
}

/** What was found in one walk through an object, by whose demands it is. */
interface Walk extends Surroundings {
  /** Undefined as long as nothing was found, as in most objects. */
  faults?: Map<Demands, Fault[]>;
  /** Demands that broke down. Those of others stand all the same. */
  failures?: Map<Demands, unknown>;
}

const NONE: readonly Fault[] = [];

/**
 * Demands of many fields. Fields that are not given are passed over, and so is what a script will replace.
 *
 * The ways of all demands that there are stand in one tree, so that an object is walked through once, however many
 * rules ask.
 */
export class Demands {
  /** By version and by kind. Putting the two together for each question would take longer than the answer. */
  private static readonly byVersion = new Map<string, Map<string, Branch>>();
  private static readonly walks = new WeakMap<KubeObject, Walk>();

  constructor(rows: readonly Row[]) {
    for (const [places, way, demand] of rows) {
      for (const place of places) {
        branchAt(Demands.byVersion, place, way).demands.push([this, demand]);
      }
    }
  }

  faultsIn(object: KubeObject, target: Target): readonly Fault[] {
    const branch = Demands.byVersion.get(object.apiVersion)?.get(object.kind);
    if (branch === undefined) {
      return NONE;
    }
    let done = Demands.walks.get(object);
    if (done?.target !== target) {
      done = { object, target };
      walk(branch, object.root, done);
      Demands.walks.set(object, done);
    }
    if (done.failures?.has(this)) {
      throw done.failures.get(this);
    }
    return done.faults?.get(this) ?? NONE;
  }
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
function walk(branch: Branch, field: Field, done: Walk): void {
  for (const [owner, demand] of branch.demands) {
    judge(owner, demand, field, done);
  }
  if (branch.items !== undefined) {
    for (const item of field.items) {
      walk(branch.items, item, done);
    }
  }
  if (field.isMap) {
    const map = field.value as Readonly<Record<string, unknown>>;
    branch.below.forEach((next, key) => {
      if (map[key] !== undefined && map[key] !== null) {
        walk(next, field.get(key), done);
      }
    });
  }
}

function judge(owner: Demands, demand: Demand, field: Field, done: Walk): void {
  try {
    for (const fault of demand(field, done)) {
      if (!isPlaceholder(fault.field.text ?? '')) {
        done.faults ??= new Map();
        done.faults.set(owner, [...(done.faults.get(owner) ?? []), fault]);
      }
    }
  } catch (error) {
    done.failures ??= new Map();
    done.failures.set(owner, error);
  }
}
