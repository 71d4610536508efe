import { isReadFromCluster } from '../../guesses/makers/cluster-endpoints';
import type { EndpointSlice } from '../../model/views/written-endpoints';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { billingSlice } from '../examples/endpoint-parts';
import { manifests, UNSELECTING_SERVICE } from '../examples/parts';

const slice = (ready: boolean, more = '') =>
  manifests(UNSELECTING_SERVICE, billingSlice({ more: `    conditions:\n      ready: ${ready}${more}` }));

const ENDING = slice(false, '\n      serving: true\n      terminating: true');

const READY = billingSlice({ name: 'billing-2', address: '192.0.2.11' });

export const unreachableEndpoints: Rule<EndpointSlice> = {
  id: 'unreachable-endpoints',
  severity: 'warning',
  because: 'Endpoints that are not ready get no traffic; where none is ready, clients of the Service are refused.',
  about: 'Endpoints',
  source: 'https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#conditions',
  avoidedBy: {
    nothing: 'a ManualEndpointsService takes endpoints that are not ready, for those that are on their way',
  },
  bad: slice(false),
  says: 'EndpointSlice shop/billing-1 endpoints: found no endpoint that is ready, expected at least one; leave out the condition: nobody but you will ever change it',
  good: slice(true),
  silent: [
    { when: 'some are about to end and serve still, which proxies take where none is ready', manifests: ENDING },
    { when: 'another slice of the Service has an endpoint that is ready', manifests: manifests(slice(false), READY) },
  ],
  on: ({ slices }) => slices.all.filter(({ object }) => !isReadFromCluster(object)),
  *check(endpoints, cluster) {
    const { object, addresses, serviceName = '' } = endpoints;
    const services = cluster.services.named(object.namespace, serviceName);
    const all = services.flatMap((service) => cluster.slicesOf(service)).flatMap((each) => each.addresses);
    const isTolerant = services.some(({ spec }) => spec.get('publishNotReadyAddresses').flag === true);
    if (
      services.length > 0 &&
      addresses.length > 0 &&
      !isTolerant &&
      all.every(({ ready, isEnding }) => !ready && !isEnding)
    ) {
      yield fault(
        object.root.get('endpoints'),
        'no endpoint that is ready',
        'at least one',
        'leave out the condition: nobody but you will ever change it',
      );
    }
  },
};
