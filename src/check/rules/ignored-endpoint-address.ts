import type { EndpointSlice } from '../../model/views/written-endpoints';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { billingSlice } from '../examples/endpoint-parts';
import { manifests, UNSELECTING_SERVICE } from '../examples/parts';

const slice = (second: string) => billingSlice({ more: second });

const SIXTH = billingSlice({ name: 'billing-2', addressType: 'IPv6', address: '2001:db8::10' });

export const ignoredEndpointAddress: Rule<EndpointSlice> = {
  id: 'ignored-endpoint-address',
  severity: 'warning',
  because: 'Nothing is defined for more than one address of an endpoint, and kube-proxy reads the first and no other.',
  about: 'Endpoints',
  source:
    'staging/src/k8s.io/api/discovery/v1/types.go of Kubernetes, Endpoint.Addresses; pkg/proxy/endpointslicecache.go, which reads the first',
  avoidedBy: 'ManualEndpointsService',
  bad: manifests(UNSELECTING_SERVICE, slice('      - 192.0.2.11')),
  says: 'EndpointSlice shop/billing-1 endpoints[0].addresses[1]: found a second address, expected one for each endpoint; write an endpoint of its own for it',
  good: manifests(UNSELECTING_SERVICE, slice('  - addresses:\n      - 192.0.2.11')),
  silent: [
    {
      when: 'the second address is of the other family, in a slice of its own',
      manifests: manifests(UNSELECTING_SERVICE, slice(''), SIXTH),
    },
  ],
  on: ({ slices }) => slices.all,
  *check({ addresses }) {
    for (const { field } of addresses) {
      const second = field.get('addresses').get(1);
      if (second.isGiven) {
        yield fault(second, 'a second address', 'one for each endpoint', 'write an endpoint of its own for it');
      }
    }
  },
};
