import { deployment, ingress, rule, service, statefulSet } from '../support/trace-manifests';
import { assumptionsOf, endsOf, hopsOf } from '../support/traced';

const WEB = deployment('web', 8080, 'replicas: 2');

test('a Service leads to the port that its pods declare', () => {
  const shop = WEB + service('web');
  expect(hopsOf(shop, 'namespace/shop', 'http://web/')).toEqual([
    'name: web.shop.svc.cluster.local is the cluster IP of Service shop/web',
    'service: Service shop/web port 80/TCP (web), target port main',
    'pod: 2 pods of Deployment shop/web on 8080/TCP',
  ]);
  expect(endsOf(shop, 'namespace/shop', 'http://web/')).toEqual(['delivered to Deployment shop/web:8080']);
  expect(assumptionsOf(shop, 'namespace/shop', 'http://web/')).toEqual(['the pods are ready']);
});

test('an undeclared number is an assumption, a missing name is no endpoint', () => {
  const numbered = WEB + service('web', 80, 'selector: {app: web}', 9090);
  expect(endsOf(numbered, 'namespace/shop', 'http://web/')).toEqual(['delivered to Deployment shop/web:9090']);
  expect(assumptionsOf(numbered, 'namespace/shop', 'http://web/')).toContain(
    'a container of Deployment shop/web listens on 9090/TCP',
  );
  const named = WEB + service('web', 80, 'selector: {app: web}', 'htp');
  expect(endsOf(named, 'namespace/shop', 'http://web/')).toEqual([
    'refused: Service shop/web has no endpoint for 80/TCP (web): no selected pod has a TCP port named "htp"',
  ]);
});

test('a port that the Service lacks is refused, and says which there are', () => {
  expect(endsOf(WEB + service('web'), 'namespace/shop', 'http://web:8080/')).toEqual([
    'refused: Service shop/web has no port 8080/TCP; it has 80/TCP (web)',
  ]);
});

test.each([
  ['zero replicas', deployment('web', 8080, 'replicas: 0'), 'the selected workloads have 0 replicas'],
  ['pods that are not here', deployment('cart'), 'it selects no pod'],
])('%s make no endpoint', (_, pods, because) => {
  expect(endsOf(pods + service('web'), 'namespace/shop', 'http://web/')).toEqual([
    `refused: Service shop/web has no endpoint for 80/TCP (web): ${because}`,
  ]);
});

test('endpoints of several workloads share by their number', () => {
  const canary = deployment('canary', 8081).replaceAll('app: canary', 'app: web');
  expect(endsOf(WEB + canary + service('web'), 'namespace/shop', 'http://web/')).toEqual([
    'delivered to Deployment shop/canary:8081 (33.3 %) and Deployment shop/web:8080 (66.7 %)',
  ]);
});

test('written endpoints answer for a Service without a selector, if the names of their ports agree', () => {
  const slice = (port: string, ready: string) =>
    `{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: old, namespace: shop, labels: {kubernetes.io/service-name: old}}, addressType: IPv4, ports: [{name: ${port}, port: 9376}], endpoints: [{addresses: [192.0.2.10]}, {addresses: [192.0.2.11], conditions: {ready: ${ready}}}]}\n---\n`;
  const old = service('old', 80, '', 9376);
  expect(endsOf(old + slice('web', 'true'), 'namespace/shop', 'http://old/')).toEqual([
    'delivered to 192.0.2.10:9376 (50 %) and 192.0.2.11:9376 (50 %)',
  ]);
  expect(endsOf(old + slice('web', 'false'), 'namespace/shop', 'http://old/')).toEqual([
    'delivered to 192.0.2.10:9376',
  ]);
  expect(endsOf(old + slice('http', 'true'), 'namespace/shop', 'http://old/')).toEqual([
    expect.stringContaining('its endpoints hold no address with a port named "web"'),
  ]);
  const unready = slice('web', 'false').replace('{addresses: [192.0.2.10]}, ', '');
  expect(endsOf(old + unready, 'namespace/shop', 'http://old/')).toEqual([
    expect.stringContaining('none of its endpoints is ready'),
  ]);
});

