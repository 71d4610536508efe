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
    // https://cloud.google.com/kubernetes-engine/docs/how-to/fqdn-network-policies
    { groups: ['networking.gke.io'], kinds: ['FQDNNetworkPolicy'] },
    // https://docs.aws.amazon.com/eks/latest/userguide/auto-net-pol.html
    { groups: ['networking.k8s.aws'], kinds: ['ApplicationNetworkPolicy', 'ClusterNetworkPolicy'] },
    // network/v1/types.go of openshift/api
    { groups: ['network.openshift.io'], kinds: ['EgressNetworkPolicy'] },
  ],
  source: 'https://network-policy-api.sigs.k8s.io/api-overview/',
};
