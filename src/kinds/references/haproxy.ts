import { type Referrer, service } from './reference';

/** The TCP resource of HAProxy Technologies' controller, whose `spec` is a list. */
export const HAPROXY: readonly Referrer[] = [
  {
    groups: ['ingress.v1.haproxy.org', 'ingress.v3.haproxy.org'],
    kinds: ['TCP'],
    source: 'https://www.haproxy.com/documentation/kubernetes-ingress/community/configuration-reference/tcp/',
    references: ['spec[].service', 'spec[].services[]'].map((at) => service(at, { at: 'port', form: 'number' })),
  },
];
