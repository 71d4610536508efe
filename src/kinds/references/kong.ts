import { nameOf, type Referrer, SECRET, service } from './reference';

const BACKEND = { name: 'serviceName' } as const;
const PORT = { at: 'servicePort', form: 'number' } as const;

/** The custom resources of Kong that lead to Services. */
export const KONG: readonly Referrer[] = [
  {
    groups: ['configuration.konghq.com'],
    kinds: ['TCPIngress', 'UDPIngress'],
    source: 'https://docs.konghq.com/kubernetes-ingress-controller/latest/reference/custom-resources/#tcpingress',
    references: [service('spec.rules[].backend', PORT, BACKEND), nameOf(SECRET, 'spec.tls[].secretName')],
  },
];