test('where none is ready, kube-proxy takes written endpoints that are about to end, and others may not', () => {
  const slice = (conditions: string) =>
    `{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: old, namespace: shop, labels: {kubernetes.io/service-name: old}}, addressType: IPv4, ports: [{name: web, port: 9376}], endpoints: [{addresses: [192.0.2.10], conditions: {${conditions}}}, {addresses: [192.0.2.11], conditions: {ready: false, serving: false, terminating: true}}]}\n---\n`;
  const old = service('old', 80, '', 9376);
  const ending = old + slice('ready: false, serving: true, terminating: true');
  expect(endsOf(ending, 'namespace/shop', 'http://old/')).toEqual(['delivered to 192.0.2.10:9376']);
  expect(hopsOf(ending, 'namespace/shop', 'http://old/')).toContain(
    'service: none of its endpoints is ready, so that those are taken which are about to end',
  );
  expect(endsOf(old + slice('ready: false, serving: true'), 'namespace/shop', 'http://old/')[0]).toMatch(/^refused/);
  const asked = ending + ingress('shop', rule('shop.example.com', ['Prefix', '/', 'old']), '', 'traefik');
  expect(endsOf(asked, 'internet', 'http://shop.example.com/')).toEqual([
    'unknown; what would settle it: whether endpoints of Service shop/old are taken that are about to end, for none is ready',
  ]);
});

describe('what kube-proxy passes over', () => {
  const ends = (manifests: string) => endsOf(manifests, 'namespace/shop', 'http://old/');
  const old = service('old', 80, '', 9376);
  const endpoints = (metadata: string) =>
    `{apiVersion: v1, kind: Endpoints, metadata: {name: old, namespace: shop, ${metadata}}, subsets: [{addresses: [{ip: 192.0.2.10}], ports: [{name: web, port: 9376}]}]}\n---\n`;
  const slice = (name: string, label: string) =>
    `{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: ${name}, namespace: shop, labels: {kubernetes.io/service-name: old${label}}}, addressType: IPv4, ports: [{name: web, port: 9376}], endpoints: [{addresses: [192.0.2.10]}]}\n---\n`;
  const none = (why: string) => [`refused: Service shop/old has no endpoint for 80/TCP (web): ${why}`];

  test('a Service that is left to another proxy is not followed', () => {
    const left = (WEB + service('web')).replace(
      'metadata: {name: web, namespace: shop}, spec: {ports',
      'metadata: {name: web, namespace: shop, labels: {service.kubernetes.io/service-proxy-name: mesh}}, spec: {ports',
    );
    expect(endsOf(left, 'namespace/shop', 'http://web/')).toEqual([
      'unknown; what would settle it: what the proxy mesh makes of Service shop/web, for it is not followed',
    ]);
  });

  test('a slice that says to be of a headless Service', () => {
    const hidden = slice('old-1', ', service.kubernetes.io/headless: ""');
    expect(ends(old + hidden)).toEqual(
      none('kube-proxy passes over EndpointSlice shop/old-1, for its label service.kubernetes.io/headless'),
    );
    expect(ends(old + hidden + slice('old-2', ''))).toEqual(['delivered to 192.0.2.10:9376']);
    expect(ends(old.replace('spec: {', 'spec: {clusterIP: None, ') + hidden)[0]).toMatch(/^delivered/);
  });

  test('Endpoints that give their slices the label of headless Services', () => {
    expect(ends(old + endpoints('labels: {service.kubernetes.io/headless: ""}'))).toEqual(
      none('kube-proxy passes over Endpoints shop/old, for its label service.kubernetes.io/headless'),
    );
  });

  test('Endpoints that are mirrored into no slice', () => {
    expect(ends(old + endpoints('labels: {a: b}'))).toEqual(['delivered to 192.0.2.10:9376']);
    expect(ends(old + endpoints('labels: {endpointslice.kubernetes.io/skip-mirror: "true"}'))).toEqual(
      none('Endpoints shop/old is mirrored into no EndpointSlice, for its endpointslice.kubernetes.io/skip-mirror'),
    );
    expect(ends(old + endpoints('annotations: {control-plane.alpha.kubernetes.io/leader: "{}"}'))).toEqual(
      none('Endpoints shop/old is mirrored into no EndpointSlice, for its control-plane.alpha.kubernetes.io/leader'),
    );
  });
});

