import type { Cluster } from '../model/cluster/cluster';
import type { End } from '../model/traffic/passage';
import type { Workload } from '../model/views/workload';
import type { IpFamilyName } from '../values/ip-address';
import { endAt, type Place } from './place';
import type { Speech } from './target';

/** A request on its way. */
export interface Request extends Speech {
  readonly cluster: Cluster;
  /** Where it started. */
  readonly from: Place;
  /** Who the next one to receive it believes to be talking to: whoever sent it on last. */
  readonly sender: End;
  /** The pods that send it, as long as their own policies have not let it out. */
  readonly leaving: Workload | undefined;
  /** Whether a node puts the address of an endpoint in place of that of a Service. */
  readonly isTranslated: boolean;
  /** The family of the address that it goes to, where that was written and no name. */
  readonly family: IpFamilyName | undefined;
}

/** A request as it starts. */
export function requestFrom(from: Place, cluster: Cluster, speech: Speech): Request {
  // Field by field: a copy of all that a target has takes longer than the rest of most traces.
  const { scheme, protocol, path, method, headers, query } = speech;
  return {
    scheme,
    protocol,
    path,
    method,
    headers,
    query,
    cluster,
    from,
    sender: endAt(from),
    leaving: from.is === 'pods' ? from.workload : undefined,
    isTranslated: false,
    family: undefined,
  };
}

/** Whether a request is encrypted on its way in. */
export function isEncrypted({ scheme }: Request): boolean {
  return scheme === 'https' || scheme === 'grpcs';
}
