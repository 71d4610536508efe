import { nameOf, type Referrer } from './reference';

const GROUP = 'metallb.io';

export const IP_ADDRESS_POOL = { group: GROUP, kind: 'IPAddressPool' } as const;

/** What announces the addresses of pools. */
export const ADVERTISEMENTS = ['L2Advertisement', 'BGPAdvertisement'].map((kind) => ({ group: GROUP, kind }));

const POOLS = nameOf(IP_ADDRESS_POOL, 'spec.ipAddressPools[]');

/** The custom resources of MetalLB, all in one namespace. */
export const METAL_LB: readonly Referrer[] = [
  {
    groups: [GROUP],
    kinds: ['L2Advertisement'],
    source: 'https://metallb.io/apis/#l2advertisementspec',
    references: [POOLS],
  },
  {
    groups: [GROUP],
    kinds: ['BGPAdvertisement'],
    source: 'https://metallb.io/apis/#bgpadvertisementspec',
    references: [POOLS, nameOf({ group: GROUP, kind: 'BGPPeer' }, 'spec.peers[]')],
  },
];
