import { Chart, Testing } from 'cdk8s';
import {
  EndpointsForm,
  Exposure,
  IpFamily,
  LoadBalancerProvider,
  ManualEndpoint,
  ManualEndpointsService,
  type ManualEndpointsServiceProps,
  PodPort,
  TrafficDistribution,
  TrafficPolicy,
} from '../../../src';
import { type Manifest, manifestsOf, refusalOf, shopChart, theOnly } from '../../support/synth';

const port = PodPort.tcp(9376);
const ports = [port.exposedAs(80)];
const one = [ManualEndpoint.address('192.168.1.1')];
const two = [ManualEndpoint.address('11.11.11.11'), ManualEndpoint.address('22.22.22.22')];

function made(props: Partial<ManualEndpointsServiceProps> = {}): Manifest[] {
  const chart = shopChart();
  new ManualEndpointsService(chart, 'external', { ports, endpoints: one, ...props });
  return manifestsOf(chart);
}

function refused(props: object): string {
  return refusalOf(() => made(props));
}

/** The kind, name and number of endpoints of each slice. */
function slicesOf(manifests: Manifest[]) {
  return manifests
    .filter(({ kind }) => kind === 'EndpointSlice')
    .map(({ metadata, addressType, endpoints }) => [metadata.name, addressType, endpoints.length]);
}

/** As many different addresses of a family. */
function machines(count: number, prefix = '10.0'): ManualEndpoint[] {
  return Array.from({ length: count }, (_, i) =>
    prefix.includes(':')
      ? ManualEndpoint.address(`${prefix}${(i + 1).toString(16)}`)
      : ManualEndpoint.address(`${prefix}.${i >> 8}.${i & 255}`),
  );
}

test('one machine outside is a Service without selector and an EndpointSlice', () => {
  expect(made()).toEqual([
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'external', namespace: 'shop' },
      spec: { ports: [{ port: 80, targetPort: 9376 }] },
    },
    {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: {
        name: 'external-ipv4',
        namespace: 'shop',
        labels: {
          'kubernetes.io/service-name': 'external',
          'endpointslice.kubernetes.io/managed-by': 'cdk8s-service-patterns',
        },
      },
      addressType: 'IPv4',
      endpoints: [{ addresses: ['192.168.1.1'] }],
      ports: [{ port: 9376 }],
    },
  ]);
});

test('two machines are two endpoints of one slice', () => {
  const [service, slice] = made({ ports: [PodPort.tcp(80).exposedAs(80)], endpoints: two });
  expect(service.spec).toEqual({ ports: [{ port: 80 }] });
  expect(slice.endpoints).toEqual([{ addresses: ['11.11.11.11'] }, { addresses: ['22.22.22.22'] }]);
  expect(slice.ports).toEqual([{ port: 80 }]);
});

test('ports of the slice are called as those of the Service', () => {
  const web = PodPort.tcp(8443, 'https').exposedAs(443, { name: 'web', appProtocol: 'https' });
  const [service, slice] = made({ ports: [web, PodPort.udp(5353, 'dns').exposedAs(53)] });
  expect(service.spec.ports).toEqual([
    { name: 'web', port: 443, targetPort: 8443, appProtocol: 'https' },
    { name: 'dns', port: 53, targetPort: 5353, protocol: 'UDP' },
  ]);
  expect(slice.ports).toEqual([
    { name: 'web', port: 8443, appProtocol: 'https' },
    { name: 'dns', port: 5353, protocol: 'UDP' },
  ]);
});

test('what is said of a machine is written, and no more', () => {
  const endpoints = [
    ManualEndpoint.address('10.0.0.1', { ready: true, zone: 'a', nodeName: 'node-1' }),
    ManualEndpoint.address('10.0.0.2', { ready: false }),
    ManualEndpoint.address('10.0.0.3'),
  ];
  expect(made({ endpoints })[1].endpoints).toEqual([
    { addresses: ['10.0.0.1'], conditions: { ready: true }, zone: 'a', nodeName: 'node-1' },
    { addresses: ['10.0.0.2'], conditions: { ready: false } },
    { addresses: ['10.0.0.3'] },
  ]);
});

