import { endpointAddress } from '../../values/ip-address';
import { onFirstUse } from '../../values/on-first-use';
import { PROTOCOLS } from '../../values/port';
import { type AnnotationFacts, each, withPrefix } from '../annotations/annotation-fact';
import { named } from '../annotations/named-by-value';
import { commaList } from '../annotations/value-forms';
import { IP_ADDRESS_POOL } from '../references/metal-lb';
import type { KnownLoadBalancer } from './load-balancer-facts';

const on = ['Service'] as const;

/** What its annotations begin with: since 0.14.9, and before, where it is still read if the newer one is missing. */
export const PREFIXES_OF_METAL_LB = ['metallb.io/', 'metallb.universe.tf/'] as const;

/** A pool lies in the namespace of MetalLB. */
const POOL = { ...named(IP_ADDRESS_POOL), anywhere: true } as const;

const KNOWN: AnnotationFacts = {
  'address-pool': { on, names: POOL },
  loadBalancerIPs: { on, value: commaList(endpointAddress) },
  ...each(['allow-shared-ip', 'ip-allocated-from-pool'], { on }),
};

/**
 * MetalLB, whose annotations begin with `metallb.io/` since 0.14.9. It announces addresses and leaves the forwarding to
 * kube-proxy, which obeys source ranges. In layer 2 mode all traffic of a Service comes to one node; over BGP, the routers
 * choose. It can be told to take any class (`--lb-class`), and clears what it wrote on Services of other types
 * (`convergeBalancer` of controller/service.go).
 */
export const METAL_LB: KnownLoadBalancer = {
  name: 'MetalLB',
  isAskedByOtherTypes: () => false,
  needsNodePorts: false,
  protocols: PROTOCOLS,
  mixes: 'at one port',
  admitsByRange: true,
  affinity: 'unknown',
  annotations: {
    reader: 'MetalLB',
    source: 'https://metallb.io/usage/',
    prefixes: PREFIXES_OF_METAL_LB,
    facts: onFirstUse(() => Object.assign({}, ...PREFIXES_OF_METAL_LB.map((prefix) => withPrefix(prefix, KNOWN)))),
  },
};
