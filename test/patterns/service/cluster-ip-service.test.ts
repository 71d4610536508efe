import {
  ClusterIpService,
  type ClusterIpServiceProps,
  IpFamily,
  IpFamilyPolicy,
  PodLabels,
  PodPort,
  TrafficDistribution,
  TrafficPolicy,
} from '../../../src';
import { refusalOf, shopChart, theOnly } from '../../support/synth';

const http = PodPort.tcp(8080, 'http');
const selector = PodLabels.of({ app: 'web' });
const ports = [http.exposedAs(80)];

function manifestOf(props: Partial<ClusterIpServiceProps> = {}) {
  const chart = shopChart();
  new ClusterIpService(chart, 'web', { selector, ports, ...props });
  return theOnly(chart, 'Service');
}

test('it holds what was asked for and nothing else', () => {
  expect(manifestOf()).toEqual({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { ports: [{ name: 'http', port: 80, targetPort: 8080 }], selector: { app: 'web' } },
  });
});

test('what Kubernetes assumes is not written', () => {
  const dns = PodPort.udp(53, 'dns');
  expect(
    manifestOf({ ports: [http.exposedAs(8080), dns.exposedAs(53)], publishNotReadyAddresses: false }).spec,
  ).toEqual({
    ports: [
      { name: 'http', port: 8080 },
      { name: 'dns', port: 53, protocol: 'UDP' },
    ],
    selector: { app: 'web' },
  });
});

test('every field it takes is written', () => {
  const { spec } = manifestOf({
    ports: [http.exposedAs(80, { name: 'web', appProtocol: 'kubernetes.io/ws' }).targetingName()],
    ipFamilies: [IpFamily.IPV6, IpFamily.IPV4],
    ipFamilyPolicy: IpFamilyPolicy.REQUIRE_DUAL_STACK,
    internalTrafficPolicy: TrafficPolicy.LOCAL,
    trafficDistribution: TrafficDistribution.PREFER_SAME_NODE,
    publishNotReadyAddresses: true,
  });
  expect(spec).toEqual({
    internalTrafficPolicy: 'Local',
    ipFamilies: ['IPv6', 'IPv4'],
    ipFamilyPolicy: 'RequireDualStack',
    ports: [{ appProtocol: 'kubernetes.io/ws', name: 'web', port: 80, targetPort: 'http' }],
    publishNotReadyAddresses: true,
    selector: { app: 'web' },
    trafficDistribution: 'PreferSameNode',
  });
  expect(Object.keys(spec)).toEqual(Object.keys(spec).sort());
});

test.each<[string, Partial<ClusterIpServiceProps>]>([
  ['one family without a policy', { ipFamilies: [IpFamily.IPV6] }],
  [
    'one family with both stacks wanted',
    { ipFamilies: [IpFamily.IPV4], ipFamilyPolicy: IpFamilyPolicy.PREFER_DUAL_STACK },
  ],
  ['a policy without families', { ipFamilyPolicy: IpFamilyPolicy.REQUIRE_DUAL_STACK }],
  ['a single stack, said aloud', { ipFamilyPolicy: IpFamilyPolicy.SINGLE_STACK }],
])('%s is legal', (_, props) => {
  expect(manifestOf(props).spec).toMatchObject(props);
});

test('props of a class with getters are read', () => {
  class Props {
    get selector() {
      return selector;
    }
    get ports() {
      return ports;
    }
    get internalTrafficPolicy() {
      return TrafficPolicy.LOCAL;
    }
  }
  const chart = shopChart();
  new ClusterIpService(chart, 'web', new Props());
  expect(theOnly(chart, 'Service').spec.internalTrafficPolicy).toBe('Local');
});

test('its parts and its ports are there for others', () => {
  const service = new ClusterIpService(shopChart(), 'web', { selector, ports });
  expect(service.name).toBe('web');
  expect(service.service.name).toBe('web');
  service.ports.pop();
  expect(service.ports).toEqual(ports);
});

const KNOWN = 'metadata, ipFamilies, ipFamilyPolicy, publishNotReadyAddresses, internalTrafficPolicy or 5 more';

