import { LoadBalancerProvider, LocalTrafficLoadBalancer, NlbTargetType, PodLabels, PodPort } from '../../../src';
import type { Complaint } from '../../../src/values/complaint';
import { endpointAddress } from '../../../src/values/ip-address';
import { refusalOf, shopChart, theOnly } from '../../support/synth';

const AWS = 'service.beta.kubernetes.io/aws-load-balancer';
const AZURE = 'service.beta.kubernetes.io/azure';

/** The annotations and the class that a provider gives a Service. */
function settingsOf(provider: LoadBalancerProvider) {
  const chart = shopChart();
  const ports = [PodPort.tcp(8080).exposedAs(80)];
  new LocalTrafficLoadBalancer(chart, 'web', { selector: PodLabels.of({ app: 'web' }), ports, provider });
  const { metadata, spec } = theOnly(chart, 'Service');
  return { annotations: metadata.annotations, loadBalancerClass: spec.loadBalancerClass };
}

test('an NLB takes the Service by its class and sends to the nodes', () => {
  expect(settingsOf(LoadBalancerProvider.awsNlb())).toEqual({
    annotations: { [`${AWS}-nlb-target-type`]: 'instance' },
    loadBalancerClass: 'service.k8s.aws/nlb',
  });
});

test('an NLB that sends to pods is told to keep the address of the client', () => {
  const provider = LoadBalancerProvider.awsNlb({
    internalOnly: false,
    targetType: NlbTargetType.IP,
    crossZone: true,
    targetGroupAttributes: { 'deregistration_delay.timeout_seconds': '120' },
    loadBalancerClass: 'eks.amazonaws.com/nlb',
  });
  expect(settingsOf(provider)).toEqual({
    annotations: {
      [`${AWS}-scheme`]: 'internet-facing',
      [`${AWS}-nlb-target-type`]: 'ip',
      [`${AWS}-attributes`]: 'load_balancing.cross_zone.enabled=true',
      [`${AWS}-target-group-attributes`]: 'preserve_client_ip.enabled=true,deregistration_delay.timeout_seconds=120',
    },
    loadBalancerClass: 'eks.amazonaws.com/nlb',
  });
});

test('an NLB for the VPC, within its zones', () => {
  const provider = LoadBalancerProvider.awsNlb({
    internalOnly: true,
    crossZone: false,
    targetGroupAttributes: { 'preserve_client_ip.enabled': 'true' },
  });
  expect(settingsOf(provider).annotations).toEqual({
    [`${AWS}-scheme`]: 'internal',
    [`${AWS}-nlb-target-type`]: 'instance',
    [`${AWS}-attributes`]: 'load_balancing.cross_zone.enabled=false',
    [`${AWS}-target-group-attributes`]: 'preserve_client_ip.enabled=true',
  });
});

test('a load balancer of GKE is external and needs no annotation', () => {
  const nothing = { annotations: undefined, loadBalancerClass: undefined };
  expect(settingsOf(LoadBalancerProvider.gke())).toEqual(nothing);
  expect(settingsOf(LoadBalancerProvider.gke({ internalOnly: false, weightedByPods: false }))).toEqual(nothing);
});

test('an internal load balancer of GKE', () => {
  const provider = LoadBalancerProvider.gke({
    internalOnly: true,
    globalAccess: true,
    subnet: 'load-balancers',
    weightedByPods: true,
  });
  expect(settingsOf(provider).annotations).toEqual({
    'networking.gke.io/load-balancer-type': 'Internal',
    'networking.gke.io/internal-load-balancer-allow-global-access': 'true',
    'networking.gke.io/load-balancer-subnet': 'load-balancers',
    'networking.gke.io/weighted-load-balancing': 'pods-per-node',
  });
});

test('a public load balancer of Azure', () => {
  expect(settingsOf(LoadBalancerProvider.azure()).annotations).toBeUndefined();
  const provider = LoadBalancerProvider.azure({ resourceGroup: 'network', publicIpName: 'shop' });
  expect(settingsOf(provider).annotations).toEqual({
    [`${AZURE}-load-balancer-resource-group`]: 'network',
    [`${AZURE}-pip-name`]: 'shop',
  });
});

test('an internal load balancer of Azure', () => {
  expect(settingsOf(LoadBalancerProvider.azure({ internalOnly: true, subnet: 'apps' })).annotations).toEqual({
    [`${AZURE}-load-balancer-internal`]: 'true',
    [`${AZURE}-load-balancer-internal-subnet`]: 'apps',
  });
});

