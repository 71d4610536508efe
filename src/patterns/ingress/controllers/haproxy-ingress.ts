import { haproxyIngress as facts } from '../../../kinds/controllers';
import { Complaint } from '../../../values/complaint';
import { BackendProtocol } from '../../routes/backend-protocol';
import { annotation, type Dialect } from '../dialect';
import { sharedCookie } from './shared-cookie';

const [PREFIX = ''] = facts.annotations.prefixes;

const PROTOCOLS = {
  [BackendProtocol.HTTP]: 'h1',
  [BackendProtocol.HTTPS]: 'h1-ssl',
  [BackendProtocol.GRPC]: 'h2',
};

/**
 * HAProxy Ingress of the community.
 *
 * @see https://haproxy-ingress.github.io/docs/configuration/keys/
 */
export const haproxyIngress: Dialect = {
  facts,

  // The beginning that the rule matched is replaced, whatever it is.
  stripPrefix: () => annotation(`${PREFIX}rewrite-target`, '/'),

  httpsRedirect: (_, redirect) => annotation(`${PREFIX}ssl-redirect`, String(redirect)),

  cookieAffinity: (ingress, { cookieName, maxAge }) =>
    maxAge === undefined
      ? (sharedCookie(ingress) ?? {
          annotations: {
            [`${PREFIX}affinity`]: 'cookie',
            ...(cookieName === undefined ? {} : { [`${PREFIX}session-cookie-name`]: cookieName }),
          },
        })
      : new Complaint(`a cookie of ${maxAge} s`, 'a cookie for the session of the browser', 'leave out maxAge'),

  backendProtocol: (_, protocol) => annotation(`${PREFIX}backend-protocol`, PROTOCOLS[protocol]),

  rewrite: (_, { keepsRest, replacement }) =>
    keepsRest
      ? annotation(`${PREFIX}rewrite-target`, replacement)
      : new Complaint('a rewrite of the whole path', 'one of the beginning', 'use PathRewrite.replacePrefix'),

  requestTimeout: (_, milliseconds) => annotation(`${PREFIX}timeout-server`, `${milliseconds}ms`),

  maxBodySize: (_, bytes) => annotation(`${PREFIX}proxy-body-size`, String(bytes)),

  passthrough: () => ({ [`${PREFIX}ssl-passthrough`]: 'true' }),
};
