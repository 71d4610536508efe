import { Complaint } from '../../../values/complaint';
import { BackendProtocol } from '../../routes/backend-protocol';
import type { Dialect } from '../dialect';
import { confusedHosts, prefixesLongestFirst } from './path-rewriting';
import { sharedCookie } from './shared-cookie';

const PREFIX = 'traefik.ingress.kubernetes.io/';

const SCHEMES = { [BackendProtocol.HTTP]: 'http', [BackendProtocol.HTTPS]: 'https', [BackendProtocol.GRPC]: 'h2c' };

/**
 * Traefik 3. What it does to requests are objects of its own kind, Middleware; how it talks to pods is written on the Service.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/ingress/
 */
export const traefik: Dialect = {
  title: 'Traefik',
  prefixes: [PREFIX],
  oneProxy: true,

  // Traefik takes certificates from `spec.tls`, but ends TLS only where an entry point or this annotation says so.
  tlsAnnotations: { [`${PREFIX}router.tls`]: 'true' },

  overlooks: ({ routes, defaultBackend }) =>
    routes.length > 0 && defaultBackend !== undefined
      ? new Complaint(
          'a default backend beside routes',
          'one of them, for Traefik reads the default backend of an Ingress without routes only',
          'make it a route: HttpRoute.onAnyHost("/", …)',
          '.defaultBackend',
        )
      : undefined,

  // It cuts off text: with routes `/` and `/api` in one Ingress, `/apiary` would lose `/api`. Its other middleware, with
  // regular expressions, cannot look ahead, so it would hand on an X-Forwarded-Prefix with a slash at its end.
  stripPrefix: ({ name, namespace, routes }) => {
    const prefixes = prefixesLongestFirst(routes);
    if (prefixes.length === 0) {
      return {};
    }
    if (namespace === undefined) {
      return new Complaint(
        'no namespace',
        'a known one, for Traefik finds a Middleware by namespace and name',
        'set metadata.namespace or the namespace of the chart',
      );
    }
    const middleware = `${name}-strip-prefix`;
    return (
      confusedHosts(routes, routes) ?? {
        annotations: { [`${PREFIX}router.middlewares`]: `${namespace}-${middleware}@kubernetescrd` },
        resource: {
          apiVersion: 'traefik.io/v1alpha1',
          kind: 'Middleware',
          name: middleware,
          spec: { stripPrefix: { prefixes } },
        },
      }
    );
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
      serviceAnnotations: {
        [`${PREFIX}service.sticky.cookie`]: 'true',
        ...(cookieName === undefined ? {} : { [`${PREFIX}service.sticky.cookie.name`]: cookieName }),
        ...(maxAge === undefined ? {} : { [`${PREFIX}service.sticky.cookie.maxage`]: String(maxAge) }),
      },
    },

  backendProtocol: (_, protocol) => ({
    serviceAnnotations: { [`${PREFIX}service.serversscheme`]: SCHEMES[protocol] },
  }),
};
