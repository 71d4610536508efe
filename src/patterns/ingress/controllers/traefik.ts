import { Complaint } from '../../../values/complaint';
import { BackendProtocol } from '../controller-options';
import type { Dialect } from '../dialect';
import { prefixesLongestFirst } from './path-rewriting';

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

  stripPrefix: ({ name, namespace, routes }) => {
    if (namespace === undefined) {
      return new Complaint(
        'no namespace',
        'a known one, for Traefik finds a Middleware by namespace and name',
        'set metadata.namespace or the namespace of the chart',
      );
    }
    const middleware = `${name}-strip-prefix`;
    return {
      annotations: { [`${PREFIX}router.middlewares`]: `${namespace}-${middleware}@kubernetescrd` },
      resource: {
        apiVersion: 'traefik.io/v1alpha1',
        kind: 'Middleware',
        name: middleware,
        spec: { stripPrefix: { prefixes: prefixesLongestFirst(routes) } },
      },
    };
  },

  // A router with TLS answers on HTTPS only; what happens on the plain entry point is Traefik's static configuration.
  httpsRedirect: () =>
    new Complaint(
      'a redirect for one Ingress',
      'what Traefik can be told in one',
      'redirect the whole entry point: --entryPoints.web.http.redirections.entryPoint.to=websecure',
    ),

  cookieAffinity: (_, { cookieName, maxAge }) => ({
    serviceAnnotations: {
      [`${PREFIX}service.sticky.cookie`]: 'true',
      ...(cookieName === undefined ? {} : { [`${PREFIX}service.sticky.cookie.name`]: cookieName }),
      ...(maxAge === undefined ? {} : { [`${PREFIX}service.sticky.cookie.maxage`]: String(maxAge) }),
    },
  }),

  backendProtocol: (_, protocol) => ({
    serviceAnnotations: { [`${PREFIX}service.serversscheme`]: SCHEMES[protocol] },
  }),
};
