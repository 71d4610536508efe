import { openshift as facts } from '../../../kinds/controllers';
import { Complaint } from '../../../values/complaint';
import { BackendProtocol } from '../../routes/backend-protocol';
import { annotation, type Dialect } from '../dialect';

/**
 * OpenShift's router, which is told by the Routes that OpenShift makes of Ingresses.
 *
 * @see https://docs.redhat.com/en/documentation/openshift_container_platform/4.20/html/ingress_and_load_balancing/
 */
export const openshift: Dialect = {
  facts,

  stripPrefix: () => annotation('haproxy.router.openshift.io/rewrite-target', '/'),

  // A Route that is made of an Ingress with TLS always redirects.
  httpsRedirect: (_, redirect) =>
    redirect
      ? {}
      : new Complaint(
          'false',
          'true, for OpenShift redirects every Ingress with TLS',
          'leave it out, or write a Route',
        ),

  // A cookie is the router's default.
  cookieAffinity: (_, { cookieName, maxAge }) =>
    maxAge === undefined
      ? cookieName === undefined
        ? annotation('haproxy.router.openshift.io/disable_cookies', 'false')
        : annotation('router.openshift.io/cookie_name', cookieName)
      : new Complaint(`a cookie of ${maxAge} s`, 'a cookie for the session of the browser', 'leave out maxAge'),

  backendProtocol: (_, protocol) => {
    switch (protocol) {
      case BackendProtocol.HTTP:
        return {};
      case BackendProtocol.HTTPS:
        return annotation('route.openshift.io/termination', 'reencrypt');
      case BackendProtocol.GRPC:
        return new Complaint(
          protocol,
          'HTTP or HTTPS, for an Ingress cannot say more to the router',
          'give the port the appProtocol "kubernetes.io/h2c": http.speaking("kubernetes.io/h2c")',
        );
    }
  },

  rewrite: (_, { keepsRest, replacement }) =>
    keepsRest
      ? annotation('haproxy.router.openshift.io/rewrite-target', replacement)
      : new Complaint('a rewrite of the whole path', 'one of the prefix', 'use PathRewrite.replacePrefix'),

  requestTimeout: (_, milliseconds) => annotation('haproxy.router.openshift.io/timeout', `${milliseconds}ms`),

  passthrough: () => ({ 'route.openshift.io/termination': 'passthrough' }),
};
