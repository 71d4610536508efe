import { communityNginx as facts } from '../../../kinds/controllers';
import { Complaint } from '../../../values/complaint';
import { escapedForRegex } from '../../../values/pattern-escape';
import { quoted } from '../../../values/wording';
import { annotation, type Dialect, type PlannedIngress, type RoutePath } from '../dialect';
import { nginxSizeOf } from './nginx-size';
import { withoutSlashAtEnd } from './path-rewriting';
import { sharedCookie } from './shared-cookie';

const [PREFIX = ''] = facts.annotations.prefixes;

/**
 * The community's ingress-nginx, retired since March 2026: it runs on, without fixes of any kind.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/
 */
export const communityNginx: Dialect = {
  facts,

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
          pathOf: patternOf,
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

  rewrite: ({ routes }, { keepsRest, replacement }) => {
    if (!keepsRest) {
      return annotation(`${PREFIX}rewrite-target`, replacement);
    }
    const other = routes.find(({ pathType }) => pathType !== 'Prefix');
    return other === undefined
      ? {
          annotations: {
            [`${PREFIX}use-regex`]: 'true',
            [`${PREFIX}rewrite-target`]: `${withoutSlashAtEnd(replacement)}/$2`,
          },
          pathOf: patternOf,
        }
      : new Complaint(
          `the route ${quoted(String(other))}`,
          'Prefix routes alone, with a rewrite that keeps what follows',
          'put it into an Ingress of its own, of the same class',
        );
  },

  upstreamHost: (_, host) => annotation(`${PREFIX}upstream-vhost`, host),

  // Between two reads or writes, which is the nearest that NGINX has; in seconds without a unit.
  requestTimeout: (_, milliseconds) => {
    const seconds = String(Math.ceil(milliseconds / 1000));
    return {
      annotations: { [`${PREFIX}proxy-read-timeout`]: seconds, [`${PREFIX}proxy-send-timeout`]: seconds },
    };
  },

  maxBodySize: (_, bytes) => annotation(`${PREFIX}proxy-body-size`, nginxSizeOf(bytes)),

  canary: ({ percent, header, headerValue }) => ({
    [`${PREFIX}canary`]: 'true',
    ...(percent === undefined ? {} : { [`${PREFIX}canary-weight`]: String(percent) }),
    ...(header === undefined ? {} : { [`${PREFIX}canary-by-header`]: header }),
    // The value that it looks for of its own accord needs no word.
    ...(header === undefined || headerValue === undefined || headerValue === 'always'
      ? {}
      : { [`${PREFIX}canary-by-header-value`]: headerValue }),
  }),

  // Needs the flag --enable-ssl-passthrough of the controller.
  passthrough: () => ({ [`${PREFIX}ssl-passthrough`]: 'true' }),
};

/** A Prefix path as a regular expression that captures what follows the prefix. */
function patternOf({ path }: { readonly path: string }): RoutePath {
  const prefix = withoutSlashAtEnd(path);
  return {
    path: prefix === '' ? '/()(.*)' : `${escapedForRegex(prefix)}(/|$)(.*)`,
    pathType: 'ImplementationSpecific',
  };
}

/** The path below which all routes lie. */
function cookiePath({ routes }: PlannedIngress): string {
  const [prefix, another] = new Set(routes.map(({ path }) => withoutSlashAtEnd(path)));
  return another === undefined && prefix ? prefix : '/';
}
