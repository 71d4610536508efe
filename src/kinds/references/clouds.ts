import { object, type Referrer, service } from './reference';

const TO_SERVICE = { where: [{ at: 'kind', is: 'Service' }] } as const;

/** Custom resources of clouds that lead to Services. */
export const CLOUDS: readonly Referrer[] = [
  {
    groups: ['elbv2.k8s.aws'],
    kinds: ['TargetGroupBinding'],
    source: 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/targetgroupbinding/spec/',
    references: [service('spec.serviceRef', { at: 'port', form: 'number or name' })],
  },
  {
    groups: ['networking.k8s.io'],
    kinds: ['IngressClass'],
    source: 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/ingress_class/',
    references: [
      object({ group: 'elbv2.k8s.aws', kind: 'IngressClassParams' }, 'spec.parameters', {
        where: [{ at: 'kind', is: 'IngressClassParams' }],
      }),
    ],
  },
  {
    groups: ['networking.gke.io'],
    kinds: ['ServiceAttachment'],
    source: 'https://github.com/kubernetes/ingress-gce/blob/master/pkg/apis/serviceattachment/v1/types.go',
    references: [service('spec.resourceRef', undefined, TO_SERVICE)],
  },
  {
    groups: ['networking.gke.io'],
    kinds: ['HealthCheckPolicy', 'GCPBackendPolicy'],
    source: 'https://cloud.google.com/kubernetes-engine/docs/how-to/configure-gateway-resources',
    references: [service('spec.targetRef', undefined, TO_SERVICE)],
  },
  {
    groups: ['networking.gke.io'],
    kinds: ['GCPGatewayPolicy'],
    source: 'https://cloud.google.com/kubernetes-engine/docs/how-to/configure-gateway-resources',
    references: [
      object({ group: 'gateway.networking.k8s.io', kind: 'Gateway' }, 'spec.targetRef', {
        where: [{ at: 'kind', is: 'Gateway' }],
      }),
    ],
  },
];
