import {
  IpFamily,
  IpFamilyPolicy,
  LoadBalancerProvider,
  LocalTrafficLoadBalancer,
  type LocalTrafficLoadBalancerProps,
  NlbTargetType,
  PodLabels,
  PodPort,
  StickyService,
  TargetCluster,
  TrafficPolicy,
} from '../../../src';
import { portMappings } from '../../../src/patterns/ports/port-parsers';
import { Cidr } from '../../../src/values/cidr';
import type { Complaint } from '../../../src/values/complaint';
import { type Parser, yesOrNo } from '../../../src/values/parser';
import { DEFAULT_NODE_PORTS, nodePortIn, portNumber } from '../../../src/values/port';
import { qualifiedName } from '../../../src/values/qualified-name';
import { type Manifest, refusalOf, shopChart, theOnly } from '../../support/synth';

const http = PodPort.tcp(8080, 'http');
const selector = PodLabels.of({ app: 'kubia' });
const ports = [http.exposedAs(80)];

function made(props: Partial<LocalTrafficLoadBalancerProps> = {}): Manifest {
  const chart = shopChart();
  new LocalTrafficLoadBalancer(chart, 'kubia', { selector, ports, ...props });
  return theOnly(chart, 'Service', 'kubia');
}

/** The sentence for what a value's own parser finds, whose words its own test fixes. */
function said(where: string, parse: Parser<unknown>, input: unknown): string {
  return (parse(input) as Complaint).sentence(`shop/kubia ${where}`);
}

function refused(props: object): string {
  return refusalOf(() => made(props));
}

test('a local-traffic load balancer holds what it is and no more', () => {
  expect(made()).toEqual({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'kubia', namespace: 'shop' },
    spec: {
      type: 'LoadBalancer',
      externalTrafficPolicy: 'Local',
      selector: { app: 'kubia' },
      ports: [{ name: 'http', port: 80, targetPort: 8080 }],
    },
  });
});

test('all its settings are written', () => {
  const { spec } = made({
    ports: [http.exposedAs(80).onNodePort(30123)],
    healthCheckNodePort: 32000,
    sourceRanges: ['10.0.0.0/8', '2001:DB8:0::/32'],
    loadBalancerClass: 'example.com/lb',
    allocateNodePorts: false,
    internalTrafficPolicy: TrafficPolicy.LOCAL,
    ipFamilies: [IpFamily.IPV4],
  });
  expect(spec).toEqual({
    type: 'LoadBalancer',
    externalTrafficPolicy: 'Local',
    healthCheckNodePort: 32000,
    loadBalancerSourceRanges: ['10.0.0.0/8', '2001:db8::/32'],
    loadBalancerClass: 'example.com/lb',
    allocateLoadBalancerNodePorts: false,
    internalTrafficPolicy: 'Local',
    ipFamilies: ['IPv4'],
    selector: { app: 'kubia' },
    ports: [{ name: 'http', port: 80, targetPort: 8080, nodePort: 30123 }],
  });
});

test('the allocation of node ports is not written when it is what Kubernetes assumes', () => {
  expect(made({ allocateNodePorts: true }).spec).not.toHaveProperty('allocateLoadBalancerNodePorts');
});

test('the node-port range is that of the cluster', () => {
  const chart = shopChart();
  TargetCluster.describe(chart, { nodePortRange: '20000-22767' });
  new LocalTrafficLoadBalancer(chart, 'kubia', { selector, ports, healthCheckNodePort: 20001 });
  expect(theOnly(chart, 'Service').spec.healthCheckNodePort).toBe(20001);
});

test('a health check port that another Service has is refused at synth', () => {
  const chart = shopChart();
  new LocalTrafficLoadBalancer(chart, 'a', { selector, ports: [http.exposedAs(80).onNodePort(30123)] });
  const b = new LocalTrafficLoadBalancer(chart, 'b', { selector, ports, healthCheckNodePort: 30123 });
  expect(b.node.validate()).toEqual([
    'found node port 30123, which shop/a uses already, expected a node port of its own; choose another, or call TargetCluster.describe for charts of different clusters',
  ]);
});

test('two load balancers whose health checks share a port are refused at synth', () => {
  const chart = shopChart();
  const [a, b] = ['a', 'b'].map(
    (id) => new LocalTrafficLoadBalancer(chart, id, { selector, ports, healthCheckNodePort: 30123 }),
  );
  expect(a?.node.validate()).toEqual([]);
  expect(b?.node.validate()).toHaveLength(1);
});

