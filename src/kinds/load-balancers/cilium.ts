import { endpointAddress } from '../../values/ip-address';
import { onFirstUse } from '../../values/on-first-use';
import { PROTOCOLS } from '../../values/port';
import { each, withPrefix } from '../annotations/annotation-fact';
import { commaList, words } from '../annotations/value-forms';
import { SHARED_AMONG_CLUSTERS } from '../companions/cluster-mesh';
import type { KnownLoadBalancer } from './load-balancer-facts';

const on = ['Service'] as const;

/** Who announces the addresses of Cilium's LB IPAM, as load balancer classes. */
export const CILIUM_CLASSES = { bgp: 'io.cilium/bgp-control-plane', l2: 'io.cilium/l2-announcer' } as const;

/** The annotations that ask for addresses, and those with a key by which Services share one; as they are, and as they were. */
export const LB_IPAM = {
  addresses: ['lbipam.cilium.io/ips', 'io.cilium/lb-ipam-ips'],
  sharing: ['lbipam.cilium.io/sharing-key', 'io.cilium/lb-ipam-sharing-key'],
} as const;

/**
 * Cilium's LB IPAM, with its announcements over BGP or in layer 2, where one node receives all traffic of a Service.
 * `service.cilium.io/*` configures the datapath.
 */
export const CILIUM: KnownLoadBalancer = {
  name: "Cilium's LB IPAM",
  classes: Object.values(CILIUM_CLASSES),
  needsNodePorts: false,
  protocols: PROTOCOLS,
  mixes: 'at one port',
  admitsByRange: true,
  affinity: 'unknown',
  annotations: {
    reader: 'Cilium',
    source: 'https://docs.cilium.io/en/stable/network/lb-ipam/',
    prefixes: ['lbipam.cilium.io/'],
    facts: onFirstUse(() => ({
      ...withPrefix('lbipam.cilium.io/', {
        ...each(['sharing-cross-namespace', 'sharing-permit-different-pods'], { on, needs: 'sharing-key' }),
      }),
      [SHARED_AMONG_CLUSTERS[0]]: { on, value: words('true', 'false') },
      'service.cilium.io/*': { on },
      ...each(LB_IPAM.addresses, { on, value: commaList(endpointAddress) }),
      ...each(LB_IPAM.sharing, { on }),
      ...each(['io.cilium/lb-ipam-sharing-cross-namespace', 'io.cilium/lb-ipam-sharing-permit-different-pods'], { on }),
    })),
  },
};
