import { Complaint } from '../../../values/complaint';
import { annotation, type Dialect, type PlannedIngress } from '../dialect';
import { escapedForRegex, withoutSlashAtEnd } from './path-rewriting';
import { sharedCookie } from './shared-cookie';

const PREFIX = 'nginx.ingress.kubernetes.io/';

/**
 * The community's ingress-nginx, retired since March 2026: it runs on, without fixes of any kind.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/
 */
export const communityNginx: Dialect = {
  title: 'ingress-nginx',
  prefixes: [PREFIX],
  oneProxy: true,

  // `rewrite-target: /` on a Prefix path would turn every path below it into `/`: only a capture group keeps the rest.
  stripPrefix: ({ defaultBackend }) =>
    defaultBackend !== undefined
      ? new Complaint(
          'a default backend',
          'routes alone, for ingress-nginx would rewrite every path of a default backend to "/"',
          'give each host a route for "/" instead',
        )
      : {
          annotations: { [`${PREFIX}use-regex`]: 'true', [`${PREFIX}rewrite-target`]: '/$2' },
          pathOf: ({ path }) => {
            const prefix = withoutSlashAtEnd(path);
            return {
              path: prefix === '' ? '/()(.*)' : `${escapedForRegex(prefix)}(/|$)(.*)`,
              pathType: 'ImplementationSpecific',
            };
          },
        },

  httpsRedirect: (_, redirect) =>
    redirect ? annotation(`${PREFIX}force-ssl-redirect`, 'true') : annotation(`${PREFIX}ssl-redirect`, 'false'),

  cookieAffinity: (ingress, { cookieName, maxAge }) => {
    const stripped = ingress.options.stripPrefix === true;
    return (
      (stripped ? sharedCookie(ingress) : undefined) ?? {
        annotations: {
          [`${PREFIX}affinity`]: 'cookie',
          ...(cookieName === undefined ? {} : { [`${PREFIX}session-cookie-name`]: cookieName }),
          ...(maxAge === undefined ? {} : { [`${PREFIX}session-cookie-max-age`]: String(maxAge) }),
          // Else the cookie would get the regular expression as its path, and no browser would send it back.
          ...(stripped ? { [`${PREFIX}session-cookie-path`]: cookiePath(ingress) } : {}),
        },
      }
    );
  },

  backendProtocol: (_, protocol) => annotation(`${PREFIX}backend-protocol`, protocol),
};

/** The path below which all routes lie. */
function cookiePath({ routes }: PlannedIngress): string {
  const [prefix, another] = new Set(routes.map(({ path }) => withoutSlashAtEnd(path)));
  return another === undefined && prefix ? prefix : '/';
}
