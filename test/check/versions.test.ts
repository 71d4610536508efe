import { DEFAULT_TARGET } from '../../src/kinds/language/target';
import { judged } from '../support/judge';

/*
 * What the API server takes differs from one minor version to the next.
 */

const service = (name: string, spec: string) =>
  `{apiVersion: v1, kind: Service, metadata: {name: ${name}}, spec: {${spec}}}`;
const variable = (name: string) =>
  `{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {containers: [{name: web, image: web, env: [{name: "${name}"}]}]}}`;
const hints = `
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: web-1, labels: {kubernetes.io/service-name: web}}
addressType: IPv4
endpoints: [{addresses: [192.0.2.1], hints: {forNodes: [{name: NODE}]}}]`;
const sliceOf = (addressType: string, address: string) => `
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: web-1, labels: {kubernetes.io/service-name: web}}
addressType: ${addressType}
endpoints: [{addresses: ['${address}']}]`;

test.each([
  ['a Service name that begins with a digit', service('1web', 'ports: [{port: 80}]'), 'good since', 36],
  ['an address with leading zeros', service('web', 'ports: [{port: 80}], externalIPs: [010.0.0.1]'), 'bad since', 36],
  [
    'a source range with bits beyond its prefix',
    service('web', 'type: LoadBalancer, ports: [{port: 80}], loadBalancerSourceRanges: [10.1.2.3/8]'),
    'bad since',
    36,
  ],
  [
    'traffic kept in a zone',
    service('web', 'ports: [{port: 80}], trafficDistribution: PreferSameZone'),
    'good since',
    34,
  ],
  ['a hint for a node that is none', hints, 'bad since', 34],
  [
    'an autoscaler of a kind without a group',
    '{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: web}, spec: {maxReplicas: 3, scaleTargetRef: {kind: Deployment, name: web}}}',
    'bad since',
    34,
  ],
  ['an address with leading zeros in a slice', sliceOf('IPv4', '010.0.0.1'), 'bad since', 33],
  ['an address in a longer spelling in a slice', sliceOf('IPv6', '2001:db8:0:0::1'), 'bad since', 33],
  ['a variable with a blank in its name', variable('a b'), 'good since', 32],
])('%s', (_what, yaml, change, minor) => {
  const [before, after] = [minor - 1, minor].map((each) =>
    judged(yaml, { ...DEFAULT_TARGET, minor: each }).findings.filter(({ severity }) => severity === 'error'),
  );
  expect([before?.length, after?.length]).toEqual(change === 'good since' ? [1, 0] : [0, 1]);
});

test.each([
  ['addresses from outside', service('web', 'ports: [{port: 80}], externalIPs: [192.0.2.1]'), 36],
  ['the old name of a preference', service('web', 'ports: [{port: 80}], trafficDistribution: PreferClose'), 35],
])('%s', (_what, yaml, minor) => {
  const found = [minor - 1, minor].map((each) =>
    judged(yaml, { ...DEFAULT_TARGET, minor: each }).findings.map(({ rule }) => rule),
  );
  expect(found).toEqual([[], ['deprecated-service-setting']]);
});

test.each([
  ['Service', 'trafficDistribution', service('web', 'ports: [{port: 80}], trafficDistribution: PreferClose'), 30],
  ['EndpointSlice', 'forNodes', hints.replace('NODE', 'node-1'), 33],
])('a %s has %s as soon as Kubernetes does, and not before', (_kind, field, yaml, since) => {
  const messages = (minor: number) =>
    judged(yaml, { ...DEFAULT_TARGET, minor })
      .findings.filter(({ rule }) => rule === 'forbidden-unknown-field')
      .map(({ message }) => message);
  expect(messages(since)).toEqual([]);
  expect(messages(since - 1)).toEqual([
    expect.stringContaining(
      `found the field "${field}", which Kubernetes has since 1.${since}, expected a field that Kubernetes 1.${since - 1} has`,
    ),
  ]);
});

test('a field that went is told from the version on that lacks it', () => {
  const yaml = `{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {workloadRef: {name: a}, containers: [{name: web, image: "web:1"}]}}`;
  const told = (minor: number) => judged(yaml, { ...DEFAULT_TARGET, minor }).findings.map(({ message }) => message);
  expect([34, 35, 36].map((minor) => told(minor).length)).toEqual([1, 0, 1]);
  expect(told(36)[0]).toContain('found the field "workloadRef", which Kubernetes had up to 1.35');
});

test('a field that went is told too where it was there all along, and nothing else is demanded of it', () => {
  const yaml =
    '{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: web}, spec: {podSelector: {}}, status: {}}';
  const told = (minor: number) => judged(yaml, { ...DEFAULT_TARGET, minor }).findings.map(({ message }) => message);
  expect([27, 28].map((minor) => told(minor).length)).toEqual([0, 1]);
  expect(told(28)[0]).toContain('found the field "status", which Kubernetes had up to 1.27');
});
