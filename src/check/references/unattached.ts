import type { Cluster } from '../../model/cluster/cluster';
import { type Attachment, attachmentOf, type Requirement } from '../../model/traffic/attachment';
import type { Listener } from '../../model/views/gateway';
import type { ParentRef, Route } from '../../model/views/route';

/** A reference of a route to a parent none of whose listeners takes it. */
export type Unattached = Extract<Attachment, { is: 'unattached' }> & { readonly reference: ParentRef };

/** The references of a route that fail at one requirement of the listeners. */
export function unattached(cluster: Cluster, route: Route, requirement: Requirement): Unattached[] {
  return route.parentRefs.flatMap((reference) => {
    const attachment = attachmentOf(cluster, route, reference);
    return attachment.is === 'unattached' && attachment.fails === requirement ? [{ ...attachment, reference }] : [];
  });
}

/** A listener in a sentence: `http (80/HTTP)`. */
export function writtenListener({ name, port, protocol }: Listener): string {
  return `${name} (${port ?? '?'}/${protocol ?? '?'})`;
}
