import { deployment, ingress, policy, rule, service } from '../support/trace-manifests';
import { assumptionsOf, endsOf, hopsOf } from '../support/traced';

/*
 * What drawn applications in a real cluster showed, each cut down to the smallest one that shows it (test/packets/trace).
 */

const PODS = deployment('web', 8080, 'replicas: 1') + deployment('client', 8080, 'replicas: 1');

const FROM = 'deployment/client';

const LOCAL = 'selector: {app: web}, type: NodePort, externalTrafficPolicy: Local';

/** A Service on node port 30080 of all nodes. */
const onNodes = (more: string) => service('web', 80, more).replace('port: 80,', 'port: 80, nodePort: 30080,');

/** A Service whose endpoints somebody writes. */
const written = (more = '') => service('db', 80, more).replace(', targetPort: main', '');

const slice = (name: string, family: string, address: string, ready = true) =>
  `{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: ${name}, namespace: shop, labels: {kubernetes.io/service-name: db}}, addressType: ${family}, ports: [{name: web, port: 5432}], endpoints: [{addresses: ["${address}"], conditions: {ready: ${ready}}}]}\n---\n`;

const DB = 'http://db/';

test('an address of a Service leads to endpoints of its own family only', () => {
  const shop = PODS + written('ipFamilies: [IPv4]') + slice('six', 'IPv6', '2001:db8::10');
  expect(endsOf(shop, FROM, DB)).toEqual([
    'refused: Service shop/db has no endpoint for 80/TCP (web): none of its endpoints is of IPv4',
  ]);
  expect(endsOf(shop + slice('four', 'IPv4', '192.0.2.10'), FROM, DB)).toEqual(['delivered to 192.0.2.10:5432']);
});

test('which family a client uses is taken for granted where a Service has both', () => {
  const shop = PODS + written('ipFamilyPolicy: RequireDualStack') + slice('four', 'IPv4', '192.0.2.10');
  expect(assumptionsOf(shop, FROM, DB)).toEqual([
    'clients connect over IPv4, the only family of which Service shop/db has endpoints',
  ]);
  expect(assumptionsOf(shop + slice('six', 'IPv6', '2001:db8::10'), FROM, DB)).toEqual([
    'clients connect over both families, each to the endpoints of its own',
  ]);
});

test('a cluster IP says by itself which family is asked for', () => {
  const both = 'ipFamilyPolicy: RequireDualStack, clusterIPs: [10.96.0.9, "fd00:10:96::9"]';
  const shop = PODS + written(both) + slice('four', 'IPv4', '192.0.2.10');
  expect(endsOf(shop, FROM, 'http://10.96.0.9/')).toEqual(['delivered to 192.0.2.10:5432']);
  expect(endsOf(shop, FROM, 'http://[fd00:10:96::9]/')).toEqual([
    'refused: Service shop/db has no endpoint for 80/TCP (web): none of its endpoints is of IPv6',
  ]);
});

test('of an address in two slices it is open which of them a proxy reads', () => {
  const shop = PODS + written() + slice('a', 'IPv4', '192.0.2.10') + slice('b', 'IPv4', '192.0.2.10', false);
  expect(endsOf(shop, FROM, DB)).toEqual(['delivered to 192.0.2.10:5432']);
  expect(assumptionsOf(shop, FROM, DB)).toEqual([
    'proxies read that 192.0.2.10 is ready, and not the slice that says it is not',
  ]);
});

test('a node port judges pods by the external policy, a load balancer by none', () => {
  const onOneNode =
    'an endpoint of Service shop/web runs on the node that the traffic comes by; otherwise it is dropped';
  expect(assumptionsOf(PODS + onNodes(LOCAL), FROM, 'node:30080')).toContain(onOneNode);
  const balanced = onNodes(`${LOCAL.replace('NodePort', 'LoadBalancer')}, loadBalancerIP: 198.51.100.1`);
  expect(assumptionsOf(PODS + balanced, FROM, 'http://198.51.100.1/')).not.toContain(onOneNode);
  expect(assumptionsOf(PODS + balanced, '172.30.100.2', 'http://198.51.100.1/')).toContain(onOneNode);
});

test('policies of the client hold on its way to a load balancer', () => {
  const balanced = onNodes('selector: {app: web}, type: LoadBalancer, loadBalancerIP: 198.51.100.1');
  const shut = policy('p', 'client', 'policyTypes: [Egress], egress: [{ports: [{port: 53, protocol: UDP}]}]');
  expect(endsOf(PODS + balanced + shut, FROM, 'http://198.51.100.1/')).toEqual([
    expect.stringMatching(/^dropped, .*: no egress rule of NetworkPolicy shop\/p lets it through$/),
  ]);
});

