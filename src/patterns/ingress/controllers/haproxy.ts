import { haproxyTech as facts } from '../../../kinds/controllers';
import { Complaint } from '../../../values/complaint';
import { quoted } from '../../../values/wording';
import { BackendProtocol } from '../../routes/backend-protocol';
import type { HeaderChanges } from '../../routes/header-changes';
import { annotation, type Dialect } from '../dialect';
import { anyPrefixOf, confusedHosts } from './path-rewriting';
import { sharedCookie } from './shared-cookie';

const [PREFIX = ''] = facts.annotations.prefixes;

/**
 * HAProxy Technologies' ingress controller.
 *
 * @see https://github.com/haproxytech/kubernetes-ingress/blob/master/documentation/annotations.md
 */
export const haproxy: Dialect = {
  facts,

  // One rule for all prefixes: several would be applied one after the other, each to what the last one left.
  stripPrefix: ({ routes }) => {
    const unwritable = routes.find(({ path }) => /[\s"'#\\]/.test(path));
    if (unwritable !== undefined) {
      return new Complaint(
        `the path ${quoted(unwritable.path)}`,
        'paths without blanks, quotes, "#" and "\\", which mean something else in a rule of HAProxy',
        'write it as clients send it, percent-encoded',
      );
    }
    const regex = anyPrefixOf(routes);
    return (
      confusedHosts(routes, routes) ??
      (regex === undefined ? {} : annotation(`${PREFIX}path-rewrite`, `${regex}(/|$)(.*) /\\3`))
    );
  },

  httpsRedirect: (_, redirect) => annotation(`${PREFIX}ssl-redirect`, String(redirect)),

  // Releases up to 3.2 read it on the Ingress as well, newer ones on the Service alone.
  cookieAffinity: (ingress, { cookieName, maxAge }) =>
    maxAge === undefined
      ? (sharedCookie(ingress) ?? {
          serviceAnnotations: () => ({ [`${PREFIX}cookie-persistence`]: cookieName ?? 'SERVERID' }),
        })
      : new Complaint(`a cookie of ${maxAge} s`, 'a cookie for the session of the browser', 'leave out maxAge'),

  backendProtocol: (_, protocol) => {
    switch (protocol) {
      case BackendProtocol.HTTPS:
        return annotation(`${PREFIX}server-ssl`, 'true');
      case BackendProtocol.GRPC:
        return annotation(`${PREFIX}server-proto`, 'h2');
      case BackendProtocol.HTTP:
        return {};
    }
  },

  upstreamHost: (_, host) => annotation(`${PREFIX}set-host`, host),

  requestTimeout: (_, milliseconds) => annotation(`${PREFIX}timeout-server`, `${milliseconds}ms`),

  requestHeaders: (_, changes) => writtenHeaders('request', changes),
  responseHeaders: (_, changes) => writtenHeaders('response', changes),

  passthrough: () => ({ [`${PREFIX}ssl-passthrough`]: 'true' }),
};

/** Each header a line: the name, a blank and the value in quotes. */
function writtenHeaders(of: 'request' | 'response', { set = {}, add = {}, remove = [] }: HeaderChanges) {
  return Object.keys(add).length + remove.length > 0
    ? new Complaint('headers to add or remove', 'headers to set, which is all that it does', 'set them instead')
    : annotation(
        `${PREFIX}${of}-set-header`,
        Object.entries(set)
          .map(([name, value]) => `${name} ${JSON.stringify(value)}`)
          .join('\n'),
      );
}