test.each([
  [1, [['external-ipv4', 'IPv4', 1]]],
  [100, [['external-ipv4', 'IPv4', 100]]],
  [
    101,
    [
      ['external-ipv4', 'IPv4', 100],
      ['external-ipv4-2', 'IPv4', 1],
    ],
  ],
  [
    250,
    [
      ['external-ipv4', 'IPv4', 100],
      ['external-ipv4-2', 'IPv4', 100],
      ['external-ipv4-3', 'IPv4', 50],
    ],
  ],
])('%i machines fill slices of at most 100', (count, slices) => {
  const endpoints = machines(count);
  const manifests = made({ endpoints });
  expect(slicesOf(manifests)).toEqual(slices);
  const written = manifests.slice(1).flatMap((slice) => slice.endpoints.map(({ addresses }: Manifest) => addresses[0]));
  expect(written).toEqual(endpoints.map(({ ip }) => ip));
});

test('each address family has slices of its own', () => {
  const endpoints = [...machines(101, '2001:db8::'), ...machines(3), ...machines(99, '2001:db8:1::')];
  const manifests = made({ endpoints });
  expect(slicesOf(manifests)).toEqual([
    ['external-ipv4', 'IPv4', 3],
    ['external-ipv6', 'IPv6', 100],
    ['external-ipv6-2', 'IPv6', 100],
  ]);
  expect(manifests[0].spec).toEqual({
    ipFamilyPolicy: 'PreferDualStack',
    ports: [{ port: 80, targetPort: 9376 }],
  });
});

test('slices follow the name and namespace of the Service', () => {
  const chart = shopChart();
  const metadata = { name: 'db', namespace: 'data', labels: { team: 'shop' } };
  new ManualEndpointsService(chart, 'external', { ports, endpoints: one, metadata });
  const slice = theOnly(chart, 'EndpointSlice', 'db-ipv4');
  expect(slice.metadata.namespace).toBe('data');
  expect(slice.metadata.labels['kubernetes.io/service-name']).toBe('db');
});

test('without a namespace, none is written', () => {
  const chart = new Chart(Testing.app(), 'shop');
  new ManualEndpointsService(chart, 'external', { ports, endpoints: one });
  expect(manifestsOf(chart).map(({ metadata }) => metadata.namespace)).toEqual([undefined, undefined]);
});

test('a headless Service answers with the machines, by name where they have one', () => {
  const mysql = PodPort.tcp(3306, 'mysql');
  const chart = shopChart();
  const db = new ManualEndpointsService(chart, 'db', {
    headless: true,
    ports: [mysql.exposedAs(3306)],
    endpoints: [ManualEndpoint.address('10.0.0.1', { hostname: 'primary' }), ManualEndpoint.address('10.0.0.2')],
  });
  expect(theOnly(chart, 'Service').spec).toEqual({ clusterIP: 'None', ports: [{ name: 'mysql', port: 3306 }] });
  expect(theOnly(chart, 'EndpointSlice')).toMatchObject({
    endpoints: [{ addresses: ['10.0.0.1'], hostname: 'primary' }, { addresses: ['10.0.0.2'] }],
    ports: [{ name: 'mysql', port: 3306 }],
  });
  expect(db.dns.ofHost('primary')).toBe('primary.db');
  expect(db.dns.fullOfHost('primary')).toBe('primary.db.shop.svc.cluster.local');
  expect(db.dns.srv(mysql)).toBe('_mysql._tcp.db.shop.svc.cluster.local');
});

test('a headless Service needs no ports', () => {
  const [service, slice] = made({ headless: true, ports: [] });
  expect(service.spec).toEqual({ clusterIP: 'None' });
  expect(slice).not.toHaveProperty('ports');
});

test('a Service with a cluster IP has variables, a headless one has not', () => {
  const chart = shopChart();
  const plain = new ManualEndpointsService(chart, 'db', { ports, endpoints: one });
  expect(plain.environment.hostVariable).toBe('DB_SERVICE_HOST');
  const headless = new ManualEndpointsService(chart, 'headless', { ports: [], endpoints: one, headless: true });
  expect(refusalOf(() => headless.environment)).toBe(
    'shop/headless environment: found a headless Service, for which Kubernetes sets no variables, expected a Service with a cluster IP; use dns or addAddressTo, or leave out headless',
  );
});

