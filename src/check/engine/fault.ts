import type { Workload } from '../../model/views/workload';
import { Complaint, isComplaint } from '../../values/complaint';
import type { Field } from '../../values/field';
import type { Parser } from '../../values/parser';

/** What a rule found in a field of the object it looks at. */
export interface Fault {
  readonly field: Field;
  readonly complaint: Complaint;
  /** What the given files do not show and may make it right. It is then no more than a warning. */
  readonly doubt: string | undefined;
  /** A request that goes wrong by it, which `trace` follows to where it ends. */
  readonly request?: FailingRequest;
}

/** A request in the words that `trace` takes. */
export interface FailingRequest {
  /** Such as `deployment/shop/web`. */
  readonly from: string;
  /** Such as `orders.shop:80`. */
  readonly to: string;
}

/** A fault, in the parts of the one sentence: found this, expected that; do so. */
export function fault(field: Field, found: string, expected: string, fix: string): Fault {
  return complained(field, new Complaint(found, expected, fix));
}

/**
 * The same fault where it is not certain, and why: a warning, whatever the severity of the rule. Without a doubt it stays as it is,
 * and the first doubt stays.
 */
export function doubtful(doubt: string | undefined, certain: Fault): Fault {
  return { ...certain, doubt: certain.doubt ?? doubt };
}

/** The same fault with the request by which it shows; nothing more, where it is not known who asks. */
export function shownBy(client: Workload | undefined, to: string, certain: Fault): Fault {
  return client === undefined
    ? certain
    : { ...certain, request: { from: `${client.kind.toLowerCase()}/${client.namespace}/${client.name}`, to } };
}

/** A complaint about a field, as a fault. */
export function complained(field: Field, complaint: Complaint): Fault {
  return { field, complaint, doubt: undefined };
}

/** What is said about what is right. */
const NO_FAULTS: readonly Fault[] = [];

/** The complaint of a parser about a field, as a fault. What is not given is not complained about. */
export function refusals(field: Field, parse: Parser<unknown>): readonly Fault[] {
  return field.isGiven ? complaintAbout(field, parse(field.value)) : NO_FAULTS;
}

/** What a parser said about a field, as a fault, if it is a complaint. */
export function complaintAbout(field: Field, result: unknown): readonly Fault[] {
  return isComplaint(result) ? [complained(field, result)] : NO_FAULTS;
}
