import { type Referrer, service } from './reference';

const TO_SERVICE = { where: [{ at: 'kind', is: 'Service', unlessWritten: true }] } as const;

/** The Routes of OpenShift. The port stands beside the Service, and holds for all that the Route leads to. */
export const OPENSHIFT: readonly Referrer[] = [
  {
    groups: ['route.openshift.io', ''],
    kinds: ['Route'],
    // endpointsForAlias of pkg/router/template compares the text with the names of endpoint ports, and with their numbers.
    source:
      'https://docs.redhat.com/en/documentation/openshift_container_platform/4.20/html/network_apis/route-route-openshift-io-v1',
    references: [
      service('spec', { at: 'port.targetPort', form: 'name or target' }, { name: 'to.name' }),
      service('spec.alternateBackends[]', undefined, TO_SERVICE),
    ],
  },
];
