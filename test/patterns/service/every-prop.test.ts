import type { Chart } from 'cdk8s';
import {
  ClusterIpService,
  Exposure,
  ExternalAlias,
  HeadlessService,
  IpFamily,
  IpFamilyPolicy,
  LoadBalancerProvider,
  LoadBalancerService,
  LocalTrafficLoadBalancer,
  ManualEndpoint,
  ManualEndpointsService,
  NodePortService,
  PodLabels,
  PodPort,
  StickyService,
  TrafficDistribution,
  TrafficPolicy,
} from '../../../src';
import {
  addressedServiceFields,
  proxiedServiceFields,
  servicePatternFields,
} from '../../../src/patterns/service/common-props';
import { loadBalancerFields, namedFields } from '../../../src/patterns/service/exposure';
import { shopChart, theOnly } from '../../support/synth';
import { database } from '../database/sample-database';

/*
 * What a construct takes in common props reaches the manifest: every prop of every construct, none forgotten.
 */

/** A value of a prop, and what it must be found as. */
interface Sample {
  readonly given: Record<string, unknown>;
  readonly found: Record<string, unknown>;
}

/** What external-dns reads from its release 0.22 on, and what it read before. */
const DNS = ['external-dns.kubernetes.io', 'external-dns.alpha.kubernetes.io'];

const namedOutside = (key: string, value: string) =>
  Object.fromEntries(DNS.map((prefix) => [`${prefix}/${key}`, value]));

const SAMPLES: Record<string, Sample> = {
  metadata: { given: { metadata: { labels: { team: 'a' } } }, found: { metadata: { labels: { team: 'a' } } } },
  ipFamilies: { given: { ipFamilies: [IpFamily.IPV6] }, found: { spec: { ipFamilies: ['IPv6'] } } },
  ipFamilyPolicy: {
    given: { ipFamilyPolicy: IpFamilyPolicy.PREFER_DUAL_STACK },
    found: { spec: { ipFamilyPolicy: 'PreferDualStack' } },
  },
  publishNotReadyAddresses: {
    given: { publishNotReadyAddresses: true },
    found: { spec: { publishNotReadyAddresses: true } },
  },
  internalTrafficPolicy: {
    given: { internalTrafficPolicy: TrafficPolicy.LOCAL },
    found: { spec: { internalTrafficPolicy: 'Local' } },
  },
  clusterIp: { given: { clusterIp: '10.96.0.50' }, found: { spec: { clusterIP: '10.96.0.50' } } },
  trafficDistribution: {
    given: { trafficDistribution: TrafficDistribution.PREFER_SAME_ZONE },
    found: { spec: { trafficDistribution: 'PreferSameZone' } },
  },
  externalDnsNames: {
    given: { externalDnsNames: ['shop.example.com', '*.example.org'] },
    found: { metadata: { annotations: namedOutside('hostname', 'shop.example.com,*.example.org') } },
  },
  provider: {
    given: { provider: LoadBalancerProvider.metalLb({ addressPool: 'public' }) },
    found: { metadata: { annotations: { 'metallb.io/address-pool': 'public' } } },
  },
  loadBalancerClass: {
    given: { loadBalancerClass: 'a.example/lb' },
    found: { spec: { loadBalancerClass: 'a.example/lb' } },
  },
  sourceRanges: {
    given: { sourceRanges: ['192.0.2.0/24'] },
    found: { spec: { loadBalancerSourceRanges: ['192.0.2.0/24'] } },
  },
  healthCheckNodePort: {
    given: { healthCheckNodePort: 30_321, externalTrafficPolicy: TrafficPolicy.LOCAL },
    found: { spec: { healthCheckNodePort: 30_321, externalTrafficPolicy: 'Local' } },
  },
  allocateNodePorts: {
    given: { allocateNodePorts: false },
    found: { spec: { allocateLoadBalancerNodePorts: false } },
  },
  externalTrafficPolicy: {
    given: { externalTrafficPolicy: TrafficPolicy.LOCAL },
    found: { spec: { externalTrafficPolicy: 'Local' } },
  },
};

const selector = PodLabels.of({ app: 'web' });
const ports = [PodPort.tcp(8080, 'http')];
const endpoint = (address = '192.0.2.10') => ManualEndpoint.address(address, { zone: 'a', nodeName: 'node-1' });

