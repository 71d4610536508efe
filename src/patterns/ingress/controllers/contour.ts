import { contour as facts } from '../../../kinds/controllers';
import { Complaint } from '../../../values/complaint';
import { BackendProtocol } from '../../routes/backend-protocol';
import { annotation, type Dialect } from '../dialect';

const [PREFIX = ''] = facts.annotations.prefixes;

/** What Contour does for its own kind HTTPProxy and for HTTPRoutes, and not for Ingresses. */
function notForIngresses(what: string): Complaint {
  return new Complaint(
    what,
    'what Contour does for an Ingress',
    'use TlsGateway or GatewayRoutes with the same routes, or an HTTPProxy',
  );
}

/**
 * Contour, which has Envoy serve Ingresses.
 *
 * @see https://projectcontour.io/docs/main/config/annotations/
 */
export const contour: Dialect = {
  facts,

  stripPrefix: () => notForIngresses('stripPrefix'),

  // Both entries are open unless it is told otherwise.
  httpsRedirect: (_, redirect) => (redirect ? annotation('ingress.kubernetes.io/force-ssl-redirect', 'true') : {}),

  cookieAffinity: () => notForIngresses('a cookie affinity'),

  backendProtocol: (_, protocol) =>
    protocol === BackendProtocol.HTTP
      ? {}
      : {
          serviceAnnotations: (backends) => ({
            [`${PREFIX}upstream-protocol.${protocol === BackendProtocol.GRPC ? 'h2c' : 'tls'}`]: [
              ...new Set(backends.map(({ port }) => port)),
            ].join(','),
          }),
        },

  requestTimeout: (_, milliseconds) =>
    annotation(`${PREFIX}response-timeout`, milliseconds === 0 ? 'infinity' : `${milliseconds}ms`),
};
