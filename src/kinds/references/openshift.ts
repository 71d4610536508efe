import type { OwnTraffic } from './own-traffic';
import { type Referrer, service } from './reference';

const GROUPS = ['route.openshift.io', ''];

const SOURCE =
  'https://docs.redhat.com/en/documentation/openshift_container_platform/4.20/html/network_apis/route-route-openshift-io-v1';

const TO_SERVICE = { where: [{ at: 'kind', is: 'Service', unlessWritten: true }] } as const;

/** The Routes of OpenShift. The port stands beside the Service, and holds for all that the Route leads to. */
export const OPENSHIFT: readonly Referrer[] = [
  {
    groups: GROUPS,
    kinds: ['Route'],
    // endpointsForAlias of pkg/router/template compares the text with the names of endpoint ports, and with their numbers.
    source: SOURCE,
    references: [
      service('spec', { at: 'port.targetPort', form: 'name or target' }, { name: 'to.name' }),
      service('spec.alternateBackends[]', undefined, TO_SERVICE),
    ],
  },
];

export const TRAFFIC_OF_OPENSHIFT: OwnTraffic = {
  called: 'the Routes of OpenShift',
  kinds: [{ groups: GROUPS, kinds: ['Route'] }],
  source: SOURCE,
};
