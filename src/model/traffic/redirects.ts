import type { Field } from '../../values/field';
import type { Cluster } from '../cluster/cluster';
import type { Listener } from '../views/gateway';
import type { Route } from '../views/route';
import { attachmentOf } from './attachment';

/** A redirect that sends requests back to where they came from. */
export interface Loop {
  /** The filter. */
  readonly field: Field;
  /** The listener at which the requests come in, encrypted already. */
  readonly listener: Listener;
}

/** The redirects of a route to HTTPS that are attached to listeners for HTTPS, and change nothing else. */
export function loopsOf(cluster: Cluster, route: Route): readonly Loop[] {
  const filters = route.rules.flatMap((rule) => rule.get('filters').items).filter(leadsToItselfOverTls);
  if (filters.length === 0) {
    return [];
  }
  const [listener] = route.parentRefs.flatMap((reference) => {
    const attachment = attachmentOf(cluster, route, reference);
    const listeners = attachment.is === 'attached' ? attachment.listeners : [];
    // Where one name means several listeners, the name is wrong and not the redirect.
    const isMeant = reference.sectionName === undefined || listeners.length === 1;
    return isMeant ? listeners.filter(({ protocol }) => protocol === 'HTTPS') : [];
  });
  return listener === undefined ? [] : filters.map((field) => ({ field, listener }));
}

function leadsToItselfOverTls(filter: Field): boolean {
  const redirect = filter.get('requestRedirect');
  return (
    redirect.get('scheme').text === 'https' &&
    !redirect.get('hostname').isGiven &&
    !redirect.get('path').isGiven &&
    (redirect.get('port').number ?? 443) === 443
  );
}
