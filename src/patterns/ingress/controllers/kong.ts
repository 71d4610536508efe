import { kong as facts } from '../../../kinds/controllers';
import { Complaint } from '../../../values/complaint';
import { annotation, type Dialect, serviceAnnotation } from '../dialect';

const [PREFIX = ''] = facts.annotations.prefixes;

/**
 * Kong.
 *
 * @see https://developer.konghq.com/kubernetes-ingress-controller/reference/annotations/
 */
export const kong: Dialect = {
  facts,

  stripPrefix: () => annotation(`${PREFIX}strip-path`, 'true'),

  httpsRedirect: (_, redirect) =>
    redirect
      ? { annotations: { [`${PREFIX}protocols`]: 'https', [`${PREFIX}https-redirect-status-code`]: '308' } }
      : annotation(`${PREFIX}protocols`, 'http,https'),

  cookieAffinity: () =>
    new Complaint(
      'a cookie affinity',
      'what Kong can be told by annotations of an Ingress',
      'write a KongUpstreamPolicy, and name it on the Service: konghq.com/upstream-policy',
    ),

  backendProtocol: (_, protocol) => ({
    serviceAnnotations: () => ({ [`${PREFIX}protocol`]: protocol.toLowerCase() }),
  }),

  // The host of the Service is asked for only where that of the client is not kept, which it is of its own accord:
  // https://developer.konghq.com/kubernetes-ingress-controller/reference/host-manipulation/
  upstreamHost: (_, host) => ({
    ...annotation(`${PREFIX}preserve-host`, 'false'),
    ...serviceAnnotation(`${PREFIX}host-header`, host),
  }),

  // In milliseconds.
  requestTimeout: (_, milliseconds) => serviceAnnotation(`${PREFIX}read-timeout`, String(milliseconds)),
};
