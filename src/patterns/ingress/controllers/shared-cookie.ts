import { Complaint } from '../../../values/complaint';
import { listed, quoted } from '../../../values/wording';
import type { PlannedIngress } from '../dialect';

/**
 * What goes wrong where a controller gives all Services one cookie: a browser keeps a cookie once for a host, so that each
 * Service would overwrite what the other has just written, and neither would find its pod again.
 */
export function sharedCookie({ routes, defaultBackend }: PlannedIngress): Complaint | undefined {
  const everywhere = defaultBackend === undefined ? [] : [defaultBackend.serviceName];
  const servicesByHost = new Map<string | undefined, Set<string>>();
  for (const { host, backends } of routes) {
    const services = servicesByHost.get(host) ?? new Set(everywhere);
    for (const { serviceName } of backends) {
      services.add(serviceName);
    }
    servicesByHost.set(host, services);
  }
  const shared = [...servicesByHost.values()].find((services) => services.size > 1);
  return shared === undefined
    ? undefined
    : new Complaint(
        `one cookie for the Services ${listed([...shared].map(quoted), 'and')} of one host`,
        'one Service a host, or they overwrite the cookies of each other',
        'make an Ingress for each Service, each with a cookieName of its own',
      );
}
