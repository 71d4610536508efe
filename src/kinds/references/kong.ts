import { nameOf, type Referrer, SECRET, service, type Transport } from './reference';

const SOURCE =
  'https://github.com/Kong/kubernetes-ingress-controller/blob/v3.1.5/pkg/apis/configuration/v1beta1/ingress_rules.go';

const backend = (asked: Transport) =>
  service('spec.rules[].backend', { at: 'servicePort', form: 'number', asked }, { name: 'serviceName' });

/** The custom resources of Kong that lead to Services. */
export const KONG: readonly Referrer[] = [
  {
    groups: ['configuration.konghq.com'],
    kinds: ['TCPIngress'],
    source: SOURCE,
    references: [backend('TCP'), nameOf(SECRET, 'spec.tls[].secretName')],
  },
  {
    groups: ['configuration.konghq.com'],
    kinds: ['UDPIngress'],
    source: SOURCE,
    references: [backend('UDP')],
  },
];