test('names of machines that nobody gave are refused', () => {
  const chart = shopChart();
  const named = ['a', 'b'].map((hostname, i) => ManualEndpoint.address(`10.0.0.${i + 1}`, { hostname }));
  const headless = new ManualEndpointsService(chart, 'named', { ports: [], endpoints: named, headless: true });
  expect(refusalOf(() => headless.dns.ofHost('c'))).toBe(
    'shop/named hostname: found "c", expected "a" or "b"; give the endpoint this hostname',
  );
  const nameless = new ManualEndpointsService(chart, 'nameless', { ports: [], endpoints: one, headless: true });
  expect(refusalOf(() => nameless.dns.fullOfHost('a'))).toBe(
    'shop/nameless hostname: found "a", expected an endpoint with a hostname; give the endpoint this hostname',
  );
  const plain = new ManualEndpointsService(chart, 'plain', { ports, endpoints: one });
  expect(plain.dns.full).toBe('plain.shop.svc.cluster.local');
  expect(refusalOf(() => plain.dns.ofHost('a'))).toBe(
    'shop/plain hostname: found "a", expected a headless Service: only its endpoints have names of their own; set headless: true',
  );
});

test('it can be a backend, by the port of the Service', () => {
  const service = new ManualEndpointsService(shopChart(), 'db', { ports, endpoints: one });
  expect(service.backend(port).port).toBe(80);
});

test('the slices are exposed as a copy', () => {
  const service = new ManualEndpointsService(shopChart(), 'db', { ports, endpoints: machines(101) });
  service.endpointSlices.pop();
  expect(service.endpointSlices.map(({ name }) => name)).toEqual(['db-ipv4', 'db-ipv4-2']);
  expect(service.endpoints).toBeUndefined();
});

test('on request the endpoints are written as v1 Endpoints of the same name, and only so', () => {
  const chart = shopChart();
  const service = new ManualEndpointsService(chart, 'external-service', {
    ports: [PodPort.tcp(80).exposedAs(80)],
    endpoints: two,
    form: EndpointsForm.LEGACY_ENDPOINTS,
  });
  expect(manifestsOf(chart)).toEqual([
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'external-service', namespace: 'shop' },
      spec: { ports: [{ port: 80 }] },
    },
    {
      apiVersion: 'v1',
      kind: 'Endpoints',
      metadata: { name: 'external-service', namespace: 'shop' },
      subsets: [{ addresses: [{ ip: '11.11.11.11' }, { ip: '22.22.22.22' }], ports: [{ port: 80 }] }],
    },
  ]);
  expect(service.endpointSlices).toEqual([]);
  expect(service.endpoints?.name).toBe('external-service');
});

test('v1 Endpoints tell the ready machines from the others, whatever their family', () => {
  const [service, endpoints] = made({
    form: EndpointsForm.LEGACY_ENDPOINTS,
    headless: true,
    ports: [PodPort.udp(53, 'dns').exposedAs(53, { appProtocol: 'dns' })],
    endpoints: [
      ManualEndpoint.address('10.0.0.1', { hostname: 'a', nodeName: 'node-1', ready: true }),
      ManualEndpoint.address('2001:db8::1'),
      ManualEndpoint.address('10.0.0.2', { ready: false }),
    ],
  });
  expect(service.spec.clusterIP).toBe('None');
  expect(endpoints.subsets).toEqual([
    {
      addresses: [{ ip: '10.0.0.1', hostname: 'a', nodeName: 'node-1' }, { ip: '2001:db8::1' }],
      notReadyAddresses: [{ ip: '10.0.0.2' }],
      ports: [{ name: 'dns', port: 53, protocol: 'UDP', appProtocol: 'dns' }],
    },
  ]);
});

test('a wish for the zone of the client becomes a hint at each endpoint', () => {
  const endpoints = ['a', 'b'].map((zone, i) => ManualEndpoint.address(`10.0.0.${i + 1}`, { zone }));
  const [service, slice] = made({ endpoints, trafficDistribution: TrafficDistribution.PREFER_SAME_ZONE });
  expect(service.spec.trafficDistribution).toBe('PreferSameZone');
  expect(slice.endpoints).toEqual([
    { addresses: ['10.0.0.1'], zone: 'a', hints: { forZones: [{ name: 'a' }] } },
    { addresses: ['10.0.0.2'], zone: 'b', hints: { forZones: [{ name: 'b' }] } },
  ]);
});

test('traffic may stay on the node where an endpoint is on one', () => {
  const endpoints = [ManualEndpoint.address('10.0.0.1', { nodeName: 'node-1' }), ...two];
  const [service] = made({ endpoints, internalTrafficPolicy: TrafficPolicy.LOCAL });
  expect(service.spec.internalTrafficPolicy).toBe('Local');
});

