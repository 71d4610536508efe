import { BlockList, isIP, isIPv6 } from 'node:net';
import { Duration } from 'cdk8s';
import fc from 'fast-check';
import {
  ClusterIpService,
  Exposure,
  ExternalAlias,
  HeadlessService,
  IpFamily,
  IpFamilyPolicy,
  NodePortService,
  StickyService,
  TrafficDistribution,
  TrafficPolicy,
} from '../../../src';
import { nearNumbers } from '../support/near';
import type { DrawnPattern } from './drawn-pattern';
import {
  choice,
  label,
  mapping,
  maybe,
  metadata,
  mostly,
  nodePort,
  type PortDraft,
  podPort,
  ports,
  qualified,
  seldom,
  selected,
  selector,
  servicePort,
  text,
  yesOrNo,
} from './parts';

const serviceMetadata = metadata(label);

/** What Services have that have addresses. */
export const addressed = {
  metadata: serviceMetadata,
  ipFamilies: seldom(fc.array(choice(IpFamily), { minLength: 0, maxLength: 3 })),
  ipFamilyPolicy: seldom(choice(IpFamilyPolicy)),
  publishNotReadyAddresses: seldom(yesOrNo),
};

/** The ranges that the API server of the tests hands out, as `test/cluster/internal/serviceaddress` has them. */
const HANDED_OUT = new BlockList();
HANDED_OUT.addSubnet('10.96.0.0', 16);
HANDED_OUT.addSubnet('fd00:10:96::', 112, 'ipv6');

/** Which addresses a cluster hands out is its own matter, so that we take any: one of another range says nothing of us. */
const clusterIp = text(['10.96.77.1', '10.96.77.2', 'fd00:10:96::77']).filter(
  (given) => isIP(given) === 0 || HANDED_OUT.check(given, isIPv6(given) ? 'ipv6' : 'ipv4'),
);

/** What Services have whose traffic is forwarded. */
export const proxied = {
  ...addressed,
  internalTrafficPolicy: seldom(choice(TrafficPolicy)),
  clusterIp: seldom(clusterIp),
  trafficDistribution: seldom(choice(TrafficDistribution)),
};

/** How a Service is exposed: the name of the factory, and the options that it takes of these. */
export const exposed = fc.record({
  exposure: fc.constantFrom(undefined, 'clusterIp', 'nodePort', 'loadBalancer'),
  externalTrafficPolicy: seldom(choice(TrafficPolicy)),
  externalDnsNames: seldom(
    fc.array(text(['shop.example.com', '*.example.com', 'a'], [253]), { minLength: 0, maxLength: 3 }),
  ),
  sourceRanges: seldom(fc.constantFrom(['192.0.2.0/24'], ['10.0.0.0/8', '::/0'], [], ['192.0.2.1'])),
  loadBalancerClass: seldom(qualified),
  healthCheckNodePort: seldom(nodePort),
  allocateNodePorts: seldom(yesOrNo),
});

/** The exposure of a draft, for ports that may be drawn with node ports. */
export function exposureOf(
  { exposure, externalTrafficPolicy, externalDnsNames, ...balanced }: any,
  drafts: readonly PortDraft[],
): Exposure | undefined {
  const nodePorts = drafts.flatMap((draft) =>
    draft.nodePort === undefined ? [] : [servicePort(draft).onNodePort(draft.nodePort)],
  );
  switch (exposure) {
    case 'clusterIp':
      return Exposure.clusterIp({ externalDnsNames });
    case 'nodePort':
      return Exposure.nodePort({ nodePorts, externalTrafficPolicy, externalDnsNames });
    case 'loadBalancer':
      return Exposure.loadBalancer({ nodePorts, externalTrafficPolicy, externalDnsNames, ...balanced });
    default:
      return undefined;
  }
}

const clusterIpService: DrawnPattern = {
  name: 'ClusterIpService',
  drafts: fc.record({ ...proxied, selector, ports: ports(1), exposed }),
  build: (chart, { exposed: given, ...draft }) =>
    new ClusterIpService(chart, 'drawn', {
      ...draft,
      selector: selected(draft.selector),
      ports: draft.ports.map(servicePort),
      exposure: exposureOf(given, draft.ports),
    }),
};

const headlessService: DrawnPattern = {
  name: 'HeadlessService',
  drafts: fc.record({ ...addressed, selector, ports: maybe(ports(0)) }),
  build: (chart, draft) =>
    new HeadlessService(chart, 'drawn', {
      ...draft,
      selector: selected(draft.selector),
      ports: draft.ports?.map(podPort),
    }),
};

const stickyService: DrawnPattern = {
  name: 'StickyService',
  drafts: fc.record({
    ...proxied,
    selector,
    ports: ports(1),
    milliseconds: maybe(
      mostly(fc.integer({ min: 1, max: 86_400 }), nearNumbers(1, 86_400)).map((seconds) => seconds * 1000),
    ),
    exposed,
  }),
  build: (chart, { milliseconds, exposed: given, ...draft }) =>
    new StickyService(chart, 'drawn', {
      ...draft,
      selector: selected(draft.selector),
      ports: draft.ports.map(servicePort),
      sessionTimeout: milliseconds === undefined ? undefined : Duration.millis(Math.max(0, milliseconds)),
      exposure: exposureOf(given, draft.ports),
    }),
};

const nodePortService: DrawnPattern = {
  name: 'NodePortService',
  drafts: fc.record({ ...proxied, selector, ports: ports(1), externalTrafficPolicy: seldom(choice(TrafficPolicy)) }),
  build: (chart, draft) =>
    new NodePortService(chart, 'drawn', {
      ...draft,
      selector: selected(draft.selector),
      ports: draft.ports.map(mapping),
    }),
};

const externalAlias: DrawnPattern = {
  name: 'ExternalAlias',
  drafts: fc.record({
    metadata: serviceMetadata,
    externalName: text(['db.example.com', 'db', 'db.example.com.', '1.example.com', `${'x'.repeat(250)}.a`], [253]),
    ports: maybe(ports(0)),
  }),
  build: (chart, draft) => new ExternalAlias(chart, 'drawn', { ...draft, ports: draft.ports?.map(podPort) }),
};

export const services: DrawnPattern[] = [
  clusterIpService,
  headlessService,
  stickyService,
  nodePortService,
  externalAlias,
];
