import { deployment, service, statefulSet } from '../support/trace-manifests';
import { endsOf, traced } from '../support/traced';

/*
 * A Service that does not work: the last hop names the field that is wrong, and what is there instead.
 */

/** The field that ended a request, and what might have let it through. */
function stopped(
  yaml: string,
  to: string,
  from = 'namespace/shop',
): { field: string | undefined; instead: readonly string[] } {
  const [path] = traced(yaml, from, to).paths;
  const last = path?.hops.at(-1);
  return { field: last?.by && `${last.by.object.title} ${last.by.path}`, instead: last?.instead ?? [] };
}

const selecting = (labels: string) => service('api', 80, `selector: {${labels}}`);

test('a label that no pod has: the pods with a label like it, or the same under another key', () => {
  const pods = deployment('web') + deployment('apis');
  expect(stopped(pods + selecting('app: api'), 'http://api/')).toEqual({
    field: 'Service shop/api spec.selector',
    instead: ['Deployment shop/apis, whose pods have app=apis', 'Deployment shop/web, whose pods have app=web'],
  });
  expect(stopped(pods + selecting('name: web'), 'http://api/').instead).toEqual([
    'Deployment shop/web, whose pods have app=web',
  ]);
  expect(
    stopped(
      deployment('web').replace('app: web}}, spec', 'app: web, tier: back}}, spec') +
        selecting('app: web, tier: front'),
      'http://api/',
    ).instead,
  ).toEqual(['Deployment shop/web, whose pods have app=web, tier=back']);
});

test('labels of pods in another namespace', () => {
  const elsewhere = deployment('api').replaceAll('namespace: shop', 'namespace: bank');
  expect(stopped(elsewhere + selecting('app: api'), 'http://api/').instead).toEqual([
    'Deployment bank/api, whose pods have the labels in another namespace',
  ]);
});

test('a name of a port that no container declares: the ports that are declared', () => {
  const misnamed = service('api', 80, 'selector: {app: api}', 'mian');
  expect(stopped(deployment('api') + misnamed, 'http://api/')).toEqual({
    field: 'Service shop/api spec.ports[0].targetPort',
    instead: ['port 8080/TCP (main) of Deployment shop/api'],
  });
});

test('a workload without replicas', () => {
  expect(stopped(deployment('api', 8080, 'replicas: 0') + selecting('app: api'), 'http://api/').field).toBe(
    'Deployment shop/api spec.replicas',
  );
});

test('a pod that a StatefulSet does not have: those that it has', () => {
  const db =
    statefulSet('db', 5432, 'replicas: 2, serviceName: db') +
    service('db', 5432, 'clusterIP: None, selector: {app: db}');
  expect(stopped(db, 'db-7.db:5432').instead).toEqual(['db-0', 'db-1']);
});

describe('a headless Service', () => {
  const headless = (ports: string) =>
    `{apiVersion: v1, kind: Service, metadata: {name: db, namespace: shop}, spec: {clusterIP: None, selector: {app: db}${ports}}}\n---\n`;

  test('has a name whatever its ports', () => {
    for (const ports of ['', ', ports: [{port: 80, targetPort: nowhere}]']) {
      expect(endsOf(statefulSet('db') + headless(ports), 'namespace/shop', 'db:5432')).toEqual([
        'delivered to StatefulSet shop/db:5432',
      ]);
    }
  });

  test('without a port leaves open which is meant', () => {
    expect(endsOf(statefulSet('db') + headless(''), 'namespace/shop', 'service/shop/db')).toEqual([
      'unknown; what would settle it: a port to connect to, for Service shop/db has none',
    ]);
    expect(endsOf(statefulSet('db') + headless(''), 'namespace/shop', 'service/shop/db:pg')).toEqual([
      'unknown; what would settle it: a port to connect to, for Service shop/db has none named pg',
    ]);
    expect(endsOf(statefulSet('db'), 'namespace/shop', 'statefulset/shop/db:pg')).toEqual([
      'unknown; what would settle it: a port to connect to, for StatefulSet shop/db declares none named pg',
    ]);
  });

  test('without a selector tells the addresses of its slices, whatever their ports', () => {
    const slice =
      '{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: db, namespace: shop, labels: {kubernetes.io/service-name: db}}, addressType: IPv4, ports: [{name: other, port: 1, protocol: TCP}], endpoints: [{addresses: [192.0.2.7]}]}\n---\n';
    expect(endsOf(headless('').replace(', selector: {app: db}', '') + slice, 'namespace/shop', 'db:5432')).toEqual([
      'delivered to 192.0.2.7:5432',
    ]);
  });
});

