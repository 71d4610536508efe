import type { Cluster } from '../model/cluster/cluster';
import type { End } from '../model/traffic/passage';
import { endAt, type Place } from './place';
import type { Speech } from './target';

/** A request on its way. */
export interface Request extends Speech {
  readonly cluster: Cluster;
  /** Where it started. */
  readonly from: Place;
  /** Who the next one to receive it believes to be talking to: whoever sent it on last. */
  readonly sender: End;
}

/** A request as it starts. */
export function requestFrom(from: Place, cluster: Cluster, speech: Speech): Request {
  // Field by field: a copy of all that a target has takes longer than the rest of most traces.
  const { scheme, protocol, path, method, headers, query } = speech;
  return { scheme, protocol, path, method, headers, query, cluster, from, sender: endAt(from) };
}

/** Whether a request is encrypted on its way in. */
export function isEncrypted({ scheme }: Request): boolean {
  return scheme === 'https' || scheme === 'grpcs';
}
