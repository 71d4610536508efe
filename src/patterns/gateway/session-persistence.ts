import type { WantedRouteOptions } from '../routes/route-options';
import { gatewayDuration } from './gateway-duration';
import type { SessionPersistenceSpec } from './specs';

/** Affinity by cookie, of the experimental channel of the Gateway API (GEP-1619). */
export function sessionPersistence({ cookieAffinity }: WantedRouteOptions): SessionPersistenceSpec | undefined {
  if (cookieAffinity === undefined) {
    return undefined;
  }
  const { cookieName, maxAge } = cookieAffinity;
  return {
    type: 'Cookie',
    sessionName: cookieName,
    absoluteTimeout: maxAge === undefined ? undefined : gatewayDuration(maxAge * 1000),
    cookieConfig: { lifetimeType: maxAge === undefined ? 'Session' : 'Permanent' },
  };
}
