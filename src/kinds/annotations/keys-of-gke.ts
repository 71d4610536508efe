import { onFirstUse } from '../../values/on-first-use';
import { type AnnotationFacts, each } from './annotation-fact';
import { FRONTEND_CONFIG } from './named-by-value';
import { flag, jsonObject, objectName, plainFlag, words } from './value-forms';

const on = ['Service'] as const;
const onIngress = { on: ['Ingress'] as const };

/**
 * What GKE reads below the prefixes that its Ingresses and its load balancers of Services share: the keys of pkg/annotations and
 * pkg/l4/annotations of kubernetes/ingress-gce, and of cloud-provider-gcp.
 */
export const keysOfGke = onFirstUse<AnnotationFacts>(() => ({
  'networking.gke.io/suppress-firewall-xpn-error': { ...onIngress, value: flag },
  'networking.gke.io/managed-certificates': { ...onIngress, isList: true },
  'networking.gke.io/v1beta1.FrontendConfig': { ...onIngress, value: objectName, names: FRONTEND_CONFIG },
  'networking.gke.io/transparent-health-checker': { on, value: jsonObject },
  // Of backends: setTrafficScaling of pkg/controller/translator/translator.go.
  ...each(['networking.gke.io/capacity-scaler', 'networking.gke.io/max-rate-per-endpoint'], { on }),
  // GetLoadBalancerAnnotationType of pkg/l4/annotations/gce_annotations.go takes whatever is not one of the first two for the third.
  ...each(['networking.gke.io/load-balancer-type', 'cloud.google.com/load-balancer-type'], {
    on,
    value: words('Internal', 'internal', 'External'),
  }),
  'networking.gke.io/internal-load-balancer-allow-global-access': { on, value: plainFlag },
  ...each(
    [
      'cloud.google.com/load-balancer-backend-share',
      'networking.gke.io/custom-forwarding-rule',
      'networking.gke.io/internal-load-balancer-subnet',
      'networking.gke.io/ip-collection-v6',
      'networking.gke.io/l4lb-config',
      'networking.gke.io/load-balancer-ip-addresses',
      'networking.gke.io/load-balancer-subnet',
    ],
    { on },
  ),
  'networking.gke.io/l4-strong-session-affinity': { on, value: words('enabled') },
  'networking.gke.io/weighted-load-balancing': { on, value: words('pods-per-node') },
  'cloud.google.com/l4-rbs': { on, value: words('enabled') },
  'cloud.google.com/network-tier': { on, value: words('Standard', 'Premium') },
}));
