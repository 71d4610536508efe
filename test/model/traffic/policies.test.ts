import { mayReachDns } from '../../../src/guesses/settings/dns-egress';
import { KubeObject } from '../../../src/model/objects/kube-object';
import { isolationIn } from '../../../src/model/traffic/isolation';
import { opens } from '../../../src/model/traffic/opening';
import { Field } from '../../../src/values/field';
import { clusterOf } from '../../support/judge';

const PODS =
  '{apiVersion: v1, kind: Pod, metadata: {name: web, labels: {app: web}}, spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}}\n';
const policy = (name: string, spec: string) =>
  `---\n{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: ${name}}, spec: {${spec}}}\n`;

test('policies isolate the pods that they select, in the ways that they judge', () => {
  const cluster = clusterOf(
    PODS +
      policy('all', 'podSelector: {}, policyTypes: [Egress]') +
      policy('web', 'podSelector: {matchLabels: {app: web}}') +
      policy('not-web', 'podSelector: {matchExpressions: [{key: app, operator: NotIn, values: [web]}]}'),
  );
  const [web] = cluster.workloads.all;
  const names = (direction: 'Ingress' | 'Egress') =>
    web &&
    isolationIn(cluster)
      .policiesOf(web, direction)
      .map(({ object }) => object.name);
  expect([names('Ingress'), names('Egress')]).toEqual([['web'], ['all']]);
});

test('nobody isolates pods in the network of their node', () => {
  const cluster = clusterOf(PODS.replace('spec: {', 'spec: {hostNetwork: true, ') + policy('all', 'podSelector: {}'));
  const { policies, podsOf } = isolationIn(cluster);
  expect(policies.flatMap(podsOf)).toEqual([]);
});

test.each([
  ['a policy of another group that is known', 'crd.antrea.io/v1beta1', 'NetworkPolicy', true],
  ['a policy in a group that no server has', 'networking.k8s.oi/v1', 'NetworkPolicy', true],
  ['a kind that is called like one', 'example.com/v1', 'TeamNetworkPolicy', false],
])('%s may let through more: %s %s', (_what, apiVersion, kind, expected) => {
  const other = `---\n{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: other}}\n`;
  const { policies, decisive } = isolationIn(clusterOf(PODS + policy('all', 'podSelector: {}') + other));
  expect(decisive).toEqual(expected ? [] : policies);
});

test.each<[string, unknown[] | undefined, boolean]>([
  ['no ports, which are all', undefined, true],
  ['its number', [{ port: 8080 }], true],
  ['its name', [{ port: 'http' }], true],
  ['a range', [{ port: 8000, endPort: 8100 }], true],
  ['all ports of a protocol', [{ protocol: 'TCP' }], true],
  ['another number', [{ port: 80 }], false],
  ['another name', [{ port: 'web' }], false],
  ['another protocol', [{ port: 8080, protocol: 'UDP' }], false],
])('a rule with %s opens port 8080: %s', (_what, ports, expected) => {
  const [web] = clusterOf(PODS).workloads.all;
  const port = { number: 8080, protocol: 'TCP' };
  expect(web && opens(Field.root({ ports }), port, web)).toBe(expected);
});

const IN = (name: string) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } });
const DNS = [{ port: 53, protocol: 'UDP' }];

test.each<[string, unknown, boolean]>([
  ['to anywhere', {}, true],
  ['to port 53 over UDP', { ports: DNS }, true],
  ['to the port behind the Service of OpenShift', { ports: [{ port: 5353, protocol: 'UDP' }] }, true],
  ['to a port called dns', { ports: [{ port: 'dns', protocol: 'UDP' }] }, true],
  ['to port 53 over TCP alone', { ports: [{ port: 53 }] }, false],
  ['to port 443', { ports: [{ port: 443 }] }, false],
  ['to all namespaces', { to: [{ namespaceSelector: {} }] }, true],
  ['to the namespace of the DNS server', { to: [IN('kube-system')], ports: DNS }, true],
  ['to another namespace', { to: [IN('store')], ports: DNS }, false],
  [
    'to pods of the own namespace',
    { to: [{ podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }], ports: DNS },
    false,
  ],
  ['to addresses', { to: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }, true],
])('a rule %s may reach the DNS server: %s', (_what, rule, expected) => {
  const object = new KubeObject({ kind: 'Pod', metadata: { name: 'web', namespace: 'shop' } });
  expect(mayReachDns(Field.root(rule), object)).toBe(expected);
});
