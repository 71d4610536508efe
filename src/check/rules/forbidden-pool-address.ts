import { isPlaceholder } from '../../guesses/makers/placeholder';
import { IP_ADDRESS_POOL } from '../../kinds/references/metal-lb';
import type { Plain } from '../../model/cluster/cluster';
import { objectsOf } from '../../model/cluster/names';
import { addressPool } from '../../values/address-pool';
import { complaintAbout } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { addressPoolOf } from '../examples/referring-parts';

export const forbiddenPoolAddress: Rule<Plain> = {
  id: 'forbidden-pool-address',
  severity: 'error',
  because: 'The webhook of MetalLB refuses the pool, so that no Service gets an address of it.',
  about: 'Custom resources and webhooks',
  source: 'https://metallb.io/apis/#ipaddresspoolspec',
  avoidedBy: { nothing: 'resources of MetalLB belong to a whole cluster, and are written once, by hand' },
  bad: addressPoolOf('192.0.2.20-192.0.2.10'),
  says: 'IPAddressPool metallb-system/edge spec.addresses[0]: found "192.0.2.20-192.0.2.10", whose end comes before its start, expected a CIDR such as "192.0.2.0/28", or a first and a last address such as "192.0.2.10-192.0.2.20"; did you mean "192.0.2.10-192.0.2.20"?',
  good: addressPoolOf('192.0.2.10-192.0.2.20'),
  more: [
    {
      bad: addressPoolOf('192.0.2.7'),
      says: 'IPAddressPool metallb-system/edge spec.addresses[0]: found "192.0.2.7" without a prefix length, expected a CIDR such as "192.0.2.0/24" or "2001:db8::/32"; did you mean "192.0.2.7/32"?',
      good: addressPoolOf('192.0.2.7/32'),
    },
  ],
  silent: [
    { when: 'a block has bits beyond its prefix, which are left out', manifests: addressPoolOf('192.0.2.7/28') },
  ],
  on: (cluster) => objectsOf(cluster, IP_ADDRESS_POOL).all,
  *check({ object: { spec } }) {
    for (const field of spec.get('addresses').items) {
      if (!isPlaceholder(field.text ?? '')) {
        yield* complaintAbout(field, addressPool(field.value));
      }
    }
  },
};