test('on its own node a pod asks the endpoints behind a node port, and on others the node', () => {
  const shop = PODS + onNodes('selector: {app: web}, type: NodePort');
  const egress = (rule: string) => policy('p', 'client', `policyTypes: [Egress], egress: [${rule}]`);
  expect(endsOf(shop + egress(''), FROM, 'node:30080')).toEqual([expect.stringMatching(/^dropped, /)]);
  expect(endsOf(shop + egress('{}'), FROM, 'node:30080')).toEqual(['delivered to Deployment shop/web:8080']);
  expect(endsOf(shop + egress('{to: [{podSelector: {}}]}'), FROM, 'node:30080')).toEqual([
    expect.stringMatching(/^unknown; .*: which node it is, for the egress policies of Deployment shop\/client judge/),
  ]);
});

test('by way of a Service a pod comes back to itself only if the network plugin lets it', () => {
  const shut = policy('p', 'web', 'ingress: []');
  const asked = (more: string) =>
    assumptionsOf(PODS + service('web', 8080, more) + shut, 'deployment/web', 'http://web:8080/');
  const allowed = 'the network plugin lets Deployment shop/web through to itself, as no policy does';
  expect(asked('selector: {app: web}')).toContain(allowed);
  expect(asked('selector: {app: web}, clusterIP: None')).not.toContain(allowed);
});

test('what is refused may be dropped before, by a policy of the client or for want of a node', () => {
  const nobody = 'selector: {app: nobody}';
  const shut = policy('p', 'client', 'policyTypes: [Egress], egress: [{ports: [{port: 53, protocol: UDP}]}]');
  expect(assumptionsOf(PODS + service('web', 80, nobody) + shut, FROM, 'http://web/')).toContain(
    'kube-proxy refuses it before the egress policies of Deployment shop/client may drop it',
  );
  const balanced = service('web', 80, `${nobody}, type: LoadBalancer, externalTrafficPolicy: Local`);
  expect(assumptionsOf(PODS + balanced, 'internet', 'service/shop/web')).toContain(
    'the load balancer of Service shop/web sends requests to nodes that have no endpoint; otherwise nobody answers',
  );
});

test('a node that prefers near endpoints does so for what comes from outside, too', () => {
  const near = service('web', 80, 'selector: {app: web}, type: LoadBalancer, trafficDistribution: PreferSameNode');
  expect(hopsOf(PODS + near, 'internet', 'service/shop/web')).toContain(
    'service: near endpoints are preferred (PreferSameNode)',
  );
});

test('Traefik passes over paths to Services without endpoints, so that others take their requests', () => {
  const host = 'shop.example.com';
  const to = (...paths: Parameters<typeof rule>[1][]) =>
    PODS +
    service('web') +
    service('empty', 80, 'selector: {app: nobody}') +
    ingress('shop', rule(host, ...paths), '', 'traefik');
  const url = `http://${host}/orders`;
  expect(endsOf(to(['Prefix', '/', 'web'], ['Prefix', '/orders', 'empty']), 'internet', url)).toEqual([
    'delivered to Deployment shop/web:8080',
  ]);
  const alone = to(['Prefix', '/orders', 'missing']);
  expect(endsOf(alone, 'internet', url)).toEqual([
    expect.stringMatching(/^answered with 404 by ingress class traefik: Traefik passes over Prefix .*\/orders/),
  ]);
  expect(assumptionsOf(alone, 'internet', url)).toContain(
    'Traefik runs without providers.kubernetesIngress.allowEmptyServices',
  );
});

test('source ranges of one family keep nobody of the other out, as far as the nodes go', () => {
  const ranges = 'selector: {app: web}, type: LoadBalancer, loadBalancerSourceRanges: [192.0.2.0/24]';
  const shop = PODS + service('web', 80, ranges);
  expect(assumptionsOf(shop, '2001:db8::7', 'service/shop/web')).toContain(
    'the load balancer of Service shop/web lets in whoever the nodes let in',
  );
  expect(endsOf(shop, '203.0.113.7', 'service/shop/web')).toEqual([expect.stringMatching(/^dropped/)]);
});

test('Contour ends TLS only for hosts that a rule and spec.tls name alike', () => {
  const wild = '*.example.com';
  const [own, below] = ['shop.example.com', wild].map((host, i) => rule(host, ['Prefix', `/${i}`, 'web']));
  const secure = (...hosts: string[]) =>
    `tls: [{hosts: [${hosts.map((host) => `"${host}"`).join(', ')}], secretName: cert}]`;
  const at = (rules: string, hosts: string[]) =>
    PODS + service('web') + ingress('shop', rules, secure(...hosts), 'contour');
  const ends = (manifests: string, path: string) => endsOf(manifests, 'internet', `https://shop.example.com${path}`);
  expect(ends(at(`${own}, ${below}`, ['shop.example.com']), '/0')).toEqual(['delivered to Deployment shop/web:8080']);
  // The rules of the wildcard are taken, as those of the host are not served by TLS.
  expect(ends(at(`${own}, ${below}`, [wild]), '/0')).toEqual([expect.stringMatching(/^answered with 404/)]);
  expect(ends(at(`${own}, ${below}`, [wild]), '/1')).toEqual(['delivered to Deployment shop/web:8080']);
  expect(ends(at(own, [wild]), '/0')).toEqual([expect.stringMatching(/: ingress class contour serves no HTTPS for/)]);
});
