import { endpointAddress } from '../../values/ip-address';
import { onFirstUse } from '../../values/on-first-use';
import { each, withPrefix } from '../annotations/annotation-fact';
import { commaList, words } from '../annotations/value-forms';
import { ALL_PROTOCOLS, type KnownLoadBalancer } from './load-balancer-facts';

const on = ['Service'] as const;

/** Who announces the addresses of Cilium's LB IPAM, as load balancer classes. */
export const CILIUM_CLASSES = { bgp: 'io.cilium/bgp-control-plane', l2: 'io.cilium/l2-announcer' } as const;

/**
 * Cilium's LB IPAM, with its announcements over BGP or in layer 2, where one node receives all traffic of a Service.
 * `service.cilium.io/*` configures the datapath.
 */
export const CILIUM: KnownLoadBalancer = {
  name: "Cilium's LB IPAM",
  classes: Object.values(CILIUM_CLASSES),
  needsNodePorts: false,
  protocols: ALL_PROTOCOLS,
  mixes: 'at one port',
  admitsByRange: true,
  affinity: 'unknown',
  annotations: {
    reader: 'Cilium',
    source: 'https://docs.cilium.io/en/stable/network/lb-ipam/',
    prefixes: ['lbipam.cilium.io/'],
    facts: onFirstUse(() => ({
      ...withPrefix('lbipam.cilium.io/', {
        ips: { on, value: commaList(endpointAddress) },
        'sharing-key': { on },
        ...each(['sharing-cross-namespace', 'sharing-permit-different-pods'], { on, needs: 'sharing-key' }),
      }),
      'service.cilium.io/global': { on, value: words('true', 'false') },
      'service.cilium.io/*': { on },
      'io.cilium/lb-ipam-ips': { on, value: commaList(endpointAddress) },
      ...each(
        [
          'io.cilium/lb-ipam-sharing-key',
          'io.cilium/lb-ipam-sharing-cross-namespace',
          'io.cilium/lb-ipam-sharing-permit-different-pods',
        ],
        { on },
      ),
    })),
  },
};
