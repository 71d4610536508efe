import { Duration } from 'cdk8s';
import {
  Exposure,
  PodLabels,
  PodPort,
  StickyService,
  type StickyServiceProps,
  TrafficDistribution,
  TrafficPolicy,
} from '../../../src';
import { WARNING } from '../../../src/patterns/warning';
import { refusalOf, shopChart, theOnly } from '../../support/synth';

const http = PodPort.tcp(8080, 'http');
const admin = PodPort.tcp(9090, 'admin');
const selector = PodLabels.of({ app: 'cart' });
const web = http.exposedAs(80, { appProtocol: 'http' }).targetingName();

function specOf(props: Partial<StickyServiceProps> = {}) {
  const chart = shopChart();
  new StickyService(chart, 'cart', { selector, ports: [http.exposedAs(80)], ...props });
  return theOnly(chart, 'Service', 'cart').spec;
}

let printed: jest.SpyInstance;
beforeEach(() => {
  printed = jest.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => printed.mockRestore());

test('by default it is a cluster IP with affinity, for as long as Kubernetes likes', () => {
  expect(specOf()).toEqual({
    ports: [{ name: 'http', port: 80, targetPort: 8080 }],
    selector: { app: 'cart' },
    sessionAffinity: 'ClientIP',
  });
  expect(printed).not.toHaveBeenCalled();
});

test.each<[Duration, number]>([
  [Duration.seconds(1), 1],
  [Duration.minutes(30), 1800],
  [Duration.days(1), 86_400],
  [Duration.millis(2000), 2],
])('the session timeout is written in seconds', (sessionTimeout, timeoutSeconds) => {
  expect(specOf({ sessionTimeout }).sessionAffinityConfig).toEqual({ clientIP: { timeoutSeconds } });
});

test('exposed to the cluster it is the same as by default', () => {
  expect(specOf({ exposure: Exposure.clusterIp() })).toEqual(specOf());
});

test('it can be opened at the nodes', () => {
  const exposure = Exposure.nodePort({
    nodePorts: [web.onNodePort(30_123)],
    externalTrafficPolicy: TrafficPolicy.LOCAL,
  });
  expect(specOf({ ports: [web, admin.exposedAs(81)], exposure })).toEqual({
    externalTrafficPolicy: 'Local',
    ports: [
      { appProtocol: 'http', name: 'http', nodePort: 30_123, port: 80, targetPort: 'http' },
      { name: 'admin', port: 81, targetPort: 9090 },
    ],
    selector: { app: 'cart' },
    sessionAffinity: 'ClientIP',
    type: 'NodePort',
  });
  expect(specOf({ exposure: Exposure.nodePort() }).externalTrafficPolicy).toBeUndefined();
  expect(printed).not.toHaveBeenCalled();
});

test('it can be opened at a load balancer that keeps the address of the client', () => {
  const exposure = Exposure.loadBalancer({ externalTrafficPolicy: TrafficPolicy.LOCAL });
  expect(specOf({ exposure })).toMatchObject({ externalTrafficPolicy: 'Local', type: 'LoadBalancer' });
  expect(printed).not.toHaveBeenCalled();
});

test.each([undefined, TrafficPolicy.CLUSTER])(
  'behind a load balancer with policy %p it warns',
  (externalTrafficPolicy) => {
    const service = new StickyService(shopChart(), 'cart', {
      selector,
      ports: [http.exposedAs(80)],
      exposure: Exposure.loadBalancer({ externalTrafficPolicy }),
    });
    const sentence =
      'shop/cart exposure: found a load balancer with traffic policy Cluster, which sends one client to several nodes that do not share their memory of it, expected traffic policy Local for session affinity; use Exposure.loadBalancer({ externalTrafficPolicy: TrafficPolicy.LOCAL })';
    expect(printed.mock.calls).toEqual([[`warning: ${sentence}`]]);
    expect(service.node.metadata).toMatchObject([{ type: WARNING, data: sentence }]);
  },
);

test('several ports stay apart', () => {
  const service = new StickyService(shopChart(), 'cart', {
    selector,
    ports: [http.exposedAs(80), admin.exposedAs(81)],
  });
  expect(service.backend(admin).port).toBe(81);
});

test('traffic stays near when asked to', () => {
  expect(specOf({ trafficDistribution: TrafficDistribution.PREFER_SAME_ZONE }).trafficDistribution).toBe(
    'PreferSameZone',
  );
});

test.each<[string, object, string]>([
  [
    'a session longer than a day',
    { sessionTimeout: Duration.hours(25) },
    ' sessionTimeout: found 90000 s, expected 1 s to 86400 s; shorten it',
  ],
  [
    'a session of no time',
    { sessionTimeout: Duration.seconds(0) },
    ' sessionTimeout: found 0 s, expected 1 s to 86400 s; use 1 s or more',
  ],
  [
    'half a second too many',
    { sessionTimeout: Duration.millis(1500) },
    ' sessionTimeout: found 1.5 s, expected whole seconds from 1 s to 86400 s; leave out the fraction',
  ],
  [
    'a number without unit',
    { sessionTimeout: 1800 },
    ' sessionTimeout: found 1800 without a unit, expected a Duration of 1 s to 86400 s; give it with its unit, such as Duration.minutes(30)',
  ],
  [
    'a timeout that is null',
    { sessionTimeout: null },
    ' sessionTimeout: found null, expected a Duration of 1 s to 86400 s; give it with its unit, such as Duration.minutes(30)',
  ],
  [
    'an affinity',
    { sessionAffinity: 'ClusterIP' },
    ': found the unknown property "sessionAffinity", expected metadata, ipFamilies, ipFamilyPolicy, publishNotReadyAddresses, internalTrafficPolicy or 6 more; leave it out: every StickyService has it',
  ],
  [
    'a type in words',
    { exposure: 'NodePort' },
    ' exposure: found a text, expected an Exposure; make one with Exposure.nodePort()',
  ],
  [
    'a node port of another Service',
    { exposure: Exposure.nodePort({ nodePorts: [admin.exposedAs(80).onNodePort(30_123)] }) },
    " exposure.nodePorts[0]: found port 80/TCP (admin), made from none of this Service's, expected 80/TCP (http); call onNodePort on a port of the Service",
  ],
  [
    'a node port that says more than the port',
    { exposure: Exposure.nodePort({ nodePorts: [web.onNodePort(30_123)] }) },
    " exposure.nodePorts[0]: found port 80/TCP (http), made from none of this Service's, expected 80/TCP (http); call onNodePort on a port of the Service",
  ],
  [
    'two node ports for one port',
    {
      exposure: Exposure.nodePort({
        nodePorts: [http.exposedAs(80).onNodePort(30_001), http.exposedAs(80).onNodePort(30_002)],
      }),
    },
    ' exposure.nodePorts[1]: found node ports 30001 and 30002 for port 80/TCP (http), expected one node port for each port; leave one out',
  ],
  [
    'a node port out of range',
    { exposure: Exposure.loadBalancer({ nodePorts: [http.exposedAs(80).onNodePort(80)] }) },
    ' ports[0].nodePort: found 80, expected a node port from 30000 to 32767; choose one in this range, or leave it to Kubernetes',
  ],
  [
    'a node port among the ports',
    { ports: [http.exposedAs(80).onNodePort(30_123)] },
    ' ports[0]: found port 80/TCP (http) on node port 30123, expected a port inside the cluster; leave out onNodePort, or use a Service with node ports',
  ],
])('%s is refused', (_, props, sentence) => {
  expect(refusalOf(() => specOf(props))).toBe(`shop/cart${sentence}`);
});

test.each<[string, () => unknown, string]>([
  [
    'a port without node port',
    () => Exposure.nodePort({ nodePorts: [http.exposedAs(80)] }),
    'Exposure.nodePort nodePorts[0]: found port 80/TCP (http) without a node port, expected a port with a node port; call onNodePort on it',
  ],
  [
    'a number',
    () => Exposure.loadBalancer({ nodePorts: [30_123 as any] }),
    'Exposure.loadBalancer nodePorts[0]: found 30123, expected a PortMapping; make one with PodPort.tcp(8080, "http").exposedAs(80).onNodePort(30123)',
  ],
  [
    'a misspelt option',
    () => Exposure.nodePort({ nodePort: [] } as any),
    'Exposure.nodePort: found the unknown property "nodePort", expected externalDnsNames, nodePorts or externalTrafficPolicy; did you mean "nodePorts"?',
  ],
  [
    'null',
    () => Exposure.nodePort(null as any),
    'Exposure.nodePort: found nothing, expected an object of properties; write an object such as { externalDnsNames: … }',
  ],
])('an exposure with %s is refused', (_, build, sentence) => {
  expect(refusalOf(build)).toBe(sentence);
});

test('behind a route its affinity means nothing, and it warns', () => {
  const cart = new StickyService(shopChart(), 'cart', { selector, ports: [http] });
  expect(cart.backend(http).port).toBe(8080);
  expect(printed.mock.calls).toEqual([
    [
      'warning: shop/cart backend: found a Service with session affinity behind an Ingress or Gateway, which sends to the pods past the Service, expected sessions kept by a cookie; use a ClusterIpService, and cookieAffinity of the routes or the controller',
    ],
  ]);
});
