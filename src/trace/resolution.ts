import type { Cluster } from '../model/cluster/cluster';
import { nearestFirst } from './alternatives';
import { isInside, type Place } from './place';
import { speech } from './target';
import { trace } from './trace';
import { type Hop, Walk } from './walk';
import { servicesOutsideAt } from './ways-in/addresses-of-services';
import { closeness } from './ways-in/host-match';
import { hostsIn } from './ways-in/hosts';

/** Whether a name leads anywhere, for clients at a place, and why. */
export interface Resolution {
  readonly leads: boolean;
  readonly because: readonly Hop[];
}

/** Looks a name up, and asks no further. */
export function resolution(cluster: Cluster, from: Place, name: string): Resolution {
  return isInside(from) ? insideOf(cluster, from, name) : outsideOf(cluster, name);
}

/** Any port will do: a name that a headless Service or an alias gives leads somewhere only if somebody is behind. */
const ANY_PORT = 1;

function insideOf(cluster: Cluster, from: Place, host: string): Resolution {
  const { paths } = trace(cluster, from, { is: 'host', host, port: ANY_PORT, ...speech('tcp') });
  const hops = paths[0]?.hops ?? [];
  // Policies of what the name leads to are behind it; those before it keep the question from the DNS server.
  const first = hops.findIndex(({ kind }) => kind !== 'name');
  const isAsked = first !== 0;
  return {
    leads: isAsked && paths.every(({ outcome }) => outcome.is !== 'no such name'),
    because: first < 0 ? hops : hops.slice(0, Math.max(first, 1)),
  };
}

/** Outside, names lead to whatever of these manifests takes requests for them; of others they say nothing. */
function outsideOf(cluster: Cluster, host: string): Resolution {
  const hosts = hostsIn(cluster);
  const rule = hosts.find((each) => closeness(each, host.toLowerCase(), 'several') !== undefined);
  const [service] = servicesOutsideAt(cluster, host.toLowerCase());
  if (rule !== undefined || service !== undefined) {
    const what = service?.object.title ?? `what takes requests for ${rule}`;
    return { leads: true, because: Walk.START.hop('name', `${host} leads to ${what}`, service?.object).hops };
  }
  const says = `nothing here takes requests for ${host}, and clients outside ask no DNS server of the cluster`;
  const instead = nearestFirst(host, hosts);
  return { leads: false, because: Walk.START.hop('name', says, undefined, undefined, instead).hops };
}