test('a Service of type NodePort is reached from outside by the nodes, whatever the number', () => {
  const open = deployment('api') + service('api', 80, 'type: NodePort, selector: {app: api}');
  expect(endsOf(open, 'internet', 'service/shop/api')).toEqual(['delivered to Deployment shop/api:8080']);
  expect(traced(open, 'internet', 'service/shop/api').paths[0]?.hops[0]).toMatchObject({
    kind: 'node port',
    says: 'the node port that the cluster chooses for Service shop/api',
  });
  expect(endsOf(open, 'internet', 'service/shop/api:81')[0]).toMatch(/^refused: Service shop\/api has no port 81/);
});

describe('a Gateway', () => {
  const object = (kind: string, name: string, spec: string) =>
    `{apiVersion: gateway.networking.k8s.io/v1, kind: ${kind}, metadata: {name: ${name}, namespace: shop}, spec: {${spec}}}\n---\n`;
  const GATEWAY = object('Gateway', 'gw', 'gatewayClassName: eg, listeners: [{name: web, port: 80, protocol: HTTP}]');
  const route = (name: string, more: string, at = '') =>
    object('HTTPRoute', name, `parentRefs: [{name: gw${at}}], ${more}`);
  const TO = 'backendRefs: [{name: api, port: 80}]';

  test('without a route that fits names those that nearly do', () => {
    const rules = `hostnames: [a.test], rules: [{matches: [{path: {value: /v1}}, {path: {value: /v2}, method: POST, headers: [{name: X, value: y}]}], ${TO}}]`;
    expect(stopped(GATEWAY + route('r', rules), 'http://a.test/v2', 'internet')).toEqual({
      field: 'Gateway shop/gw spec.listeners[0]',
      instead: [
        'PathPrefix a.test/v1 of HTTPRoute shop/r',
        'PathPrefix a.test/v2 with POST, header X of HTTPRoute shop/r',
      ],
    });
  });

  test('names a route for the host that it does not take, and why', () => {
    const apart = route('r', `hostnames: [a.test], rules: [{${TO}}]`, ', sectionName: wbe');
    expect(stopped(GATEWAY + apart, 'http://a.test/', 'internet').instead).toEqual([
      'HTTPRoute shop/r, for no listener has the name and port that it asks for',
    ]);
  });

  test('before a Service that is not there, or has no such port, names those that are', () => {
    const shop = deployment('api') + service('api') + GATEWAY;
    const to = (backend: string) =>
      stopped(shop + route('r', `rules: [{backendRefs: [${backend}]}]`), 'http://a.test/', 'internet');
    expect(to('{name: apj, port: 80}').instead).toEqual(['Service shop/api']);
    expect(to('{name: api, port: 8080}').instead).toEqual(['port 80/TCP (web)']);
  });

  test('says what it makes of paths and hosts', () => {
    const rewrite = 'hostname: inside, path: {type: ReplacePrefixMatch, replacePrefixMatch: /}';
    const rules = `rules: [{matches: [{path: {value: /v1}}], filters: [{type: URLRewrite, urlRewrite: {${rewrite}}}], ${TO}}]`;
    const [path] = traced(
      deployment('api') + service('api') + GATEWAY + route('r', rules),
      'internet',
      'http://a.test/v1/x',
    ).paths;
    expect(path?.hops.map(({ says }) => says)).toContain('the host becomes inside, the path becomes /x');
  });
});

test('a name that may be a slip for a Service of another namespace is taken for granted, and said', () => {
  const [path] = traced(deployment('api') + service('api'), 'namespace/bank', 'http://api.shp/').paths;
  expect(path?.assumptions).toEqual(['a DNS server outside the cluster knows api.shp, for shp is no namespace here']);
});