test('it offers names, variables and a backend as every Service does', () => {
  const service = new LocalTrafficLoadBalancer(shopChart(), 'kubia', { selector, ports });
  expect(service.dns.namespaced).toBe('kubia.shop');
  expect(service.environment.hostVariable).toBe('KUBIA_SERVICE_HOST');
  expect(service.backend(http).port).toBe(80);
});

test.each([
  [{ ports: [] }, said('ports', portMappings, [])],
  [{ healthCheckNodePort: '30123' }, said('healthCheckNodePort', portNumber, '30123')],
  [{ healthCheckNodePort: 80 }, said('healthCheckNodePort', nodePortIn(DEFAULT_NODE_PORTS), 80)],
  [{ ports: [http.exposedAs(80).onNodePort(8080)] }, said('ports[0].nodePort', nodePortIn(DEFAULT_NODE_PORTS), 8080)],
  [
    { ports: [http.exposedAs(80).onNodePort(30123)], healthCheckNodePort: 30123 },
    'shop/kubia healthCheckNodePort: found 30123, which is the node port of 80/TCP (http), expected a port of its own; choose another, or leave it to Kubernetes',
  ],
  [{ sourceRanges: ['10.0.0.1'] }, said('sourceRanges[0]', Cidr.parse, '10.0.0.1')],
  [{ sourceRanges: ['10.0.0.0/8', '10.1.2.3/16'] }, said('sourceRanges[1]', Cidr.parse, '10.1.2.3/16')],
  [
    { sourceRanges: ['2001:db8::/32', '2001:DB8::/32'] },
    'shop/kubia sourceRanges[1]: found "2001:db8::/32" twice, expected different CIDRs; leave one out',
  ],
  [
    { sourceRanges: [] },
    'shop/kubia sourceRanges: found an empty list, expected a list of CIDRs, at least 1; leave it out to admit every client',
  ],
  [
    { sourceRanges: '10.0.0.0/8' },
    'shop/kubia sourceRanges: found "10.0.0.0/8", expected a list of CIDRs; write it in brackets, even a single one',
  ],
  [{ loadBalancerClass: 'two/slashes/here' }, said('loadBalancerClass', qualifiedName, 'two/slashes/here')],
  [{ allocateNodePorts: 'no' }, said('allocateNodePorts', yesOrNo, 'no')],
  [
    { provider: 'aws' },
    'shop/kubia provider: found a text, expected a LoadBalancerProvider; make one with LoadBalancerProvider.metalLb()',
  ],
  [
    { exteranTrafficPolicy: 'Local' },
    'shop/kubia: found the unknown property "exteranTrafficPolicy", expected metadata, ipFamilies, ipFamilyPolicy, publishNotReadyAddresses, internalTrafficPolicy or 11 more; did you mean "internalTrafficPolicy"?',
  ],
])('refused: %j', (props, sentence) => {
  expect(refused(props)).toBe(sentence);
});

test('a class that the provider does not answer to is refused', () => {
  expect(refused({ provider: LoadBalancerProvider.awsNlb(), loadBalancerClass: 'example.com/lb' })).toBe(
    'shop/kubia loadBalancerClass: found "example.com/lb", expected "service.k8s.aws/nlb", under which the controller of an AWS Network Load Balancer takes the Service; leave it out, or change the options of LoadBalancerProvider.awsNlb',
  );
  expect(
    refused({
      provider: LoadBalancerProvider.gke(),
      loadBalancerClass: 'networking.gke.io/l4-regional-internal',
    }),
  ).toBe(
    'shop/kubia loadBalancerClass: found "networking.gke.io/l4-regional-internal", expected "networking.gke.io/l4-regional-external" or "networking.gke.io/l4-regional-external-legacy", under which the controller of a passthrough load balancer of GKE takes the Service; leave it out, or change the options of LoadBalancerProvider.gke',
  );
  expect(refused({ provider: LoadBalancerProvider.azure(), loadBalancerClass: 'example.com/lb' })).toBe(
    'shop/kubia loadBalancerClass: found "example.com/lb", expected no class: the controller of an Azure Load Balancer leaves Services of a class alone; leave out the class or the provider',
  );
});

