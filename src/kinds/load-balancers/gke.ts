import { keysOfGke } from '../annotations/keys-of-gke';
import type { KnownLoadBalancer } from './load-balancer-facts';

/**
 * A passthrough Network Load Balancer of Google Kubernetes Engine. Packets arrive with the address of the load balancer,
 * so node ports are not used. Session affinity of the Service becomes `CLIENT_IP` of the backend service
 * (`TranslateAffinityType` of pkg/utils/utils.go in kubernetes/ingress-gce).
 */
export const GKE: KnownLoadBalancer = {
  name: 'a passthrough load balancer of GKE',
  needsNodePorts: false,
  protocols: ['TCP', 'UDP'],
  mixes: 'at one port',
  admitsByRange: true,
  affinity: 'kept',
  annotations: {
    reader: 'GKE',
    source: 'https://cloud.google.com/kubernetes-engine/docs/concepts/service-load-balancer-parameters',
    prefixes: ['networking.gke.io/', 'cloud.google.com/l4-', 'cloud.google.com/load-balancer-'],
    facts: keysOfGke,
  },
};
