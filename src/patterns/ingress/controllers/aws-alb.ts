import { BackendProtocol } from '../controller-options';
import { annotation, type Dialect } from '../dialect';
import { anyPrefixOf } from './path-rewriting';

const PREFIX = 'alb.ingress.kubernetes.io/';

/**
 * The AWS Load Balancer Controller, which makes an Application Load Balancer of an Ingress. Taking a prefix off needs its
 * release 2.14 or later.
 *
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/
 */
export const awsAlb: Dialect = {
  title: 'AWS Load Balancer Controller',
  prefixes: [PREFIX],

  // A transform is tied to a Service, not to a route, and holds one rewrite: it must know all prefixes that lead there.
  stripPrefix: ({ routes, services }) => {
    const annotations: Record<string, string> = {};
    for (const service of services) {
      const regex = anyPrefixOf(routes.filter(({ backend }) => backend.serviceName === service));
      if (regex !== undefined) {
        annotations[`${PREFIX}transforms.${service}`] = JSON.stringify([
          { type: 'url-rewrite', urlRewriteConfig: { rewrites: [{ regex: `${regex}$`, replace: '/$3' }] } },
        ]);
      }
    }
    return { annotations };
  },

  httpsRedirect: (_, redirect) => {
    const both = annotation(`${PREFIX}listen-ports`, '[{"HTTP":80},{"HTTPS":443}]');
    return redirect ? { annotations: { ...both.annotations, [`${PREFIX}ssl-redirect`]: '443' } } : both;
  },

  cookieAffinity: (_, { cookieName, maxAge }) => ({
    annotations: {
      // Targets by IP address: with targets by node the load balancer remembers nodes, not pods.
      [`${PREFIX}target-type`]: 'ip',
      [`${PREFIX}target-group-attributes`]: [
        'stickiness.enabled=true',
        ...(cookieName === undefined
          ? [
              'stickiness.type=lb_cookie',
              ...(maxAge === undefined ? [] : [`stickiness.lb_cookie.duration_seconds=${maxAge}`]),
            ]
          : [
              'stickiness.type=app_cookie',
              `stickiness.app_cookie.cookie_name=${cookieName}`,
              ...(maxAge === undefined ? [] : [`stickiness.app_cookie.duration_seconds=${maxAge}`]),
            ]),
      ].join(','),
    },
  }),

  backendProtocol: (_, protocol) =>
    protocol === BackendProtocol.GRPC
      ? annotation(`${PREFIX}backend-protocol-version`, protocol)
      : annotation(`${PREFIX}backend-protocol`, protocol),
};