test('a load balancer of MetalLB', () => {
  expect(settingsOf(LoadBalancerProvider.metalLb()).annotations).toBeUndefined();
  const provider = LoadBalancerProvider.metalLb({
    addressPool: 'production',
    addresses: ['192.168.1.100'],
    sharingKey: 'dns',
  });
  expect(settingsOf(provider).annotations).toEqual({
    'metallb.io/address-pool': 'production',
    'metallb.io/loadBalancerIPs': '192.168.1.100',
    'metallb.io/allow-shared-ip': 'dns',
  });
});

test.each([
  [
    'an NLB that hides clients',
    () => LoadBalancerProvider.awsNlb({ targetGroupAttributes: { 'preserve_client_ip.enabled': 'false' } }),
    'LoadBalancerProvider.awsNlb targetGroupAttributes["preserve_client_ip.enabled"]: found "false", expected "true", for this pattern keeps the address of the client; leave it out, or use StickyService or NodePortService where the address does not matter',
  ],
  [
    'an attribute that is two',
    () =>
      LoadBalancerProvider.awsNlb({
        targetGroupAttributes: { 'stickiness.enabled': 'true,stickiness.type=source_ip' },
      }),
    'LoadBalancerProvider.awsNlb targetGroupAttributes["stickiness.enabled"]: found "true,stickiness.type=source_ip", expected a text without "," and "="; write it in quotes, such as "true"',
  ],
  [
    'an attribute name with blanks',
    () => LoadBalancerProvider.awsNlb({ targetGroupAttributes: { 'sticky sessions': 'true' } }),
    'LoadBalancerProvider.awsNlb targetGroupAttributes["sticky sessions"]: found "sticky sessions", expected a name of letters, digits, ".", "_" and "-"; correct the attribute',
  ],
  [
    'attributes as a text',
    () => LoadBalancerProvider.awsNlb({ targetGroupAttributes: 'stickiness.enabled=true' as never }),
    'LoadBalancerProvider.awsNlb targetGroupAttributes: found "stickiness.enabled=true", expected an object of attributes; write it like { "stickiness.enabled": "true" }',
  ],
  [
    'an unknown target type',
    () => LoadBalancerProvider.awsNlb({ targetType: 'pod' as NlbTargetType }),
    'LoadBalancerProvider.awsNlb targetType: found "pod", expected "instance" or "ip"; choose one of these',
  ],
  [
    'global access from outside',
    () => LoadBalancerProvider.gke({ globalAccess: true }),
    'LoadBalancerProvider.gke globalAccess: found true for an external load balancer, expected an internal one: every client reaches an external one anyway; set internalOnly: true, or leave it out',
  ],
  [
    'a subnet for a public address',
    () => LoadBalancerProvider.azure({ subnet: 'apps' }),
    'LoadBalancerProvider.azure subnet: found "apps", expected an internal load balancer; set internalOnly: true, or leave this out',
  ],
  [
    'a resource group of no public address',
    () => LoadBalancerProvider.azure({ internalOnly: true, resourceGroup: 'network' }),
    'LoadBalancerProvider.azure resourceGroup: found "network", expected a public load balancer; leave out internalOnly, or leave this out',
  ],
  [
    'a public address of an internal load balancer',
    () => LoadBalancerProvider.azure({ internalOnly: true, publicIpName: 'shop' }),
    'LoadBalancerProvider.azure publicIpName: found "shop", expected a public load balancer; leave out internalOnly, or leave this out',
  ],
  [
    'two addresses of a family',
    () => LoadBalancerProvider.metalLb({ addresses: ['192.0.2.1', '192.0.2.2'] }),
    'LoadBalancerProvider.metalLb addresses[1]: found a second IPv4 address, "192.0.2.2", expected one address of each family; leave one out',
  ],
  [
    'a range of addresses',
    () => LoadBalancerProvider.metalLb({ addresses: ['192.0.2.0/24'] }),
    (endpointAddress('192.0.2.0/24') as Complaint).sentence('LoadBalancerProvider.metalLb addresses[0]'),
  ],
  [
    'an unknown option',
    () => LoadBalancerProvider.metalLb({ adressPool: 'public' } as never),
    'LoadBalancerProvider.metalLb: found the unknown property "adressPool", expected addressPool, addresses or sharingKey; did you mean "addressPool"?',
  ],
])('refused: %s', (_, build, sentence) => {
  expect(refusalOf(build)).toBe(sentence);
});
