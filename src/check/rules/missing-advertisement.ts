import { ADVERTISEMENTS, IP_ADDRESS_POOL } from '../../kinds/references/metal-lb';
import type { Plain } from '../../model/cluster/cluster';
import { objectsOf } from '../../model/cluster/names';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';

const pool = (name: string) => `
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata:
  name: ${name}
  namespace: metallb-system
spec:
  addresses:
    - 192.0.2.0/28`;

const advertising = (pools: string) =>
  manifests(
    pool('edge'),
    pool('inner'),
    `
apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata:
  name: all
  namespace: metallb-system
spec:
  ipAddressPools: [${pools}]`,
  );

const ELSEWHERE = `
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: {name: edge, namespace: metallb-system}
spec:
  addresses: [192.0.2.0/28]`;

export const missingAdvertisement: Rule<Plain> = {
  id: 'missing-advertisement',
  severity: 'warning',
  because:
    'MetalLB hands out addresses of the pool and announces none of them, so that the network finds nobody there.',
  about: 'Custom resources and webhooks',
  source: 'https://metallb.io/configuration/#announce-the-service-ips',
  avoidedBy: { nothing: 'resources of MetalLB belong to a whole cluster, and are written once, by hand' },
  bad: advertising('inner'),
  says: 'IPAddressPool metallb-system/edge metadata.name: found "edge", which no advertisement names, expected an L2Advertisement or a BGPAdvertisement for it; name the pool there, or leave ipAddressPools out for all',
  good: advertising('inner, edge'),
  silent: [{ when: 'no advertisement is in these files', manifests: ELSEWHERE }],
  on: (cluster) => objectsOf(cluster, IP_ADDRESS_POOL).all,
  *check({ object }, cluster) {
    const all = ADVERTISEMENTS.flatMap((kind) => objectsOf(cluster, kind).in(object.namespace));
    const isAnnounced = all.some(({ object: { spec } }) => {
      const pools = spec.get('ipAddressPools').items.map(({ text }) => text);
      return spec.get('ipAddressPoolSelectors').length > 0 || pools.length === 0 || pools.includes(object.name);
    });
    if (all.length > 0 && !isAnnounced) {
      yield fault(
        object.root.find('metadata', 'name'),
        `"${object.name}", which no advertisement names`,
        'an L2Advertisement or a BGPAdvertisement for it',
        'name the pool there, or leave ipAddressPools out for all',
      );
    }
  },
};
