import { IP_ADDRESS_POOL } from '../references/metal-lb';
import type { NamedKind } from '../references/reference';
import { CILIUM, LB_IPAM } from './cilium';
import type { KnownLoadBalancer } from './load-balancer-facts';
import { METAL_LB, PREFIXES_OF_METAL_LB } from './metal-lb';

/** How a load balancer that hands out addresses is given them, and how a Service asks for certain ones. */
export interface PoolFacts {
  readonly of: KnownLoadBalancer;
  readonly kind: NamedKind;
  /** The ways to texts that are blocks, or a first and a last address with a "-" between them. */
  readonly blocks: readonly string[];
  /** The ways to what has a first and a last address in fields of their own. */
  readonly ranges: readonly { readonly at: string; readonly first: string; readonly last: string }[];
  /** The annotations with the addresses that a Service asks for: the first that is there counts, and before `loadBalancerIP`. */
  readonly addresses: readonly string[];
  /** The annotations with the name of the pool that they must be of. */
  readonly pool: readonly string[];
  /** The annotations with a key by which several Services may share an address. */
  readonly sharing: readonly string[];
  /** Where one can look it up. */
  readonly source: string;
}

export const POOLS_OF_METAL_LB: PoolFacts = {
  of: METAL_LB,
  kind: IP_ADDRESS_POOL,
  blocks: ['spec.addresses[]'],
  ranges: [],
  addresses: ofMetalLb('loadBalancerIPs'),
  pool: ofMetalLb('address-pool'),
  sharing: ofMetalLb('allow-shared-ip'),
  source: 'Assign and poolFor of internal/allocator/allocator.go in metallb/metallb',
};

function ofMetalLb(name: string): readonly string[] {
  return PREFIXES_OF_METAL_LB.map((prefix) => prefix + name);
}

/** Blocks were called cidrs up to Cilium 1.14. */
const POOLS_OF_CILIUM: PoolFacts = {
  of: CILIUM,
  kind: { group: 'cilium.io', kind: 'CiliumLoadBalancerIPPool' },
  blocks: ['spec.blocks[].cidr', 'spec.cidrs[].cidr'],
  ranges: [{ at: 'spec.blocks[]', first: 'start', last: 'stop' }],
  addresses: LB_IPAM.addresses,
  pool: [],
  sharing: LB_IPAM.sharing,
  source: 'https://docs.cilium.io/en/stable/network/lb-ipam/#requesting-ips',
};

/** The load balancers that hand out addresses of pools which are objects. */
export const ADDRESS_POOLS: readonly PoolFacts[] = [POOLS_OF_METAL_LB, POOLS_OF_CILIUM];
