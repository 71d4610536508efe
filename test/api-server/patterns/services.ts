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
  type PortDraft,
  podPort,
  ports,
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

/** What Services have whose traffic is forwarded. */
export const proxied = {
  ...addressed,
  internalTrafficPolicy: seldom(choice(TrafficPolicy)),
  trafficDistribution: seldom(choice(TrafficDistribution)),
};

const clusterIpService: DrawnPattern = {
  name: 'ClusterIpService',
  drafts: fc.record({ ...proxied, selector, ports: ports(1) }),
  build: (chart, draft) =>
    new ClusterIpService(chart, 'drawn', {
      ...draft,
      selector: selected(draft.selector),
      ports: draft.ports.map(servicePort),
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
    milliseconds: maybe(mostly(fc.integer({ min: 1, max: 86_400 }), nearNumbers(1, 86_400)).map((seconds) => seconds * 1000)),
    exposure: fc.constantFrom(undefined, 'clusterIp', 'nodePort', 'loadBalancer'),
    externalTrafficPolicy: seldom(choice(TrafficPolicy)),
  }),
  build: (chart, { milliseconds, exposure, externalTrafficPolicy, ...draft }) => {
    const exposed: PortDraft[] = draft.ports;
    const made = exposed.map(servicePort);
    const nodePorts = made.flatMap((port, i) => (exposed[i].nodePort === undefined ? [] : [port.onNodePort(exposed[i].nodePort)]));
    const options = { nodePorts, externalTrafficPolicy };
    new StickyService(chart, 'drawn', {
      ...draft,
      selector: selected(draft.selector),
      ports: made,
      sessionTimeout: milliseconds === undefined ? undefined : Duration.millis(Math.max(0, milliseconds)),
      exposure: exposure && (exposure === 'clusterIp' ? Exposure.clusterIp() : Exposure[exposure as 'nodePort'](options)),
    });
  },
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