test.each<[string, object, string]>([
  [
    'no selector',
    { selector: undefined },
    ' selector: found nothing, expected pods: a workload, Pods.select(…) or PodLabels.of({ app: "web" }); pass the workload itself',
  ],
  [
    'no ports',
    { ports: undefined },
    ' ports: found nothing, expected a list of Service ports; write it in brackets, even a single one',
  ],
  [
    'ports that are null',
    { ports: null },
    ' ports: found null, expected a list of Service ports; write it in brackets, even a single one',
  ],
  [
    'an empty list of ports',
    { ports: [] },
    ' ports: found an empty list, expected a list of Service ports, at least 1; add one',
  ],
  [
    'one port where a list belongs',
    { ports: ports[0] },
    ' ports: found an object of class ServicePort, expected a list of Service ports; write it in brackets, even a single one',
  ],
  [
    'ports as manifests write them',
    { ports: [{ port: 80, targetPort: 8080 }] },
    ' ports[0]: found an object, expected a ServicePort; make one with PodPort.tcp(8080, "http").exposedAs(80)',
  ],
  [
    'a list with a hole',
    { ports: [ports[0]].concat(new Array(1)) },
    ' ports[1]: found nothing, expected a ServicePort; make one with PodPort.tcp(8080, "http").exposedAs(80)',
  ],
  [
    'a node port',
    { ports: [ports[0].onNodePort(30_123)] },
    ' ports[0]: found port 80/TCP (http) on node port 30123, expected a port inside the cluster; leave out onNodePort, or use a Service with node ports',
  ],
  [
    'a misspelt field',
    { prots: ports },
    `: found the unknown property "prots", expected ${KNOWN}; did you mean "ports"?`,
  ],
  [
    'a cluster IP, spelled as manifests do',
    { clusterIP: '10.0.0.1' },
    `: found the unknown property "clusterIP", expected ${KNOWN}; did you mean "clusterIp"?`,
  ],
  [
    'a policy in small letters',
    { internalTrafficPolicy: 'local' },
    ' internalTrafficPolicy: found "local", expected TrafficPolicy.CLUSTER or TrafficPolicy.LOCAL; did you mean TrafficPolicy.LOCAL?',
  ],
  [
    'a policy that is null',
    { internalTrafficPolicy: null },
    ' internalTrafficPolicy: found null, expected TrafficPolicy.CLUSTER or TrafficPolicy.LOCAL; choose one of these',
  ],
  [
    'an empty policy',
    { ipFamilyPolicy: '' },
    ' ipFamilyPolicy: found an empty text, expected IpFamilyPolicy.SINGLE_STACK, IpFamilyPolicy.PREFER_DUAL_STACK or IpFamilyPolicy.REQUIRE_DUAL_STACK; choose one of these',
  ],
  [
    'a distribution of old',
    { trafficDistribution: 'PreferClose' },
    ' trafficDistribution: found "PreferClose", expected TrafficDistribution.PREFER_SAME_ZONE or TrafficDistribution.PREFER_SAME_NODE; choose one of these',
  ],
  [
    'a yes in quotes',
    { publishNotReadyAddresses: 'true' },
    ' publishNotReadyAddresses: found "true", expected true or false; write it without quotes',
  ],
  [
    'an empty list of families',
    { ipFamilies: [] },
    ' ipFamilies: found an empty list, expected a list of address families, at least 1; add one',
  ],
  [
    'three families',
    { ipFamilies: ['IPv4', 'IPv6', 'IPv4'] },
    ' ipFamilies: found a list of 3, expected a list of address families, at most 2; leave out 1',
  ],
  [
    'a namespace beside the metadata',
    { namespace: 'shop' },
    ': found the unknown property "namespace", expected metadata, ipFamilies, ipFamilyPolicy, publishNotReadyAddresses, internalTrafficPolicy or 5 more; write metadata: { namespace: … }',
  ],
  [
    'a family in small letters',
    { ipFamilies: ['ipv4'] },
    ' ipFamilies[0]: found "ipv4", expected IpFamily.IPV4 or IpFamily.IPV6; did you mean IpFamily.IPV4?',
  ],
  [
    'a family twice',
    { ipFamilies: ['IPv4', 'IPv4'], ipFamilyPolicy: 'PreferDualStack' },
    ' ipFamilies: found IPv4 twice, expected each address family once; leave one out',
  ],
  [
    'two families without a policy',
    { ipFamilies: ['IPv4', 'IPv6'] },
    ' ipFamilyPolicy: found nothing, expected IpFamilyPolicy.PREFER_DUAL_STACK or IpFamilyPolicy.REQUIRE_DUAL_STACK for two ipFamilies; set ipFamilyPolicy: IpFamilyPolicy.PREFER_DUAL_STACK, or name one family',
  ],
  [
    'two families on one stack',
    { ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'SingleStack' },
    ' ipFamilyPolicy: found SingleStack, expected IpFamilyPolicy.PREFER_DUAL_STACK or IpFamilyPolicy.REQUIRE_DUAL_STACK for two ipFamilies; set ipFamilyPolicy: IpFamilyPolicy.PREFER_DUAL_STACK, or name one family',
  ],
])('%s is refused', (_, props, sentence) => {
  expect(refusalOf(() => manifestOf(props))).toBe(`shop/web${sentence}`);
});

test.each([undefined, null])('props that are %p are refused', (props) => {
  expect(refusalOf(() => new ClusterIpService(shopChart(), 'web', props as any))).toBe(
    'shop/web: found nothing, expected an object of properties; write an object such as { selector: … }',
  );
});

test('the compiler takes no node port inside the cluster', () => {
  const nodePort = http.exposedAs(80).onNodePort(30_123);
  // @ts-expect-error: a PortMapping with a node port is no ServicePort
  const props: ClusterIpServiceProps = { selector, ports: [nodePort] };
  expect(refusalOf(() => manifestOf(props))).toContain('leave out onNodePort');
});
