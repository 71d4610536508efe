import { partIn } from '../../src/trace/graph/graph';
import { trafficGraph } from '../../src/trace/graph/traffic-graph';
import { dotGraph } from '../../src/trace/report/graph-dot';
import { mermaidGraph } from '../../src/trace/report/graph-mermaid';
import { deployment, ingress, policy, rule, service, statefulSet } from '../support/trace-manifests';
import { clusterOf } from '../support/traced';

const SHOP =
  deployment('web') +
  statefulSet('db') +
  service('web') +
  service('db', 5432, 'clusterIP: None, selector: {app: db}') +
  service('idle') +
  service('bank', 443, 'type: ExternalName, externalName: api.bank.example') +
  ingress('shop', rule('shop.example.com', ['Prefix', '/', 'web'], ['Prefix', '/old', 'gone'])) +
  policy('web', 'web', 'ingress: [{}]');

const graph = trafficGraph(clusterOf(SHOP));
const edges = graph.edges.map(({ from, to, labels }) => `${from} -> ${to} ${labels.join(', ')}`);
const nodeOf = (id: string) => graph.nodes.find((node) => node.id === id);

test('ways in lead by routes and Services to pods and hosts outside', () => {
  expect(edges).toEqual([
    'internet -> Ingress/shop/shop http://shop.example.com',
    'Ingress/shop/shop -> Service/shop/web shop.example.com/',
    'Service/shop/web -> Deployment/shop/web port 8080',
    'Service/shop/bank -> outside/shop/api.bank.example alias',
    'Service/shop/db -> StatefulSet/shop/db port 5432',
  ]);
});

test('what does not get through is broken, and says why', () => {
  expect(nodeOf('Service/shop/idle')).toMatchObject({ state: 'broken' });
  expect(nodeOf('Service/shop/idle')?.notes[0]).toMatch(/^no endpoint for 80\/TCP \(web\): it selects no pod, if /);
  expect(nodeOf('Ingress/shop/shop')).toMatchObject({
    state: 'broken',
    notes: [
      'http://shop.example.com:80/old: answered with 503 by ingress class public: there is no Service shop/gone among the manifests',
    ],
  });
  expect(nodeOf('Service/shop/web')).toMatchObject({ state: 'sound', notes: [] });
});

test('an alias of a Service that is here leads to it, and one of a Service that is not is broken', () => {
  const alias = (name: string, of: string) =>
    service(name, 443, `type: ExternalName, externalName: ${of}.shop.svc.cluster.local`);
  const drawn = trafficGraph(clusterOf(deployment('web') + service('web') + alias('a', 'web') + alias('b', 'gone')));
  expect(
    drawn.edges.filter(({ labels }) => labels.includes('alias')).map(({ from, to }) => `${from} -> ${to}`),
  ).toEqual(['Service/shop/a -> Service/shop/web', 'Service/shop/b -> outside/shop/gone.shop.svc.cluster.local']);
  expect(drawn.nodes.find(({ id }) => id === 'Service/shop/b')?.state).toBe('broken');
});

test('a workload without replicas is a workload all the same', () => {
  const scaled =
    deployment('web', 8080, 'replicas: 0') + service('web', 80, 'type: LoadBalancer, selector: {app: web}');
  const { nodes } = trafficGraph(clusterOf(scaled));
  expect(nodes.map(({ id, kind, state }) => `${id} ${kind} ${state}`)).toEqual([
    'internet internet sound',
    'Service/shop/web service broken',
    'Deployment/shop/web workload sound',
  ]);
});

test('pods say what they take', () => {
  expect(nodeOf('Deployment/shop/web')).toMatchObject({
    state: 'sound',
    notes: ['takes only what NetworkPolicy shop/web lets through'],
  });
});

test('a node port and a load balancer are ways in', () => {
  const open =
    deployment('web') +
    service('a', 80, 'type: LoadBalancer, selector: {app: web}') +
    service('b', 80, 'type: NodePort, selector: {app: web}').replace('port: 80', 'nodePort: 30080, port: 80');
  const ways = trafficGraph(clusterOf(open)).edges.filter(({ from }) => from === 'internet');
  expect(ways).toEqual([
    { from: 'internet', to: 'Service/shop/a', labels: ['port 80'] },
    { from: 'internet', to: 'Service/shop/b', labels: ['node port 30080'] },
  ]);
});

test('a part has what its edges lead to elsewhere', () => {
  const other = service('web').replaceAll('namespace: shop', 'namespace: bank');
  const both = trafficGraph(clusterOf(SHOP + other));
  expect(partIn(both, 'bank').nodes.map(({ id }) => id)).toEqual(['Service/bank/web']);
  expect(partIn(both, 'shop').nodes.map(({ id }) => id)).toContain('internet');
});

test('the order of manifests makes no difference', () => {
  const documents = SHOP.split('---\n');
  const turned = [...documents].reverse().filter(Boolean).join('---\n');
  expect(trafficGraph(clusterOf(turned)).edges).toEqual(graph.edges);
});

// Only Mermaid's and Graphviz' own signs may stand outside of quotes.
test.each([
  ['mermaid', mermaidGraph, /"[^"\n]*"/g],
  ['dot', dotGraph, /"(?:[^"\\]|\\.)*"/g],
])('%s holds names as text', (_, draw, quotedText) => {
  const evil = 'type: ExternalName, externalName: "a\\"];click n1 \\\\ <b>x</b>`"';
  const drawn = draw(trafficGraph(clusterOf(service('x', 80, evil))));
  expect(drawn).toContain('click');
  expect(drawn.replace(quotedText, '')).not.toMatch(/click|<|`/);
});

test('mermaid draws a box a namespace, and marks what is broken', () => {
  const drawn = mermaidGraph(graph);
  expect(drawn).toContain('  subgraph ns0["shop"]\n');
  expect(drawn.match(/^ {2}class \w+ broken$/gm)).toHaveLength(2);
});
