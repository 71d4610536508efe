import { Complaint, isComplaint } from './complaint';
import { dnsSubdomain } from './dns-name';
import { propertyOf } from './foreign-object';
import type { Parser } from './parser';
import { kindOf, quoted, shown } from './wording';

/** An object of the cluster that another one refers to by its name. */
export interface ObjectReference {
  readonly name: string;
  /** The namespace it is known to live in; undefined where nobody said. */
  readonly namespace?: string;
}

/** An object of one kind, made by any cdk8s-plus release or written as `{ name }`. */
export function referenceTo(kind: string): Parser<ObjectReference> {
  return (input) => {
    if (typeof input !== 'object' || input === null) {
      return new Complaint(kindOf(input), `a ${kind}`, `pass the ${kind} itself`);
    }
    const itsKind = propertyOf(input, 'kind');
    if (itsKind !== undefined && itsKind !== kind) {
      return new Complaint(`an object of kind ${shown(itsKind)}`, `a ${kind}`, `pass the ${kind} itself`);
    }
    const name = dnsSubdomain(propertyOf(input, 'name'));
    return isComplaint(name) ? name.under('name') : { name, namespace: namespaceOf(input) };
  };
}

/** The complaint about an object that the pods of namespace `own` cannot see. */
export function elsewhereComplaint(kind: string, { namespace }: ObjectReference, own: string): Complaint | undefined {
  return namespace === undefined || namespace === own
    ? undefined
    : new Complaint(
        `a ${kind} of namespace ${quoted(namespace)}`,
        `one of the pods' own namespace ${quoted(own)}`,
        `make the ${kind} there as well`,
      );
}

function namespaceOf(input: object): string | undefined {
  const metadata = propertyOf(input, 'metadata');
  const namespace = typeof metadata === 'object' && metadata !== null ? propertyOf(metadata, 'namespace') : undefined;
  return typeof namespace === 'string' ? namespace : undefined;
}
