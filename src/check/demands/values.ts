import { Service } from '../../model/views/service';
import { Complaint, isComplaint } from '../../values/complaint';
import { nearMiss } from '../../values/near-miss';
import type { Parser } from '../../values/parser';
import { annotationKey, qualifiedName } from '../../values/qualified-name';
import { listed, quoted, shown } from '../../values/wording';
import { fault, NO_FAULTS } from '../engine/fault';
import type { Demand, Surroundings } from './demands';

/** Whether the object is a Service that takes traffic from outside, and so may have a policy for it. */
export function isExternallyReachable({ object }: Surroundings): boolean {
  return new Service(object).isExternallyReachable;
}

/** The path of a route: from the root, whether it is exact or a prefix. */
export const absolutePath: Demand = (match) => {
  const [type, value] = [match.get('type').text ?? 'PathPrefix', match.get('value')];
  return (type === 'PathPrefix' || type === 'Exact') && value.text !== undefined && !/^\/(?!\/)/.test(value.text)
    ? [fault(value, shown(value.text), 'a path that begins with one "/"', 'write it from the root')]
    : NO_FAULTS;
};

const POD_FIELDS = [
  'status.podIP',
  'metadata.name',
  'metadata.namespace',
  'spec.nodeName',
  'status.hostIP',
  'metadata.uid',
  'spec.serviceAccountName',
  'status.hostIPs',
  'status.podIPs',
];

/** A field of its own pod that a container may have in its environment. */
export const podFieldPath: Parser<string> = (input) => {
  const path = String(input);
  const [, map, key = ''] = /^metadata\.(labels|annotations)\['(.*)'\]$/s.exec(path) ?? [];
  const isGood =
    map === undefined
      ? POD_FIELDS.includes(path)
      : !isComplaint((map === 'labels' ? qualifiedName : annotationKey)(key));
  const near = nearMiss(path, POD_FIELDS);
  return isGood
    ? path
    : new Complaint(
        shown(input),
        listed([...POD_FIELDS.slice(0, 4).map(quoted), '"metadata.labels[\'…\']"']),
        near === undefined ? 'name a field that is known when the container starts' : `did you mean ${quoted(near)}?`,
      );
};
