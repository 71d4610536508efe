import { deployment, policy, service } from '../support/trace-manifests';
import { assumptionsOf, endsOf, hopsOf, traced } from '../support/traced';

const SHOP = deployment('web') + deployment('client') + service('web');
const ask = (policies: string, from = 'deployment/client') => endsOf(SHOP + policies, from, 'http://web.shop/');
const DELIVERED = ['delivered to Deployment shop/web:8080'];

test('pods that no policy selects are open', () => {
  expect(ask(policy('p', 'other', 'ingress: []'))).toEqual(DELIVERED);
});

test('a policy without a rule shuts everything out', () => {
  expect(ask(policy('p', 'web', 'ingress: []'))).toEqual([
    'dropped, so the client waits until it gives up: no ingress rule of NetworkPolicy shop/p lets it through',
  ]);
});

test.each([
  ['its label', 'from: [{podSelector: {matchLabels: {app: client}}}]', true],
  ['another label', 'from: [{podSelector: {matchLabels: {app: other}}}]', false],
  ['its namespace', 'from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop}}}]', true],
  ['another namespace', 'from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: bank}}}]', false],
  ['namespace and label', 'from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: client}}}]', true],
  ['namespace, and another label', 'from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: x}}}]', false],
  ['the port of the pods', 'ports: [{port: 8080}]', true],
  ['the name of that port', 'ports: [{port: main}]', true],
  ["the Service's port, which is not the pods'", 'ports: [{port: 80}]', false],
  ['another protocol', 'ports: [{port: 8080, protocol: UDP}]', false],
  ['a range', 'ports: [{port: 8000, endPort: 9000}]', true],
  ['everybody', '', true],
])('ingress from %s', (_, rule, passes) => {
  const [end = ''] = ask(policy('p', 'web', `ingress: [{${rule}}]`));
  expect(end.startsWith('delivered')).toBe(passes);
});

test('the rule that lets it through is named', () => {
  expect(hopsOf(SHOP + policy('p', 'web', 'ingress: [{}]'), 'deployment/client', 'http://web/')).toContain(
    'policy: NetworkPolicy shop/p lets it through (ingress)',
  );
});

test('what the client may reach is asked as well', () => {
  const egress = (rule: string) =>
    policy('p', 'client', `policyTypes: [Egress], egress: [{ports: [{port: 53, protocol: UDP}]}, {${rule}}]`);
  expect(ask(egress('to: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 8080}]'))).toEqual(DELIVERED);
  expect(ask(egress('to: [{podSelector: {matchLabels: {app: db}}}]'))[0]).toMatch(/^dropped.*no egress rule of/);
});

test('the usual addresses of Services are no pods, which is taken for granted where it shuts somebody out', () => {
  const to = (cidr: string) =>
    SHOP +
    policy(
      'p',
      'client',
      `policyTypes: [Egress], egress: [{ports: [{port: 53, protocol: UDP}]}, {to: [{ipBlock: {cidr: ${cidr}}}]}]`,
    );
  expect(endsOf(to('10.96.0.0/12'), 'deployment/client', 'http://web.shop/')[0]).toMatch(/^dropped/);
  expect(assumptionsOf(to('10.96.0.0/12'), 'deployment/client', 'http://web.shop/')).toEqual([
    'the pods are ready',
    'the addresses of 10.96.0.0/12 are those of Services, as usual',
  ]);
  // Of another network of that size nobody can know whose it is.
  expect(endsOf(to('10.112.0.0/12'), 'deployment/client', 'http://web.shop/')[0]).toMatch(/^unknown/);
});

test('labels of a namespace that is not here are unknown, and what would settle it is told', () => {
  const team = policy('p', 'web', 'ingress: [{from: [{namespaceSelector: {matchLabels: {team: a}}}]}]');
  expect(ask(team)).toEqual([
    'unknown; what would settle it: the labels of namespace shop, or the addresses of its pods, which NetworkPolicy shop/p asks for',
  ]);
  const namespace = '{apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {team: a}}}\n---\n';
  expect(ask(team + namespace)).toEqual(DELIVERED);
});

test('pods that fare otherwise are a path of their own', () => {
  const canary = deployment('canary').replace('labels: {app: canary}', 'labels: {app: web, track: canary}');
  const shut = policy('p', 'web', 'ingress: []').replace('app: web', 'track: canary');
  expect(endsOf(SHOP + canary + shut, 'deployment/client', 'http://web/')).toEqual([
    '50 % dropped, so the client waits until it gives up: no ingress rule of NetworkPolicy shop/p lets it through',
    '50 % delivered to Deployment shop/web:8080',
  ]);
});

test('rules that do not let it through are named, with what they are for', () => {
  const shut = policy(
    'p',
    'web',
    'ingress: [{ports: [{port: 80}]}, {from: [{podSelector: {matchLabels: {app: other}}}]}]',
  );
  const [path] = traced(SHOP + shut, 'deployment/client', 'http://web/').paths;
  expect(path?.hops.at(-1)?.instead).toEqual([
    'NetworkPolicy shop/p spec.ingress[0], which is for other ports',
    'NetworkPolicy shop/p spec.ingress[1], which is for other peers',
  ]);
});

describe('the DNS server', () => {
  const egress = (rules: string) =>
    policy('p', 'client', `policyTypes: [Egress], egress: [{to: [{podSelector: {matchLabels: {app: web}}}]}${rules}]`);

  test('must be let through for names', () => {
    expect(ask(egress(''))).toEqual([
      'dropped, so the client waits until it gives up: no egress rule of NetworkPolicy shop/p lets these pods ask the DNS server for web.shop',
    ]);
    const inKubeSystem = 'to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}}]';
    expect(ask(egress(`, {${inKubeSystem}}`))).toEqual(DELIVERED);
  });

  test('is no matter where no name is asked for', () => {
    expect(endsOf(SHOP + egress(''), 'deployment/client', 'service/shop/web')).toEqual(DELIVERED);
  });

  test('is taken to be the pods that a rule names by their labels', () => {
    const labelled = ', {to: [{namespaceSelector: {}, podSelector: {matchLabels: {k8s-app: kube-dns}}}]}';
    expect(assumptionsOf(SHOP + egress(labelled), 'deployment/client', 'http://web/')).toContain(
      'Deployment shop/client may ask the DNS server of the cluster',
    );
  });
});

test('no policy keeps a pod out of itself, and of several it is unknown which is asked', () => {
  const shut = policy('p', 'web', 'ingress: []');
  expect(endsOf(SHOP + shut, 'deployment/web', 'service/shop/web')).toEqual(DELIVERED);
  const two = (SHOP + shut).replace(
    'spec: {selector: {matchLabels: {app: web}}',
    'spec: {replicas: 2, selector: {matchLabels: {app: web}}',
  );
  expect(endsOf(two, 'deployment/web', 'service/shop/web')[0]).toMatch(/^unknown; .* the very pod that sent it/);
});
