import { cilium as facts } from '../../../kinds/controllers';
import { Complaint } from '../../../values/complaint';
import { BackendProtocol } from '../../routes/backend-protocol';
import { annotation, type Dialect } from '../dialect';

const [PREFIX = ''] = facts.annotations.prefixes;

/** What Cilium does for HTTPRoutes, and not for Ingresses. */
function notForIngresses(what: string): Complaint {
  return new Complaint(what, 'what Cilium does for an Ingress', 'use TlsGateway or GatewayRoutes with the same routes');
}

/**
 * The ingress controller of Cilium.
 *
 * @see https://docs.cilium.io/en/stable/network/servicemesh/ingress/
 */
export const cilium: Dialect = {
  facts,

  stripPrefix: () => notForIngresses('stripPrefix'),

  // It redirects unless it is told otherwise (--enforce-ingress-https).
  httpsRedirect: (_, redirect) => annotation(`${PREFIX}force-https`, redirect ? 'enabled' : 'disabled'),

  cookieAffinity: () => notForIngresses('a cookie affinity'),

  // Pods are spoken to as the client speaks, so gRPC needs no word.
  backendProtocol: (_, protocol) => (protocol === BackendProtocol.HTTPS ? notForIngresses('HTTPS to the pods') : {}),

  requestTimeout: (_, milliseconds) => annotation(`${PREFIX}request-timeout`, `${milliseconds}ms`),

  passthrough: () => ({ [`${PREFIX}tls-passthrough`]: 'enabled' }),
};