test('two of one name are refused at synth', () => {
  const chart = shopChart();
  const make = (id: string) =>
    new ManualEndpointsService(chart, id, { ports, endpoints: one, metadata: { name: 'db' } });
  expect(make('a').node.validate()).toEqual([]);
  expect(make('b').node.validate()).toEqual([
    'found Service "db" in namespace "shop", which shop/a makes already, expected one Service of a name; rename one of them, or call TargetCluster.describe for charts of different clusters',
    'found EndpointSlice "db-ipv4" in namespace "shop", which shop/a makes already, expected one EndpointSlice of a name; rename one of them, or call TargetCluster.describe for charts of different clusters',
  ]);
});

test('a port that is added to the Service alone is refused at synth', () => {
  const service = new ManualEndpointsService(shopChart(), 'db', {
    ports: [PodPort.tcp(1, 'a').exposedAs(1)],
    endpoints: one,
  });
  expect(service.node.validate()).toEqual([]);
  service.service.bind(2, { name: 'b' });
  expect(service.node.validate()).toEqual([
    'ports: found 1 added to the Service alone, expected the ports that the endpoints have; give all ports to the pattern',
  ]);
});

test.each([
  [
    { endpoints: [] },
    'shop/external endpoints: found an empty list, expected a list of endpoints, at least 1; add one',
  ],
  [
    { endpoints: ['db.example.com'] },
    'shop/external endpoints[0]: found a text, expected a ManualEndpoint; make one with ManualEndpoint.address("192.0.2.10")',
  ],
  [
    { endpoints: [...two, ManualEndpoint.address('11.11.11.11', { ready: false })] },
    'shop/external endpoints[2]: found the address "11.11.11.11" twice, expected different addresses; leave one out',
  ],
  [
    { endpoints: [ManualEndpoint.address('2001:db8::1'), ManualEndpoint.address('2001:DB8:0::1')] },
    'shop/external endpoints[1]: found the address "2001:db8::1" twice, expected different addresses; leave one out',
  ],
  [
    { ports: [] },
    'shop/external ports: found an empty list, expected a list of Service ports, at least 1; add one, or set headless: true for DNS names alone',
  ],
  [
    { headless: true },
    'shop/external ports[0]: found port 80 in front of 9376, expected one number: nothing translates the ports of a headless Service; use exposedAs(9376), or leave out headless',
  ],
  [
    { ports: [PodPort.tcp(9376, 'http').exposedAs(80).targetingName()] },
    'shop/external ports[0]: found port 80/TCP (http) that targets a name, expected the number 9376: no container declares names here; leave out targetingName()',
  ],
  [
    { ports: [PodPort.tcp(80).exposedAs(80).onNodePort(30123)] },
    'shop/external ports[0]: found an object of class PortMapping, expected a ServicePort; make one with PodPort.tcp(9376, "http").exposedAs(80)',
  ],
  [
    { ports: [PodPort.tcp(80).exposedAs(80), PodPort.tcp(81).exposedAs(81)] },
    'shop/external ports: found 2 ports, of which 80/TCP has no name, expected a name for each of several ports; name it: PodPort.tcp(…, "http")',
  ],
  [
    { endpoints: [...two, ManualEndpoint.address('10.0.0.1', { hostname: 'a' })] },
    'shop/external endpoints[2].hostname: found "a", expected no hostname: only headless Services give their endpoints names; set headless: true, or leave it out',
  ],
  [
    { endpoints: [ManualEndpoint.address('10.0.0.1', { zone: 'a' })], form: EndpointsForm.LEGACY_ENDPOINTS },
    'shop/external endpoints[0].zone: found "a", expected no zone: v1 Endpoints cannot say it; use EndpointsForm.ENDPOINT_SLICE, or leave it out',
  ],
  [
    { form: EndpointsForm.LEGACY_ENDPOINTS, trafficDistribution: TrafficDistribution.PREFER_SAME_ZONE },
    'shop/external trafficDistribution: found "PreferSameZone", expected nothing: v1 Endpoints cannot say where an endpoint is; use EndpointsForm.ENDPOINT_SLICE, or leave it out',
  ],
  [
    { endpoints: machines(1001), form: EndpointsForm.LEGACY_ENDPOINTS },
    'shop/external endpoints: found a list of 1001, expected at most 1000 in v1 Endpoints: Kubernetes drops the rest; use EndpointsForm.ENDPOINT_SLICE',
  ],
  [
    { form: 'Both' },
    'shop/external form: found "Both", expected EndpointsForm.ENDPOINT_SLICE or EndpointsForm.LEGACY_ENDPOINTS; choose one of these',
  ],
  [
    { publishNotReadyAddresses: true },
    'shop/external publishNotReadyAddresses: found true, expected nothing: written endpoints are as ready as they say; leave it out, and ready: false as well',
  ],
  [
    { headless: true, ports: [], internalTrafficPolicy: TrafficPolicy.CLUSTER },
    'shop/external internalTrafficPolicy: found "Cluster", expected nothing: clients of a headless Service choose the endpoint themselves; leave it out, or leave out headless',
  ],
  [
    { headless: true, ports: [], trafficDistribution: TrafficDistribution.PREFER_SAME_ZONE },
    'shop/external trafficDistribution: found "PreferSameZone", expected nothing: clients of a headless Service choose the endpoint themselves; leave it out, or leave out headless',
  ],
  [
    { internalTrafficPolicy: TrafficPolicy.LOCAL },
    'shop/external internalTrafficPolicy: found "Local" for endpoints that are on no node, expected TrafficPolicy.CLUSTER: all traffic would be dropped; give the endpoints their nodeName, or leave it out',
  ],
  [
    { trafficDistribution: TrafficDistribution.PREFER_SAME_NODE },
    'shop/external trafficDistribution: found "PreferSameNode", expected TrafficDistribution.PREFER_SAME_ZONE: for written endpoints nobody records the nodes to prefer; give the endpoints their zone and prefer that, or leave it out',
  ],
  [
    {
      endpoints: [ManualEndpoint.address('10.0.0.1', { zone: 'a' }), ManualEndpoint.address('10.0.0.2')],
      trafficDistribution: TrafficDistribution.PREFER_SAME_ZONE,
    },
    'shop/external endpoints[1].zone: found nothing, expected a zone for each endpoint: with one unknown, kube-proxy prefers none; say the zone, or leave out trafficDistribution',
  ],
  [
    { ipFamilies: [IpFamily.IPV6] },
    'shop/external ipFamilies: found IPv6 for endpoints with IPv4 addresses, expected the family IPv4 as well; leave ipFamilies out, or name both with IpFamilyPolicy.PREFER_DUAL_STACK',
  ],
  [
    { selector: { app: 'db' } },
    'shop/external: found the unknown property "selector", expected metadata, ipFamilies, ipFamilyPolicy, publishNotReadyAddresses, internalTrafficPolicy or 7 more; leave it out',
  ],
])('refused: %j', (props, sentence) => {
  expect(refused(props)).toBe(sentence);
});

