import type { Complaint } from '../../values/complaint';
import type { Field } from '../../values/field';
import type { Target } from './target';

/** What the API server refuses in an object, or takes with a warning. */
export interface Refusal {
  readonly field: Field;
  readonly complaint: Complaint;
}

/** What a demand may look at beside its field: the whole object, and the cluster that it is for. */
export interface Around {
  readonly root: Field;
  readonly target: Target;
}

/** What is demanded of a field that is given: what the API server would refuse about it. */
export type Demand = (field: Field, around: Around) => Iterable<Refusal>;

/** The sorts of demands; one rule tells what is refused for each. Of a `deprecation` the API server warns. */
export type ConstraintSort =
  | 'address'
  | 'backend'
  | 'class'
  | 'combination'
  | 'deprecation'
  | 'entry'
  | 'gateway host'
  | 'host'
  | 'ingress rule'
  | 'label'
  | 'length'
  | 'listener'
  | 'name'
  | 'number'
  | 'path'
  | 'port'
  | 'port name'
  | 'qualified name'
  | 'reference'
  | 'required'
  | 'value';

/** Something that the API server demands of a field. */
export interface Constraint {
  readonly sort: ConstraintSort;
  readonly demand: Demand;
  /** The fields below that it looks at, each as a way such as `hints.forZones`; a test looks for them in the shape. */
  readonly looksAt: readonly string[];
}

/** What is said about what is right. */
export const NO_REFUSALS: readonly Refusal[] = [];
