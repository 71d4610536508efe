import type { Cluster } from '../../model/cluster/cluster';
import { slicedFor } from '../../model/status/slice-status';
import { isWithoutSlices } from '../../model/traffic/endpoints';
import type { Service } from '../../model/views/service';
import { listingSlices } from '../commands';
import type { Facts } from '../step';

/** How many addresses are shown: enough to recognize the pods. */
const MOST_SHOWN = 3;

/** Whether the Service has endpoints, by the slices that proxies read. */
export function atEndpoints(cluster: Cluster, service: Service): Facts {
  if (service.isExternalName) {
    return { outcome: 'needless', says: 'an alias has no endpoints' };
  }
  if (isWithoutSlices(cluster, service)) {
    return service.isNameAlone
      ? { outcome: 'needless', says: 'it has neither a selector nor ports: nobody connects to it' }
      : { outcome: 'failed', says: 'it has no EndpointSlice, so nobody is behind it' };
  }
  const sliced = slicedFor(cluster, service);
  if (sliced === undefined) {
    return { outcome: 'unknown', says: 'its EndpointSlices are not here', settledBy: listingSlices(service) };
  }
  const [taking, all] = [sliced.taking.length, sliced.taking.length + sliced.others.length];
  if (all === 0) {
    return { outcome: 'failed', says: 'its EndpointSlices hold no address' };
  }
  const shown = sliced.taking.slice(0, MOST_SHOWN).flatMap(({ address }) => address ?? []);
  const more = taking > shown.length ? ' …' : '';
  return {
    outcome: taking === all ? 'passed' : taking > 0 ? 'warned' : 'failed',
    says: `${taking} of ${all} ${all === 1 ? 'endpoint takes' : 'endpoints take'} requests${shown.length === 0 ? '' : `: ${shown.join(', ')}${more}`}`,
  };
}
