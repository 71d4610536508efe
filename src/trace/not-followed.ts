import type { Cluster } from '../model/cluster/cluster';
import { once } from '../model/lookup/once';
import { listed } from '../values/wording';

/** Kinds that have their own say on traffic and that nobody here reads. */
const NOT_FOLLOWED: readonly (readonly [RegExp, string])[] = [
  [
    /^(CiliumNetworkPolicy|CiliumClusterwideNetworkPolicy|GlobalNetworkPolicy|AdminNetworkPolicy|ClusterNetworkPolicy|BaselineAdminNetworkPolicy)$/,
    'policies of other kinds',
  ],
  [
    /^(VirtualService|DestinationRule|ServiceEntry|Sidecar|AuthorizationPolicy|PeerAuthentication)$/,
    'the mesh of Istio',
  ],
  [/^(IngressRoute|IngressRouteTCP|IngressRouteUDP|Middleware)$/, 'the resources of Traefik'],
  [/^HTTPProxy$/, 'the resources of Contour'],
];

/** What is in the manifests and may change the answer of any trace, but is not followed. */
export const notFollowedIn = once(({ objects }: Cluster): readonly string[] =>
  NOT_FOLLOWED.flatMap(([kinds, what]) => {
    const found = objects.filter(({ kind }) => kinds.test(kind));
    return found.length === 0
      ? []
      : [
          `${what} (${listed(
            found.map(({ title }) => title),
            'and',
          )})`,
        ];
  }),
);
