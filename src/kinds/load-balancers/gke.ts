import { onFirstUse } from '../../values/on-first-use';
import { each } from '../annotations/annotation-fact';
import { plainFlag, words } from '../annotations/value-forms';
import type { KnownLoadBalancer } from './load-balancer-facts';

const on = ['Service'] as const;

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
    facts: onFirstUse(() => ({
      ...each(['networking.gke.io/load-balancer-type', 'cloud.google.com/load-balancer-type'], {
        on,
        value: words('Internal'),
      }),
      'networking.gke.io/internal-load-balancer-allow-global-access': {
        on,
        value: plainFlag,
      },
      ...each(
        [
          'cloud.google.com/load-balancer-backend-share',
          'networking.gke.io/custom-forwarding-rule',
          'networking.gke.io/internal-load-balancer-subnet',
          'networking.gke.io/ip-collection-v6',
          'networking.gke.io/l4-strong-session-affinity',
          'networking.gke.io/l4lb-config',
          'networking.gke.io/load-balancer-ip-addresses',
          'networking.gke.io/load-balancer-subnet',
        ],
        { on },
      ),
      'networking.gke.io/weighted-load-balancing': { on, value: words('pods-per-node') },
      'cloud.google.com/l4-rbs': { on, value: words('enabled') },
      'cloud.google.com/network-tier': { on, value: words('Standard', 'Premium') },
      'networking.gke.io/v1beta1.FrontendConfig': { on: ['Ingress'] },
      'networking.gke.io/managed-certificates': { on: ['Ingress'] },
    })),
  },
};
