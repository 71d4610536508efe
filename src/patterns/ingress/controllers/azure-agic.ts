import { azureAgic as facts } from '../../../kinds/controllers';
import { Complaint } from '../../../values/complaint';
import { BackendProtocol } from '../../routes/backend-protocol';
import { annotation, type Dialect } from '../dialect';

const [PREFIX = ''] = facts.annotations.prefixes;

/**
 * Azure's Application Gateway Ingress Controller.
 *
 * @see https://azure.github.io/application-gateway-kubernetes-ingress/annotations/
 */
export const azureAgic: Dialect = {
  facts,

  // What the rule matched is replaced by it.
  stripPrefix: () => annotation(`${PREFIX}backend-path-prefix`, '/'),

  httpsRedirect: (_, redirect) => annotation(`${PREFIX}ssl-redirect`, String(redirect)),

  cookieAffinity: (_, { cookieName, maxAge }) =>
    cookieName !== undefined || maxAge !== undefined
      ? new Complaint(
          cookieName === undefined ? `a cookie of ${maxAge} s` : 'a cookie name',
          'the cookie that Azure names itself, for the session of the browser',
          'leave out cookieName and maxAge',
        )
      : annotation(`${PREFIX}cookie-based-affinity`, 'true'),

  backendProtocol: (_, protocol) =>
    protocol === BackendProtocol.GRPC
      ? new Complaint(protocol, 'HTTP or HTTPS, which are all that it speaks', 'use Application Gateway for Containers')
      : annotation(`${PREFIX}backend-protocol`, protocol.toLowerCase()),

  rewrite: (_, { keepsRest, replacement }) =>
    keepsRest
      ? annotation(`${PREFIX}backend-path-prefix`, replacement)
      : new Complaint('a rewrite of the whole path', 'one of the prefix', 'use PathRewrite.replacePrefix'),

  upstreamHost: (_, host) => annotation(`${PREFIX}backend-hostname`, host),

  requestTimeout: (_, milliseconds) => annotation(`${PREFIX}request-timeout`, String(Math.ceil(milliseconds / 1000))),
};