/** Endpoints of the families that a sample asks for, for others would be refused. */
const endpointsFor = (props: any) =>
  props.ipFamilies
    ? [endpoint('2001:db8::1')]
    : props.ipFamilyPolicy
      ? [endpoint(), endpoint('2001:db8::1')]
      : [endpoint()];

type Build = (chart: Chart, props: any) => unknown;

const exposedBy =
  (exposure: (props: any) => Exposure): Build =>
  (chart, props) =>
    new ClusterIpService(chart, 'web', { selector, ports, exposure: exposure(props) });

/** Each construct with the common props that it takes. */
const CONSTRUCTS: Record<string, readonly [Build, readonly string[]]> = {
  ClusterIpService: [
    (chart, props) => new ClusterIpService(chart, 'web', { selector, ports, ...props }),
    Object.keys(proxiedServiceFields),
  ],
  StickyService: [
    (chart, props) => new StickyService(chart, 'web', { selector, ports, ...props }),
    Object.keys(proxiedServiceFields),
  ],
  NodePortService: [
    (chart, props) => new NodePortService(chart, 'web', { selector, ports, ...props }),
    [...Object.keys({ ...proxiedServiceFields, ...namedFields }), 'externalTrafficPolicy'],
  ],
  LoadBalancerService: [
    (chart, props) => new LoadBalancerService(chart, 'web', { selector, ports, ...props }),
    [...Object.keys({ ...proxiedServiceFields, ...loadBalancerFields }), 'externalTrafficPolicy'],
  ],
  LocalTrafficLoadBalancer: [
    (chart, { externalTrafficPolicy: _, ...props }) =>
      new LocalTrafficLoadBalancer(chart, 'web', { selector, ports, ...props }),
    Object.keys({ ...proxiedServiceFields, ...loadBalancerFields }),
  ],
  HeadlessService: [
    (chart, props) => new HeadlessService(chart, 'web', { selector, ports, ...props }),
    Object.keys(addressedServiceFields),
  ],
  ExternalAlias: [
    (chart, props) => new ExternalAlias(chart, 'web', { externalName: 'db.example.com', ...props }),
    Object.keys(servicePatternFields),
  ],
  ManualEndpointsService: [
    (chart, props) => new ManualEndpointsService(chart, 'web', { ports, endpoints: endpointsFor(props), ...props }),
    // Written endpoints are as ready as they say, and it is refused there.
    Object.keys(proxiedServiceFields).filter((prop) => prop !== 'publishNotReadyAddresses'),
  ],
  HeadlessStatefulDb: [(chart, props) => database(props, chart), Object.keys(addressedServiceFields)],
  'Exposure.nodePort': [exposedBy(Exposure.nodePort), [...Object.keys(namedFields), 'externalTrafficPolicy']],
  'Exposure.loadBalancer': [
    exposedBy(Exposure.loadBalancer),
    [...Object.keys(loadBalancerFields), 'externalTrafficPolicy'],
  ],
};

beforeEach(() => {
  jest.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => jest.restoreAllMocks());

describe.each(Object.entries(CONSTRUCTS))('%s', (_, [build, props]) => {
  test.each(props)('hands on %s', (prop) => {
    const sample = SAMPLES[prop];
    const chart = shopChart();
    build(chart, sample?.given);
    expect(theOnly(chart, 'Service')).toMatchObject(sample?.found ?? {});
  });
});

test('every common prop has a sample, and is missing where it was not given', () => {
  const all = Object.keys({ ...proxiedServiceFields, ...loadBalancerFields });
  expect(all.filter((prop) => SAMPLES[prop] === undefined)).toEqual([]);
  const chart = shopChart();
  new LoadBalancerService(chart, 'web', { selector, ports });
  for (const { found } of Object.values(SAMPLES)) {
    expect(theOnly(chart, 'Service')).not.toMatchObject(found);
  }
});

test('a name for clients inside is the name of the cluster IP', () => {
  const chart = shopChart();
  exposedBy(Exposure.clusterIp)(chart, { externalDnsNames: ['web.corp.example'] });
  expect(theOnly(chart, 'Service').metadata.annotations).toEqual(namedOutside('internal-hostname', 'web.corp.example'));
});
