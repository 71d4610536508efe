import { compactService, compactWorkload } from './compact-parts';
import { item, under } from './indented';

/*
 * Policies for the examples of rules, flawless but for what a rule puts into them.
 */

const labelled = (selector: string, labels: string) => [`${selector}:`, ...under('matchLabels', labels, 2)].join('\n');

/** Peers of a policy: pods by their labels, the pods of namespaces by the labels of these, addresses. */
export const podsWith = (labels: string) => labelled('podSelector', labels);
export const namespacesWith = (labels: string) => labelled('namespaceSelector', labels);
export const namespaceNamed = (name: string) => namespacesWith(`kubernetes.io/metadata.name: ${name}`);
export const block = (cidr: string) => `ipBlock:\n  cidr: ${cidr}`;
export const ALL_PODS = 'podSelector: {}';

/** Rules of a policy: who may come in, where one may go, and at which ports; both at all of them where none is said. */
export const from = (peers: readonly string[], ...ports: readonly Port[]) => rule('from', peers, ports);
export const to = (peers: readonly string[], ...ports: readonly Port[]) => rule('to', peers, ports);
export const at = (...ports: readonly Port[]) => rule('from', [], ports);

/** A port by its number or name, and further lines of it. */
type Port = number | string;

function rule(direction: 'from' | 'to', peers: readonly string[], ports: readonly Port[]): string {
  const listed = (lines: readonly string[]) => lines.map((each) => item(each, 0)).join('\n');
  return [
    ...under(direction, listed(peers), 0),
    ...under('ports', listed(ports.map((port) => `port: ${port}`)), 0),
  ].join('\n');
}

/** What an example says about a policy. */
export interface PolicyParts {
  readonly name?: string;
  /** The labels of the pods that it is about; empty for all of its namespace. */
  readonly pods?: string;
  readonly ingress?: readonly string[];
  readonly egress?: readonly string[];
}

/** A policy about the pods labelled `app: web`, unless something else is said. */
export function networkPolicy({ name = 'web', pods = 'app: web', ingress, egress }: PolicyParts): string {
  const rules = (direction: string, given: readonly string[] | undefined) =>
    under(direction, (given ?? []).map((each) => item(each, 0)).join('\n'), 2);
  return [
    'apiVersion: networking.k8s.io/v1',
    'kind: NetworkPolicy',
    'metadata:',
    `  name: ${name}`,
    '  namespace: shop',
    'spec:',
    ...(pods === '' ? ['  podSelector: {}'] : ['  podSelector:', ...under('matchLabels', pods, 4)]),
    '  policyTypes:',
    ...(ingress === undefined ? [] : ['    - Ingress']),
    ...(egress === undefined ? [] : ['    - Egress']),
    ...rules('ingress', ingress),
    ...rules('egress', egress),
  ].join('\n');
}

/** Pods behind a Service, and a policy about them with these rules, written as they stand within `spec: {…}`. */
export const isolated = (rules: string) => `${compactWorkload()}
---${compactService()}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web}
spec: {podSelector: {matchLabels: {app: web}}, ${rules}}`;
