import { annotation, type Dialect } from '../dialect';
import { escapedForRegex, withoutSlashAtEnd } from './path-rewriting';

const PREFIX = 'nginx.ingress.kubernetes.io/';

/**
 * The community's ingress-nginx, retired since March 2026: it runs on, without fixes of any kind.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/
 */
export const communityNginx: Dialect = {
  title: 'ingress-nginx',
  prefixes: [PREFIX],

  // `rewrite-target: /` on a Prefix path would turn every path below it into `/`: only a capture group keeps the rest.
  stripPrefix: () => ({
    annotations: { [`${PREFIX}use-regex`]: 'true', [`${PREFIX}rewrite-target`]: '/$2' },
    pathOf: ({ path }) => {
      const prefix = withoutSlashAtEnd(path);
      return {
        path: prefix === '' ? '/()(.*)' : `${escapedForRegex(prefix)}(/|$)(.*)`,
        pathType: 'ImplementationSpecific',
      };
    },
  }),

  httpsRedirect: (_, redirect) =>
    redirect ? annotation(`${PREFIX}force-ssl-redirect`, 'true') : annotation(`${PREFIX}ssl-redirect`, 'false'),

  cookieAffinity: (_, { cookieName, maxAge }) => ({
    annotations: {
      [`${PREFIX}affinity`]: 'cookie',
      ...(cookieName === undefined ? {} : { [`${PREFIX}session-cookie-name`]: cookieName }),
      ...(maxAge === undefined ? {} : { [`${PREFIX}session-cookie-max-age`]: String(maxAge) }),
    },
  }),

  backendProtocol: (_, protocol) => annotation(`${PREFIX}backend-protocol`, protocol),
};
