import { Complaint } from '../../../values/complaint';
import { BackendProtocol } from '../controller-options';
import { annotation, type Dialect } from '../dialect';
import { anyPrefixOf } from './path-rewriting';

/**
 * HAProxy Technologies' ingress controller.
 *
 * @see https://www.haproxy.com/documentation/kubernetes-ingress/community/configuration-reference/ingress/
 */
export const haproxy: Dialect = {
  title: 'HAProxy',
  prefixes: ['haproxy.org/', 'haproxy.com/'],

  // One rule for all prefixes: several would be applied one after the other, each to what the last one left.
  stripPrefix: ({ routes }) => {
    const regex = anyPrefixOf(routes);
    return regex === undefined ? {} : annotation('haproxy.org/path-rewrite', `${regex} /\\3`);
  },

  httpsRedirect: (_, redirect) => annotation('haproxy.org/ssl-redirect', String(redirect)),

  cookieAffinity: (_, { cookieName, maxAge }) =>
    maxAge === undefined
      ? annotation('haproxy.org/cookie-persistence', cookieName ?? 'SERVERID')
      : new Complaint(`a cookie of ${maxAge} s`, 'a cookie for the session of the browser', 'leave out maxAge'),

  backendProtocol: (_, protocol) => {
    switch (protocol) {
      case BackendProtocol.HTTPS:
        return annotation('haproxy.org/server-ssl', 'true');
      case BackendProtocol.GRPC:
        return annotation('haproxy.org/server-proto', 'h2');
      case BackendProtocol.HTTP:
        return {};
    }
  },
};
