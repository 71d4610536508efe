import * as kplus from 'cdk8s-plus-27';
import fc from 'fast-check';
import {
  LoadBalancerProvider,
  LocalTrafficLoadBalancer,
  type LocalTrafficLoadBalancerProps,
  NlbTargetType,
  PodLabels,
  PodPort,
  PodSpread,
} from '../../../src';
import { buildsOrRefuses, oddValue, orOdd } from '../../support/odd-values';
import { manifestsOf, shopChart } from '../../support/synth';
import { draws } from '../../support/thoroughness';

const http = PodPort.tcp(8080, 'http');

test('no odd props break a load balancer or its manifest', () => {
  const props = fc.record({
    selector: orOdd(PodLabels.of({ app: 'web' })),
    ports: orOdd([http.exposedAs(80)], [http.exposedAs(80).onNodePort(30123)]),
    healthCheckNodePort: orOdd(30124),
    sourceRanges: orOdd(['10.0.0.0/8']),
    loadBalancerClass: orOdd('example.com/lb'),
    allocateNodePorts: orOdd(false),
    provider: orOdd(LoadBalancerProvider.metalLb({ addressPool: 'public' }), LoadBalancerProvider.awsNlb()),
    spread: orOdd(PodSpread.PREFERRED),
    metadata: orOdd({ annotations: { team: 'shop' } }),
    ipFamilies: orOdd(['IPv4']),
    trafficDistribution: orOdd('PreferSameZone'),
  });
  fc.assert(
    fc.property(fc.oneof({ weight: 20, arbitrary: props }, oddValue), (given) =>
      buildsOrRefuses(() => {
        const chart = shopChart();
        new LocalTrafficLoadBalancer(chart, 'web', given as LocalTrafficLoadBalancerProps);
        return JSON.stringify(manifestsOf(chart));
      }),
    ),
    { numRuns: draws(500) },
  );
});

test('no odd selector breaks the spreading of its pods', () => {
  const chart = shopChart();
  const workload = new kplus.Deployment(chart, 'app', { containers: [{ image: 'web' }] });
  const selection = { toPodSelectorConfig: () => workload.toPodSelectorConfig() };
  const nodes = fc.oneof(oddValue, fc.record({ defaultChild: oddValue }));
  fc.assert(
    fc.property(fc.record({ node: nodes, kind: oddValue }), (oddities) =>
      buildsOrRefuses(() => {
        const selector = { ...selection, ...oddities };
        const ports = [http.exposedAs(80)];
        new LocalTrafficLoadBalancer(shopChart(), 'web', { selector, ports, spread: PodSpread.REQUIRED });
        return JSON.stringify(manifestsOf(chart));
      }),
    ),
    { numRuns: draws(300) },
  );
});

const choices = {
  awsNlb: {
    internalOnly: orOdd(true),
    targetType: orOdd(NlbTargetType.IP),
    crossZone: orOdd(true),
    targetGroupAttributes: orOdd({ 'stickiness.enabled': 'true' }),
    loadBalancerClass: orOdd('eks.amazonaws.com/nlb'),
    dualStack: orOdd(true),
    proxyProtocol: orOdd(true),
    tls: orOdd({ certificateArns: ['arn:aws:acm:eu-central-1:123456789012:certificate/1'] }),
  },
  gke: { internalOnly: orOdd(true), globalAccess: orOdd(true), subnet: orOdd('a'), weightedByPods: orOdd(true) },
  azure: {
    internalOnly: orOdd(true),
    subnet: orOdd('a'),
    resourceGroup: orOdd('b'),
    publicIpName: orOdd('c'),
    probe: orOdd('Http'),
    probePath: orOdd('/'),
  },
  metalLb: { addressPool: orOdd('a'), addresses: orOdd(['192.0.2.1']), sharingKey: orOdd('b') },
  cilium: {
    addresses: orOdd(['192.0.2.1']),
    sharingKey: orOdd('b'),
    sharedWithNamespaces: orOdd(['*']),
    announcedBy: orOdd('l2'),
  },
  kubeVip: { addresses: orOdd(['192.0.2.1']), dhcp: orOdd(false), networkInterface: orOdd('eth0') },
  hetzner: { location: orOdd('fsn1'), machineType: orOdd('lb11'), proxyProtocol: orOdd(true) },
  digitalOcean: { kind: orOdd('REGIONAL'), sizeUnits: orOdd(2), proxyProtocol: orOdd(true) },
  openStack: { internalOnly: orOdd(false), floatingNetworkId: orOdd('a'), keepFloatingIp: orOdd(true) },
  custom: {
    name: orOdd('a'),
    annotations: orOdd({ a: 'b' }),
    protocols: orOdd(['TCP']),
    mixesProtocols: orOdd(false),
    keepsClientsTogether: orOdd(true),
  },
};

test.each(Object.keys(choices) as (keyof typeof choices)[])('no odd options break the provider %s', (name) => {
  fc.assert(
    fc.property(fc.oneof({ weight: 9, arbitrary: fc.record<object>(choices[name]) }, oddValue), (options) =>
      buildsOrRefuses(() => {
        const chart = shopChart();
        const provider = LoadBalancerProvider[name](options as object);
        const ports = [http.exposedAs(80)];
        new LocalTrafficLoadBalancer(chart, 'web', { selector: PodLabels.of({ app: 'web' }), ports, provider });
        return JSON.stringify(manifestsOf(chart));
      }),
    ),
    { numRuns: draws(120) },
  );
});
