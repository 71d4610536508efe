import { traefik as facts } from '../../../kinds/controllers';
import { Complaint, isComplaint } from '../../../values/complaint';
import { escapedForRegex } from '../../../values/pattern-escape';
import { joinedName } from '../../joined-name';
import { BackendProtocol } from '../../routes/backend-protocol';
import type { HeaderChanges } from '../../routes/header-changes';
import type { Dialect, PlannedIngress, Translation } from '../dialect';
import { confusedHosts, prefixesLongestFirst, withoutSlashAtEnd } from './path-rewriting';
import { sharedCookie } from './shared-cookie';

const [PREFIX = ''] = facts.annotations.prefixes;

const SCHEMES = { [BackendProtocol.HTTP]: 'http', [BackendProtocol.HTTPS]: 'https', [BackendProtocol.GRPC]: 'h2c' };

/**
 * Traefik 3. What it does to requests are objects of its own kind, Middleware; how it talks to pods is written on the Service.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/ingress/
 */
export const traefik: Dialect = {
  facts,

  // It cuts off text: with routes `/` and `/api` in one Ingress, `/apiary` would lose `/api`. Its other middleware, with
  // regular expressions, cannot look ahead, so it would hand on an X-Forwarded-Prefix with a slash at its end.
  stripPrefix: (ingress) => {
    const prefixes = prefixesLongestFirst(ingress.routes);
    if (prefixes.length === 0) {
      return {};
    }
    const said = middleware(ingress, 'strip-prefix', { stripPrefix: { prefixes } });
    return isComplaint(said) ? said : (confusedHosts(ingress.routes, ingress.routes) ?? said);
  },

  // A router with TLS answers on HTTPS only; what happens on the plain entry point is Traefik's static configuration.
  httpsRedirect: () =>
    new Complaint(
      'a redirect for one Ingress',
      'what Traefik can be told in one',
      'redirect the whole entry point: --entryPoints.web.http.redirections.entryPoint.to=websecure',
    ),

  // Cookies without a name get one of their Service.
  cookieAffinity: (ingress, { cookieName, maxAge }) =>
    (cookieName === undefined ? undefined : sharedCookie(ingress)) ?? {
      serviceAnnotations: () => ({
        [`${PREFIX}service.sticky.cookie`]: 'true',
        ...(cookieName === undefined ? {} : { [`${PREFIX}service.sticky.cookie.name`]: cookieName }),
        ...(maxAge === undefined ? {} : { [`${PREFIX}service.sticky.cookie.maxage`]: String(maxAge) }),
      }),
    },

  backendProtocol: (_, protocol) => ({
    serviceAnnotations: () => ({ [`${PREFIX}service.serversscheme`]: SCHEMES[protocol] }),
  }),

  rewrite: (ingress, { keepsRest, replacement }) => {
    if (!keepsRest) {
      return middleware(ingress, 'path', { replacePath: { path: replacement } });
    }
    const [prefix = '', another] = prefixesLongestFirst(ingress.routes);
    return another === undefined
      ? middleware(ingress, 'prefix', {
          replacePathRegex: {
            regex: `^${escapedForRegex(prefix)}(/.*)?$`,
            replacement: `${withoutSlashAtEnd(replacement)}$1`,
          },
        })
      : new Complaint('several prefixes to replace', 'one for an Ingress', 'make an Ingress for each prefix');
  },

  upstreamHost: (ingress, host) => middleware(ingress, 'host', { headers: { customRequestHeaders: { Host: host } } }),

  requestHeaders: (ingress, changes) => withHeaders(ingress, 'request-headers', 'customRequestHeaders', changes),

  responseHeaders: (ingress, changes) => withHeaders(ingress, 'response-headers', 'customResponseHeaders', changes),

  maxBodySize: (ingress, bytes) => middleware(ingress, 'body-size', { buffering: { maxRequestBodyBytes: bytes } }),
};

/** A Middleware of the Ingress, which is found by its namespace and name. Several are joined in one annotation. */
function middleware(
  { name, namespace }: PlannedIngress,
  what: string,
  spec: Record<string, unknown>,
): Translation | Complaint {
  if (namespace === undefined) {
    return new Complaint(
      'no namespace',
      'a known one, for Traefik finds a Middleware by namespace and name',
      'set metadata.namespace or the namespace of the chart',
    );
  }
  const own = joinedName(name, what);
  return {
    annotations: { [`${PREFIX}router.middlewares`]: `${namespace}-${own}@kubernetescrd` },
    resource: { apiVersion: 'traefik.io/v1alpha1', kind: 'Middleware', name: own, spec },
  };
}

/** An empty value takes a header away; Traefik has no way to write one beside what is there. */
function withHeaders(
  ingress: PlannedIngress,
  what: string,
  field: string,
  { set = {}, add = {}, remove = [] }: HeaderChanges,
): Translation | Complaint {
  return Object.keys(add).length > 0
    ? new Complaint('headers to add beside what is there', 'headers to set or remove', 'set them instead')
    : middleware(ingress, what, {
        headers: { [field]: { ...set, ...Object.fromEntries(remove.map((name) => [name, ''])) } },
      });
}
