import { Deployment } from 'cdk8s-plus-27';
import fc from 'fast-check';
import { LoadBalancerProvider, LocalTrafficLoadBalancer, NlbTargetType, PodSpread } from '../../../src';
import { near } from '../support/near';
import type { DrawnPattern } from './drawn-pattern';
import { choice, mapping, maybe, mostly, nodePort, podPort, ports, qualified, seldom, selected, selector, text, yesOrNo } from './parts';
import { proxied } from './services';

const range = mostly(
  fc.constantFrom('192.0.2.0/24', '10.0.0.0/8', '0.0.0.0/0', '2001:db8::/32', '::/0', '192.0.2.1/32'),
  near(['192.0.2.0/24', '2001:db8::/32', '10.0.0.0/8']),
);

const name = text(['pool', 'a-1', 'my subnet']);

/** One provider and its options, under the name of the factory. */
const provider = fc.oneof(
  fc.record({ internalOnly: maybe(yesOrNo), targetType: maybe(choice(NlbTargetType)), crossZone: maybe(yesOrNo) }).map((awsNlb) => ({ awsNlb })),
  fc.record({ internalOnly: maybe(yesOrNo), subnet: seldom(name), weightedByPods: maybe(yesOrNo) }).map((gke) => ({ gke })),
  fc.record({ internalOnly: maybe(yesOrNo), publicIpName: seldom(name) }).map((azure) => ({ azure })),
  fc.record({ addressPool: maybe(name), addresses: seldom(fc.array(fc.ipV4(), { maxLength: 2 })), sharingKey: maybe(name) }).map((metalLb) => ({ metalLb })),
);

export const localTrafficLoadBalancer: DrawnPattern = {
  name: 'LocalTrafficLoadBalancer',
  drafts: fc.record({
    ...proxied,
    selector,
    ports: ports(1),
    healthCheckNodePort: seldom(nodePort),
    sourceRanges: seldom(fc.array(range, { maxLength: 3 })),
    loadBalancerClass: seldom(qualified),
    allocateNodePorts: seldom(yesOrNo),
    provider: seldom(provider),
    spread: seldom(choice(PodSpread)),
  }),
  build: (chart, { provider: given, ...draft }) => {
    const [factory, options] = Object.entries<any>(given ?? {})[0] ?? [];
    // Only a workload can be told to spread its pods.
    const workload = () =>
      new Deployment(chart, 'pods', { containers: [{ image: 'nginx:1.29', ports: draft.ports.map(podPort) }] });
    new LocalTrafficLoadBalancer(chart, 'drawn', {
      ...draft,
      selector: draft.spread === undefined ? selected(draft.selector) : workload(),
      ports: draft.ports.map(mapping),
      provider: factory && LoadBalancerProvider[factory as 'metalLb'](options),
    });
  },
};
