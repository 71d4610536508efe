import { nameOf, object, type Referrer, SECRET, service } from './reference';

const SERVICE_PORT = { at: 'port', form: 'number' } as const;

/** The HTTPProxy of Contour, which sends requests to Services of its own namespace. */
export const CONTOUR: readonly Referrer[] = [
  {
    groups: ['projectcontour.io'],
    kinds: ['HTTPProxy'],
    source: 'https://projectcontour.io/docs/main/config/api/#projectcontour.io/v1.Service',
    references: [
      service('spec.routes[].services[]', SERVICE_PORT),
      service('spec.tcpproxy.services[]', SERVICE_PORT),
      object({ group: 'projectcontour.io', kind: 'HTTPProxy' }, 'spec.includes[]', { namespace: 'namespace' }),
      nameOf(SECRET, 'spec.virtualhost.tls.secretName', { form: 'namespace/name' }),
    ],
  },
];
