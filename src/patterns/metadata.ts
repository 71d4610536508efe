import { type ApiObjectMetadata, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { Complaint, isComplaint } from '../values/complaint';
import { dnsLabel } from '../values/dns-name';
import { finalizers } from '../values/finalizers';
import { annotations, labels } from '../values/labels';
import { ownerReferences } from '../values/owner-references';
import { objectWith, optional, type Parser, text } from '../values/parser';
import { refusal } from './refusal';

/** The metadata a user may give an object; the name's grammar depends on the object's kind and is judged later. */
const givenMetadata = objectWith(
  {
    name: optional(text),
    namespace: optional(dnsLabel),
    labels: optional(labels),
    annotations: optional(annotations),
    finalizers: optional(finalizers),
    ownerReferences: optional(ownerReferences),
  },
  'the metadata of an object',
);

/** The `metadata` property of a pattern. */
export const metadata: Parser<ApiObjectMetadata | undefined> = optional(givenMetadata as Parser<ApiObjectMetadata>);

/**
 * The metadata of an object with its name settled. Names are interfaces (a Service's name is its DNS name), so the
 * object is called as its construct id says unless the metadata names it, and never by a generated name.
 */
export function namedMetadata(
  construct: IConstruct,
  given: ApiObjectMetadata | undefined,
  parseName: Parser<string>,
): ApiObjectMetadata & { readonly name: string } {
  const name = parseName(given?.name ?? construct.node.id);
  if (!isComplaint(name)) {
    return { ...given, name };
  }
  throw refusal(
    construct,
    given?.name !== undefined
      ? name.under('name').under('metadata')
      : new Complaint(
          `the construct id ${name.found}`,
          name.expected,
          `${name.fix}${name.fix.endsWith('?') ? '' : ','} change the construct id or set metadata.name`,
          '.name',
        ),
  );
}

/** The namespace an object is written to: its own, else its chart's; undefined where `kubectl` decides. */
export function namespaceOf(construct: IConstruct, given: ApiObjectMetadata | undefined): string | undefined {
  if (given?.namespace !== undefined) {
    return given.namespace;
  }
  // Charts do not look at the namespace they are given, which may be the empty text of an unset variable.
  const namespace = optional(dnsLabel)(Chart.of(construct).namespace || undefined);
  if (isComplaint(namespace)) {
    throw refusal(`${construct.node.path} namespace of the chart`, namespace);
  }
  return namespace;
}
