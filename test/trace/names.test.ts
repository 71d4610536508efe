import { deployment, service, statefulSet } from '../support/trace-manifests';
import { assumptionsOf, endsOf, hopsOf, traced } from '../support/traced';

const alias = (name: string, host: string) =>
  `{apiVersion: v1, kind: Service, metadata: {name: ${name}, namespace: shop}, spec: {type: ExternalName, externalName: ${host}}}\n---\n`;
const SHOP = deployment('web') + service('web');
const TO_WEB = ['delivered to Deployment shop/web:8080'];

test.each(['web', 'web.shop', 'web.shop.svc', 'web.shop.svc.cluster.local', 'web.shop.svc.cluster.local.', 'WEB'])(
  'pods of its namespace find %s',
  (name) => {
    expect(endsOf(SHOP, 'namespace/shop', `http://${name}/`)).toEqual(TO_WEB);
  },
);

test('pods of other namespaces need the namespace', () => {
  expect(endsOf(SHOP, 'namespace/bank', 'http://web.shop/')).toEqual(TO_WEB);
  expect(endsOf(SHOP, 'namespace/bank', 'http://web/')).toEqual(['no such name: namespace bank has no Service web']);
});

test.each([
  ['hostNetwork: true', 'these pods ask the DNS server of their node, which knows no name of a Service'],
  ['dnsPolicy: Default', 'these pods ask the DNS server of their node, which knows no name of a Service'],
])('pods with %s do not', (field, because) => {
  const client = deployment('client').replace('spec: {containers', `spec: {${field}, containers`);
  expect(endsOf(SHOP + client, 'deployment/client', 'http://web/')).toEqual([`no such name: ${because}`]);
});

test('pods in the network of their node do with ClusterFirstWithHostNet', () => {
  const client = deployment('client').replace(
    'spec: {containers',
    'spec: {hostNetwork: true, dnsPolicy: ClusterFirstWithHostNet, containers',
  );
  expect(endsOf(SHOP + client, 'deployment/client', 'http://web/')).toEqual(TO_WEB);
});

describe('an alias', () => {
  test('leads out', () => {
    expect(hopsOf(alias('db', 'db.example.com'), 'namespace/shop', 'tcp://db:5432')).toEqual([
      'name: Service shop/db is an alias of db.example.com',
      'name: db.example.com is a host outside',
    ]);
    expect(endsOf(alias('db', 'db.example.com'), 'namespace/shop', 'tcp://db:5432')).toEqual([
      'leaves the cluster, to db.example.com:5432',
    ]);
  });

  test('leads to a Service by its whole name, and to nothing by a short one', () => {
    expect(endsOf(SHOP + alias('a', 'web.shop.svc.cluster.local'), 'namespace/shop', 'http://a/')).toEqual(TO_WEB);
    expect(endsOf(SHOP + alias('a', 'web'), 'namespace/shop', 'http://a/')).toEqual([
      'no such name: no DNS server knows web, for no search path applies to an alias',
    ]);
  });

  test('that leads in a circle ends', () => {
    const circle = alias('a', 'b.shop.svc.cluster.local') + alias('b', 'a.shop.svc.cluster.local');
    expect(endsOf(circle, 'namespace/shop', 'http://a/')).toEqual(['no such name: the aliases lead in a circle']);
  });
});

test('other names leave the cluster', () => {
  expect(endsOf(SHOP, 'namespace/shop', 'https://api.example.com/')).toEqual([
    'leaves the cluster, to api.example.com:443',
  ]);
});

describe('an SRV record', () => {
  const SHOP = deployment('web') + service('web') + service('peers', 80, 'clusterIP: None, selector: {app: web}');

  test('of a Service leads to its port', () => {
    expect(endsOf(SHOP, 'namespace/shop', '_web._tcp.web')).toEqual(['delivered to Deployment shop/web:8080']);
    expect(hopsOf(SHOP, 'namespace/shop', '_web._tcp.web.shop.svc.cluster.local')).toContain(
      'name: the record of port 80/TCP (web)',
    );
  });

  test('of a headless Service leads to the port of the pods', () => {
    expect(endsOf(SHOP, 'namespace/shop', '_web._tcp.peers')).toEqual(['delivered to Deployment shop/web:8080']);
  });

  test('is there for ports with names only', () => {
    expect(endsOf(SHOP, 'namespace/shop', '_http._tcp.web')).toEqual([
      'no such name: Service shop/web has no TCP port named http',
    ]);
    expect(endsOf(SHOP, 'namespace/shop', '_web._udp.web')[0]).toMatch(/^no such name/);
    expect(endsOf(SHOP, 'namespace/shop', '_web._tcp.wbe')[0]).toMatch(
      /^no such name: namespace shop has no Service wbe/,
    );
  });
});

test('a name that is nothing comes with those that are near', () => {
  const [path] = traced(deployment('web') + service('web') + service('orders'), 'namespace/shop', 'http://wbe/').paths;
  expect(path?.hops.at(-1)?.instead).toEqual(['Service shop/web', 'Service shop/orders']);
});

describe('a pod of a StatefulSet', () => {
  const set = statefulSet('db', 5432, 'serviceName: db, replicas: 2') + service('db');

  test.each(['db-1.db', 'db-1.db.shop', 'db-1.db.shop.svc.cluster.local'])('is found by %s', (name) => {
    expect(endsOf(set, 'namespace/shop', `tcp://${name}:5432`)).toEqual([
      'delivered to pod db-1 of StatefulSet shop/db:5432',
    ]);
  });

  test.each(['db-2.db', 'db-2.db.shop', 'db-2.db.shop.svc'])('is not there by %s', (name) => {
    expect(endsOf(set, 'namespace/shop', `tcp://${name}:5432`)).toEqual([
      'no such name: Service shop/db gives no pod the name db-2',
    ]);
  });

  test('has to be ready, where its Service tells no others', () => {
    const told = (field: string) =>
      assumptionsOf(
        set.replace('selector: {app: db}}', `selector: {app: db}${field}}`),
        'namespace/shop',
        'tcp://db-1.db:5432',
      );
    expect(told('')).toContain('the pod is ready');
    expect(told(', publishNotReadyAddresses: true')).not.toContain('the pod is ready');
  });

  test('has to be ready, be it that nothing may reach it', () => {
    const shut = `${set}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: none, namespace: shop}
spec: {podSelector: {}, policyTypes: [Ingress]}
`;
    expect(endsOf(shut, 'namespace/shop', 'tcp://db-1.db:5432')).toEqual([expect.stringMatching(/^dropped/)]);
    expect(assumptionsOf(shut, 'namespace/shop', 'tcp://db-1.db:5432')).toContain('the pod is ready');
  });

  test('has no port but its own', () => {
    expect(assumptionsOf(set, 'namespace/shop', 'tcp://db-1.db:80')).toContain(
      'a container of StatefulSet shop/db listens on 80/TCP',
    );
  });
});
