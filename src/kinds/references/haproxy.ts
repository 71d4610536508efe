import type { OwnTraffic } from './own-traffic';
import { type Referrer, service } from './reference';

const GROUPS = ['ingress.v1.haproxy.org', 'ingress.v3.haproxy.org'];

const SOURCE = 'https://www.haproxy.com/documentation/kubernetes-ingress/community/configuration-reference/tcp/';

/** The TCP resource of HAProxy Technologies' controller, whose `spec` is a list. */
export const HAPROXY: readonly Referrer[] = [
  {
    groups: GROUPS,
    kinds: ['TCP'],
    source: SOURCE,
    references: ['spec[].service', 'spec[].services[]'].map((at) => service(at, { at: 'port', form: 'number' })),
  },
];

export const TRAFFIC_OF_HAPROXY: OwnTraffic = {
  called: "the resources of HAProxy's controller",
  kinds: [{ groups: GROUPS, kinds: ['TCP'] }],
  source: SOURCE,
};
