import type { OwnTraffic } from './own-traffic';

/** Policies beside those of Kubernetes: they may refuse what these let through, and let through what these refuse. */
export const POLICIES_OF_OTHERS: OwnTraffic = {
  called: 'policies of other kinds',
  kinds: [
    { groups: ['cilium.io'], kinds: ['CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy'] },
    { groups: ['projectcalico.org', 'crd.projectcalico.org'], kinds: ['NetworkPolicy', 'GlobalNetworkPolicy'] },
    { groups: ['crd.antrea.io'], kinds: ['NetworkPolicy', 'ClusterNetworkPolicy'] },
    {
      groups: ['policy.networking.k8s.io'],
      kinds: ['AdminNetworkPolicy', 'BaselineAdminNetworkPolicy', 'ClusterNetworkPolicy'],
    },
  ],
  source: 'https://network-policy-api.sigs.k8s.io/api-overview/',
};
