import { Complaint } from '../../../values/complaint';
import { BackendProtocol } from '../../routes/backend-protocol';
import type { Dialect } from '../dialect';

/** The longest life of a cookie, in seconds: a day. */
const LONGEST_COOKIE = 86_400;

/**
 * GKE Ingress, which makes a Google Cloud load balancer of an Ingress.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration
 */
export const gke: Dialect = {
  title: 'GKE Ingress',
  prefixes: ['networking.gke.io/', 'ingress.gcp.kubernetes.io/', 'cloud.google.com/'],
  oneProxy: false,

  // An Ingress with `spec.ingressClassName` and without the annotation is not touched.
  classAnnotation: 'kubernetes.io/ingress.class',

  stripPrefix: () =>
    new Complaint(
      'stripPrefix',
      'what GKE Ingress can do, which never changes paths',
      'serve the prefix in the application, or use the Gateway API',
    ),

  httpsRedirect: ({ name }, redirect) => {
    const config = `${name}-frontend`;
    return {
      annotations: { 'networking.gke.io/v1beta1.FrontendConfig': config },
      resource: {
        apiVersion: 'networking.gke.io/v1beta1',
        kind: 'FrontendConfig',
        name: config,
        spec: { redirectToHttps: { enabled: redirect } },
      },
    };
  },

  cookieAffinity: ({ name }, { cookieName, maxAge }) => {
    if (cookieName !== undefined) {
      return new Complaint('a cookie name', 'the cookie that Google names itself', 'leave out cookieName');
    }
    if (maxAge !== undefined && maxAge > LONGEST_COOKIE) {
      return new Complaint(`${maxAge} s`, `1 s to ${LONGEST_COOKIE} s`, 'shorten it', '.maxAge');
    }
    const config = `${name}-backend`;
    return {
      serviceAnnotations: { 'cloud.google.com/backend-config': JSON.stringify({ default: config }) },
      resource: {
        apiVersion: 'cloud.google.com/v1',
        kind: 'BackendConfig',
        name: config,
        spec: {
          sessionAffinity: {
            affinityType: 'GENERATED_COOKIE',
            ...(maxAge === undefined ? {} : { affinityCookieTtlSec: maxAge }),
          },
        },
      },
    };
  },

  backendProtocol: (_, protocol) =>
    protocol === BackendProtocol.HTTP
      ? {}
      : new Complaint(
          protocol,
          'HTTP, for GKE reads the protocol of each port on the Service',
          `annotate the Service: cloud.google.com/app-protocols: {"<port name>":"${protocol === BackendProtocol.GRPC ? 'HTTP2' : protocol}"}`,
        ),
};
