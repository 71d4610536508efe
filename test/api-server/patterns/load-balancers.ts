import { Deployment } from 'cdk8s-plus-27';
import fc from 'fast-check';
import {
  CiliumAnnouncement,
  DigitalOceanKind,
  LoadBalancerProvider,
  LoadBalancerService,
  LocalTrafficLoadBalancer,
  NlbTargetType,
  PodSpread,
  TrafficPolicy,
} from '../../../src';
import { near } from '../support/near';
import type { DrawnPattern } from './drawn-pattern';
import {
  choice,
  mapping,
  maybe,
  mostly,
  nodePort,
  ports,
  qualified,
  seldom,
  selected,
  selector,
  text,
  yesOrNo,
} from './parts';
import { proxied } from './services';

const range = mostly(
  fc.constantFrom('192.0.2.0/24', '10.0.0.0/8', '0.0.0.0/0', '2001:db8::/32', '::/0', '192.0.2.1/32'),
  near(['192.0.2.0/24', '2001:db8::/32', '10.0.0.0/8']),
);

const name = text(['pool', 'a-1', 'my subnet']);

/** One provider and its options, under the name of the factory. */
const provider = fc.oneof(
  fc
    .record({ internalOnly: maybe(yesOrNo), targetType: maybe(choice(NlbTargetType)), crossZone: maybe(yesOrNo) })
    .map((awsNlb) => ({ awsNlb })),
  fc
    .record({ internalOnly: maybe(yesOrNo), subnet: seldom(name), weightedByPods: maybe(yesOrNo) })
    .map((gke) => ({ gke })),
  fc.record({ internalOnly: maybe(yesOrNo), publicIpName: seldom(name) }).map((azure) => ({ azure })),
  fc
    .record({
      addressPool: maybe(name),
      addresses: seldom(fc.array(fc.ipV4(), { maxLength: 2 })),
      sharingKey: maybe(name),
    })
    .map((metalLb) => ({ metalLb })),
  fc
    .record({
      addresses: seldom(fc.array(fc.ipV4(), { maxLength: 3 })),
      sharingKey: maybe(name),
      announcedBy: maybe(choice(CiliumAnnouncement)),
    })
    .map((cilium) => ({ cilium })),
  fc.record({ dhcp: maybe(yesOrNo), networkInterface: maybe(name) }).map((kubeVip) => ({ kubeVip })),
  fc.record({ location: maybe(name), proxyProtocol: maybe(yesOrNo) }).map((hetzner) => ({ hetzner })),
  fc
    .record({ kind: maybe(choice(DigitalOceanKind)), internalOnly: maybe(yesOrNo) })
    .map((digitalOcean) => ({ digitalOcean })),
  fc.record({ internalOnly: maybe(yesOrNo), subnetId: maybe(name) }).map((openStack) => ({ openStack })),
  fc.record({ loadBalancerClass: maybe(qualified), needsNodePorts: maybe(yesOrNo) }).map((custom) => ({ custom })),
);

/** What all load balancers take. */
const balanced = {
  ...proxied,
  selector,
  ports: ports(1),
  healthCheckNodePort: seldom(nodePort),
  sourceRanges: seldom(fc.array(range, { maxLength: 3 })),
  loadBalancerClass: seldom(qualified),
  allocateNodePorts: seldom(yesOrNo),
  provider: seldom(provider),
};

function providerOf(given: object | undefined): LoadBalancerProvider | undefined {
  const [factory, options] = Object.entries<any>(given ?? {})[0] ?? [];
  return factory === undefined ? undefined : LoadBalancerProvider[factory as 'metalLb'](options);
}

const loadBalancerService: DrawnPattern = {
  name: 'LoadBalancerService',
  drafts: fc.record({ ...balanced, externalTrafficPolicy: maybe(choice(TrafficPolicy)) }),
  build: (chart, { provider: given, ...draft }) =>
    new LoadBalancerService(chart, 'drawn', {
      ...draft,
      selector: selected(draft.selector),
      ports: draft.ports.map(mapping),
      provider: providerOf(given),
    }),
};

const localTrafficLoadBalancer: DrawnPattern = {
  name: 'LocalTrafficLoadBalancer',
  drafts: fc.record({ ...balanced, spread: seldom(choice(PodSpread)) }),
  build: (chart, { provider: given, ...draft }) => {
    // Only a workload can be told to spread its pods.
    const workload = () => new Deployment(chart, 'pods', { containers: [{ image: 'registry.example.com/web:1.4' }] });
    new LocalTrafficLoadBalancer(chart, 'drawn', {
      ...draft,
      selector: draft.spread === undefined ? selected(draft.selector) : workload(),
      ports: draft.ports.map(mapping),
      provider: providerOf(given),
    });
  },
};

export const loadBalancers: DrawnPattern[] = [loadBalancerService, localTrafficLoadBalancer];
