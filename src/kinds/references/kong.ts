import { nameOf, type Referrer, SECRET, service } from './reference';

const BACKEND = { name: 'serviceName' } as const;
const PORT = { at: 'servicePort', form: 'number' } as const;

/** The custom resources of Kong that lead to Services. */
export const KONG: readonly Referrer[] = [
  {
    groups: ['configuration.konghq.com'],
    kinds: ['TCPIngress', 'UDPIngress'],
    source:
      'https://github.com/Kong/kubernetes-ingress-controller/blob/v3.1.5/pkg/apis/configuration/v1beta1/ingress_rules.go',
    references: [service('spec.rules[].backend', PORT, BACKEND), nameOf(SECRET, 'spec.tls[].secretName')],
  },
];