describe('a way in from outside', () => {
  test('is a load balancer or a node port before the machines', () => {
    const [service] = made({
      ports: [port],
      exposure: Exposure.nodePort({ nodePorts: [port.exposedAs(9376).onNodePort(30_876)] }),
    });
    expect(service.spec).toEqual({ type: 'NodePort', ports: [{ port: 9376, nodePort: 30_876 }] });
    const provider = LoadBalancerProvider.metalLb({ addressPool: 'public' });
    const [balanced] = made({ exposure: Exposure.loadBalancer({ provider }) });
    expect(balanced).toMatchObject({
      metadata: { annotations: { 'metallb.io/address-pool': 'public' } },
      spec: { type: 'LoadBalancer' },
    });
  });

  test.each<[Partial<ManualEndpointsServiceProps>, string]>([
    [
      { exposure: Exposure.nodePort() },
      'shop/external exposure: found an exposure, expected nothing: a headless Service has no address in front of its endpoints; leave it out, or leave out headless',
    ],
    [
      { clusterIp: '10.96.0.50' },
      'shop/external clusterIp: found "10.96.0.50", expected nothing: a headless Service has no address in front of its endpoints; leave it out, or leave out headless',
    ],
  ])('is refused of a headless Service', (props, sentence) => {
    expect(refused({ ...props, headless: true, ports: [port] })).toBe(sentence);
  });
});

test.each([
  [one, 'the only endpoint'],
  [two, 'all 2 endpoints'],
])('machines of which none takes traffic are warned of', (machinesThere, found) => {
  const printed = jest.spyOn(console, 'warn').mockImplementation(() => {});
  const endpoints = machinesThere.map(({ ip }) => ManualEndpoint.address(ip, { ready: false }));
  made({ endpoints });
  made({ endpoints: [...endpoints, ManualEndpoint.address('33.33.33.33')] });
  expect(printed.mock.calls).toEqual([
    [
      `warning: shop/external endpoints: found ${found} with ready: false, expected an endpoint that takes traffic; leave ready out of one that does; nobody probes written endpoints`,
    ],
  ]);
  printed.mockRestore();
});