test('a class that the provider answers to is written', () => {
  const gke = LoadBalancerProvider.gke({ internalOnly: true });
  const ofGke = made({ provider: gke, loadBalancerClass: 'networking.gke.io/l4-regional-internal' });
  expect(ofGke.spec.loadBalancerClass).toBe('networking.gke.io/l4-regional-internal');
  const ofAws = made({ provider: LoadBalancerProvider.awsNlb(), loadBalancerClass: 'service.k8s.aws/nlb' });
  expect(ofAws.spec.loadBalancerClass).toBe('service.k8s.aws/nlb');
  const ofMetalLb = made({ provider: LoadBalancerProvider.metalLb(), loadBalancerClass: 'metallb.example.com/lb' });
  expect(ofMetalLb.spec.loadBalancerClass).toBe('metallb.example.com/lb');
});

test('annotations of the user stay beside those of the provider', () => {
  const { metadata } = made({
    provider: LoadBalancerProvider.metalLb({ addressPool: 'public' }),
    metadata: { annotations: { team: 'shop', 'metallb.io/address-pool': 'public' }, labels: { app: 'kubia' } },
  });
  expect(metadata).toEqual({
    name: 'kubia',
    namespace: 'shop',
    labels: { app: 'kubia' },
    annotations: { team: 'shop', 'metallb.io/address-pool': 'public' },
  });
});

test('an annotation that contradicts the provider is refused', () => {
  expect(
    refused({
      provider: LoadBalancerProvider.metalLb({ addressPool: 'public' }),
      metadata: { annotations: { 'metallb.io/address-pool': 'private' } },
    }),
  ).toBe(
    'shop/kubia metadata.annotations["metallb.io/address-pool"]: found "private", expected "public", which the provider sets; leave it out, or change the provider\'s options',
  );
});

test('targets of type instance need node ports', () => {
  const provider = LoadBalancerProvider.awsNlb();
  expect(refused({ provider, allocateNodePorts: false })).toBe(
    'shop/kubia allocateNodePorts: found false, which leaves port 80/TCP (http) without a node port, expected node ports, through which an AWS Network Load Balancer reaches the pods; set targetType: NlbTargetType.IP, or fix the node ports with onNodePort',
  );
  const fixed = made({ provider, allocateNodePorts: false, ports: [http.exposedAs(80).onNodePort(30123)] });
  expect(fixed.spec.ports[0].nodePort).toBe(30123);
  const pods = made({
    provider: LoadBalancerProvider.awsNlb({ targetType: NlbTargetType.IP }),
    allocateNodePorts: false,
  });
  expect(pods.spec.allocateLoadBalancerNodePorts).toBe(false);
});

test('addresses of both families need a dual-stack Service', () => {
  const provider = LoadBalancerProvider.metalLb({ addresses: ['192.0.2.1', '2001:db8::1'] });
  expect(refused({ provider })).toBe(
    'shop/kubia ipFamilyPolicy: found nothing, expected a dual-stack policy for addresses of both families; set ipFamilyPolicy: IpFamilyPolicy.REQUIRE_DUAL_STACK, or ask for one address',
  );
  expect(refused({ provider, ipFamilyPolicy: IpFamilyPolicy.SINGLE_STACK })).toBe(
    'shop/kubia ipFamilyPolicy: found "SingleStack", expected a dual-stack policy for addresses of both families; set ipFamilyPolicy: IpFamilyPolicy.REQUIRE_DUAL_STACK, or ask for one address',
  );
  const { metadata } = made({ provider, ipFamilyPolicy: IpFamilyPolicy.REQUIRE_DUAL_STACK });
  expect(metadata.annotations).toEqual({ 'metallb.io/loadBalancerIPs': '192.0.2.1,2001:db8::1' });
});

test('a node port that another pattern has is refused at synth', () => {
  const chart = shopChart();
  new LocalTrafficLoadBalancer(chart, 'a', { selector, ports, healthCheckNodePort: 30123 });
  new LocalTrafficLoadBalancer(chart, 'b', { selector, ports: [http.exposedAs(80).onNodePort(30124)] });
  const sticky = new StickyService(chart, 'c', { selector, ports });
  expect(sticky.node.validate()).toEqual([]);
  const d = new LocalTrafficLoadBalancer(chart, 'd', { selector, ports, healthCheckNodePort: 30124 });
  expect(d.node.validate()[0]).toContain('found node port 30124, which shop/b uses already');
});
