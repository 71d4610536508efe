import { isComplaint } from '../../values/complaint';
import { IpAddress } from '../../values/ip-address';
import { quoted } from '../../values/wording';
import { type Deprecation, deprecated, deprecatedAnnotation } from '../constraints/deprecations';
import type { Constraint } from '../language/constraint';
import { POOLS_OF_METAL_LB } from '../load-balancers/address-pools';
import { TOPOLOGY_AWARE_HINTS, TOPOLOGY_MODE } from './service-annotations';
import { isProxied, typeOf } from './service-type';

/**
 * What is deprecated of Services, by the name of the field or annotation: from the reference of the API and its warnings, which
 * are in pkg/api/service/warnings.go of Kubernetes. The annotation kubernetes.io/ingress.class is deprecated too, but all
 * controllers heed it, and some nothing else.
 */
export const SERVICE_DEPRECATIONS = {
  // KEP-5707.
  externalIPs: {
    since: 36,
    instead: 'an address that a load balancer or a Gateway hands out',
    fix: 'move it there, for kube-proxy is to stop taking it, in 1.40 at the earliest',
  },
  // "Under-specified, and its meaning varies across implementations", says the reference.
  loadBalancerIP: {
    since: 24,
    instead: `the annotation of its load balancer, such as ${POOLS_OF_METAL_LB.addresses[0]}`,
    fix: 'write the address there',
  },
  // kubernetes/kubernetes#134457; PreferSameZone is taken since 1.34.
  trafficDistribution: { since: 35, instead: '"PreferSameZone"', fix: 'write that, which means the same' },
  // Its successor is not deprecated itself, though KEP-4444 means to supersede it.
  [TOPOLOGY_AWARE_HINTS]: { since: 27, instead: TOPOLOGY_MODE, fix: 'rename it' },
} as const satisfies Readonly<Record<string, Deprecation>>;

export const DEPRECATED_EXTERNAL_IPS: Constraint = deprecated(SERVICE_DEPRECATIONS.externalIPs, ({ length }, around) =>
  length > 0 && isProxied(around) ? 'externalIPs' : undefined,
);

/** What is no address has a rule of its own. */
export const DEPRECATED_LOAD_BALANCER_IP: Constraint = deprecated(
  SERVICE_DEPRECATIONS.loadBalancerIP,
  ({ text }, around) =>
    typeOf(around) === 'LoadBalancer' && !isComplaint(IpAddress.parse(text)) ? 'loadBalancerIP' : undefined,
);

export const DEPRECATED_DISTRIBUTION: Constraint = deprecated(
  SERVICE_DEPRECATIONS.trafficDistribution,
  ({ text }, around) => (text === 'PreferClose' && isProxied(around) ? quoted(text) : undefined),
);

export const DEPRECATED_HINTS: Constraint = deprecatedAnnotation(
  TOPOLOGY_AWARE_HINTS,
  SERVICE_DEPRECATIONS[TOPOLOGY_AWARE_HINTS],
);
