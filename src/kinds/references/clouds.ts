import { GATEWAY_API_GROUP } from '../language/gateway-api';
import type { OwnTraffic } from './own-traffic';
import { object, type Referrer, service } from './reference';

const AWS = 'elbv2.k8s.aws';
const GKE = 'networking.gke.io';

const TO_SERVICE = { where: [{ at: 'kind', is: 'Service' }] } as const;

/** Custom resources of clouds that lead to Services. */
export const CLOUDS: readonly Referrer[] = [
  {
    groups: [AWS],
    kinds: ['TargetGroupBinding'],
    source: 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/targetgroupbinding/spec/',
    references: [service('spec.serviceRef', { at: 'port', form: 'number or name' })],
  },
  {
    groups: ['networking.k8s.io'],
    kinds: ['IngressClass'],
    source: 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/ingress_class/',
    references: [
      object({ group: AWS, kind: 'IngressClassParams' }, 'spec.parameters', {
        where: [{ at: 'kind', is: 'IngressClassParams' }],
      }),
    ],
  },
  {
    groups: [GKE],
    kinds: ['ServiceAttachment'],
    source: 'https://github.com/kubernetes/ingress-gce/blob/master/pkg/apis/serviceattachment/v1/types.go',
    references: [service('spec.resourceRef', undefined, TO_SERVICE)],
  },
  {
    groups: [GKE],
    kinds: ['HealthCheckPolicy', 'GCPBackendPolicy'],
    source: 'https://cloud.google.com/kubernetes-engine/docs/how-to/configure-gateway-resources',
    references: [service('spec.targetRef', undefined, TO_SERVICE)],
  },
  {
    groups: [GKE],
    kinds: ['GCPGatewayPolicy'],
    source: 'https://cloud.google.com/kubernetes-engine/docs/how-to/configure-gateway-resources',
    references: [
      object({ group: GATEWAY_API_GROUP, kind: 'Gateway' }, 'spec.targetRef', {
        where: [{ at: 'kind', is: 'Gateway' }],
      }),
    ],
  },
];

export const TRAFFIC_OF_AWS: OwnTraffic = {
  called: 'the load balancers of AWS',
  kinds: [{ groups: [AWS], kinds: ['TargetGroupBinding'] }],
  source: 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/targetgroupbinding/spec/',
};
