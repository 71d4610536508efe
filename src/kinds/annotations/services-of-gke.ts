import { onFirstUse } from '../../values/on-first-use';
import { type AnnotationFacts, each } from './annotation-fact';
import { plainFlag, words } from './value-forms';

const on = ['Service'] as const;

/**
 * What Google's programs read of a Service of type LoadBalancer: the keys of pkg/l4/annotations of kubernetes/ingress-gce, and of
 * cloud-provider-gcp. They share prefixes with those of its Ingresses.
 */
export const servicesOfGke = onFirstUse<AnnotationFacts>(() => ({
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
