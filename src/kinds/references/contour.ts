import type { OwnTraffic } from './own-traffic';
import { NAMED_SECRET, nameOf, object, type Referrer, service } from './reference';

const GROUP = 'projectcontour.io';

const SERVICE_PORT = { at: 'port', form: 'number' } as const;

/** The HTTPProxy of Contour, which sends requests to Services of its own namespace. */
export const CONTOUR: readonly Referrer[] = [
  {
    groups: [GROUP],
    kinds: ['HTTPProxy'],
    source: 'https://projectcontour.io/docs/main/config/api/#projectcontour.io/v1.Service',
    references: [
      service('spec.routes[].services[]', SERVICE_PORT),
      service('spec.tcpproxy.services[]', SERVICE_PORT),
      object({ group: GROUP, kind: 'HTTPProxy' }, 'spec.includes[]', { namespace: 'namespace' }),
      nameOf(NAMED_SECRET, 'spec.virtualhost.tls.secretName', { form: 'namespace/name' }),
    ],
  },
];

export const TRAFFIC_OF_CONTOUR: OwnTraffic = {
  called: 'the resources of Contour',
  kinds: [{ groups: [GROUP], kinds: ['HTTPProxy'] }],
  source: 'https://projectcontour.io/docs/main/config/api/',
};