test('what else the Service asks of kube-proxy is told', () => {
  const traits =
    'selector: {app: web}, sessionAffinity: ClientIP, internalTrafficPolicy: Local, trafficDistribution: PreferSameZone';
  const shop = WEB + service('web', 80, traits);
  expect(hopsOf(shop, 'deployment/web', 'http://web/')).toEqual(
    expect.arrayContaining([
      'service: a client comes to the same endpoint again within 10800 s',
      "service: only endpoints on the client's node are taken",
      'service: near endpoints are preferred (PreferSameZone)',
    ]),
  );
  expect(assumptionsOf(shop, 'deployment/web', 'http://web/')).toContain(
    "an endpoint of Service shop/web runs on the client's node; otherwise it is dropped",
  );
});

describe('a headless Service', () => {
  const DB =
    statefulSet('db', 5432, 'replicas: 2, serviceName: db') +
    service('db', 3306, 'selector: {app: db}, clusterIP: None');

  test('translates no port: the client is at the pods, at the port that it asks for', () => {
    expect(endsOf(DB, 'namespace/shop', 'tcp://db:3306')).toEqual(['delivered to StatefulSet shop/db:3306']);
    expect(assumptionsOf(DB, 'namespace/shop', 'tcp://db:3306')).toContain(
      'a container of StatefulSet shop/db listens on 3306/TCP',
    );
    expect(assumptionsOf(DB, 'namespace/shop', 'tcp://db:5432')).toEqual([
      'the client takes each of the addresses as often as the others',
      'the pods are ready',
    ]);
  });

  test('gives its pods names', () => {
    expect(hopsOf(DB, 'namespace/shop', 'tcp://db-1.db:5432')[0]).toBe(
      'name: db-1.db.shop.svc.cluster.local is pod db-1 of StatefulSet shop/db',
    );
    expect(endsOf(DB, 'namespace/shop', 'tcp://db-2.db:5432')).toEqual([
      'no such name: Service shop/db gives no pod the name db-2',
    ]);
  });
});

test('a Service that selects one pod of a StatefulSet leads to that pod', () => {
  const selector = 'selector: {app: db, statefulset.kubernetes.io/pod-name: db-0}';
  const shop = statefulSet('db', 5432, 'replicas: 3, serviceName: db') + service('db-primary', 5432, selector);
  expect(endsOf(shop, 'namespace/shop', 'tcp://db-primary:5432')).toEqual([
    'delivered to pod db-0 of StatefulSet shop/db:5432',
  ]);
});

describe('a Service that asks a StatefulSet for one pod by the labels that Kubernetes gives it', () => {
  const asking = (label: string, more = 'replicas: 3') =>
    statefulSet('db', 5432, more) + service('one', 5432, `selector: {app: db, ${label}}`);
  const ends = (...asked: Parameters<typeof asking>) => endsOf(asking(...asked), 'namespace/shop', 'tcp://one:5432');
  const refused = (why: string) => [`refused: Service shop/one has no endpoint for 5432/TCP (web): ${why}`];

  test('leads to that pod by its number, too', () => {
    expect(ends('apps.kubernetes.io/pod-index: "2"')).toEqual(['delivered to pod db-2 of StatefulSet shop/db:5432']);
  });

  test('leads nowhere beyond the last of them, as long as nobody scales it', () => {
    const none = refused('StatefulSet shop/db with 3 replicas makes no pod db-3');
    expect(ends('statefulset.kubernetes.io/pod-name: db-3')).toEqual(none);
    expect(ends('apps.kubernetes.io/pod-index: "3"')).toEqual(none);
    expect(assumptionsOf(asking('apps.kubernetes.io/pod-index: "3"'), 'namespace/shop', 'tcp://one:5432')).toContain(
      'nobody scales StatefulSet shop/db while it runs',
    );
  });

  test('counts from the number with which it starts', () => {
    const late = 'replicas: 3, ordinals: {start: 5}';
    expect(ends('statefulset.kubernetes.io/pod-name: db-7', late)).toEqual([
      'delivered to pod db-7 of StatefulSet shop/db:5432',
    ]);
    expect(ends('statefulset.kubernetes.io/pod-name: db-2', late)).toEqual(
      refused('StatefulSet shop/db with 3 replicas makes no pod db-2'),
    );
  });

  test('leads nowhere where name and number are of two pods, or the number is written as no label has it', () => {
    expect(ends('statefulset.kubernetes.io/pod-name: db-0, apps.kubernetes.io/pod-index: "1"')).toEqual(
      refused('StatefulSet shop/db with 3 replicas makes no pod db-0 of number 1'),
    );
    expect(ends('apps.kubernetes.io/pod-index: "01"')[0]).toMatch(/makes no pod db-01$/);
  });
});
