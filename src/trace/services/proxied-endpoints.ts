import { HEADLESS_LABEL } from '../../kinds/parts/slice-labels';
import type { Cluster } from '../../model/cluster/cluster';
import { destinationOf, writtenFor } from '../../model/traffic/endpoints';
import type { Service, ServicePort } from '../../model/views/service';
import { type Endpoints, endpointsBehind, endpointsOf } from './endpoints';
import { none } from './no-endpoints';
import { endingOf, type TargetOf, targetIn } from './written-groups';

/**
 * The endpoints that kube-proxy takes: where none is ready, those that are about to end and serve still. What others take that
 * read endpoints is theirs to say.
 */
export function proxiedEndpointsOf(cluster: Cluster, service: Service, port: ServicePort): Endpoints {
  const passedOver = writtenFor(cluster, service).find(({ isProxied }) => !isProxied);
  const proxied: TargetOf = (written) => (written.isProxied ? targetIn(written, port) : undefined);
  const endpoints =
    passedOver === undefined ? endpointsOf(cluster, service, port) : endpointsBehind(cluster, service, port, proxied);
  const ending = endpoints.are === 'none' ? endingOf(cluster, service, port, proxied) : [];
  if (ending.length > 0) {
    return { are: 'here', areEnding: true, groups: ending, assumptions: [], unready: [] };
  }
  const isAtAddresses = destinationOf(cluster, service).ends === 'at addresses';
  return passedOver !== undefined && endpoints.are === 'none' && isAtAddresses
    ? none(`kube-proxy passes over ${passedOver.object.title}, for its label ${HEADLESS_LABEL}`, {
        object: passedOver.object,
        field: passedOver.object.root.find('metadata', 'labels', HEADLESS_LABEL),
      })
    : endpoints;
}
