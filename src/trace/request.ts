import type { Cluster } from '../model/cluster/cluster';
import type { End } from '../model/traffic/passage';
import type { Place } from './place';
import type { Speech } from './target';

/** A request on its way. */
export interface Request extends Speech {
  readonly cluster: Cluster;
  /** Where it started. */
  readonly from: Place;
  /** Who the next one to receive it believes to be talking to: whoever sent it on last. */
  readonly sender: End;
}

/** Whether a request is encrypted on its way in. */
export function isEncrypted({ scheme }: Request): boolean {
  return scheme === 'https' || scheme === 'grpcs';
}
