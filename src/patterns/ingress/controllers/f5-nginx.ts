import { f5Nginx as facts } from '../../../kinds/controllers';
import { Complaint } from '../../../values/complaint';
import { BackendProtocol } from '../../routes/backend-protocol';
import { annotation, type Dialect } from '../dialect';
import { nginxSizeOf } from './nginx-size';
import { withoutSlashAtEnd } from './path-rewriting';
import { sharedCookie } from './shared-cookie';

/**
 * F5's NGINX Ingress Controller, another project than the community's ingress-nginx, with other annotations. Redirects and
 * cookies need its release 5.4 or later.
 *
 * @see https://docs.nginx.com/nginx-ingress-controller/configuration/ingress-resources/advanced-configuration-with-annotations/
 */
export const f5Nginx: Dialect = {
  facts,

  // proxy_pass replaces the matched path; both must end in a slash, or `/shop/cart` becomes `//cart`.
  stripPrefix: ({ services, options }) =>
    options.backendProtocol === BackendProtocol.GRPC
      ? new Complaint(
          'stripPrefix with GRPC',
          'one of them, for NGINX passes gRPC on with the path as it is',
          'leave out stripPrefix: the path of a gRPC request names its method',
        )
      : {
          annotations: { 'nginx.org/rewrites': services.map((name) => `serviceName=${name} rewrite=/`).join(';') },
          pathOf: ({ path }) => ({ path: `${withoutSlashAtEnd(path)}/`, pathType: 'Prefix' }),
        },

  httpsRedirect: (_, redirect) => annotation('nginx.org/ssl-redirect', String(redirect)),

  // NGINX leaves name and path of the cookie to its user: a name is required, and without a path browsers guess one.
  cookieAffinity: (ingress, { cookieName = 'srv_id', maxAge }) => {
    const cookie = `${cookieName}${maxAge === undefined ? '' : ` expires=${maxAge}s`} path=/`;
    return (
      sharedCookie(ingress) ??
      annotation(
        'nginx.org/sticky-cookie-services',
        ingress.services.map((name) => `serviceName=${name} ${cookie}`).join(';'),
      )
    );
  },

  backendProtocol: ({ services }, protocol) => {
    const list = services.join(',');
    switch (protocol) {
      case BackendProtocol.HTTPS:
        return annotation('nginx.org/ssl-services', list);
      case BackendProtocol.GRPC:
        return annotation('nginx.org/grpc-services', list);
      case BackendProtocol.HTTP:
        return {};
    }
  },

  // proxy_pass puts its path in the place of the one that matched; both end in a slash.
  rewrite: ({ routes, services }, { keepsRest, replacement }) =>
    keepsRest && routes.every(({ pathType }) => pathType === 'Prefix')
      ? {
          annotations: {
            'nginx.org/rewrites': services
              .map((name) => `serviceName=${name} rewrite=${withoutSlashAtEnd(replacement)}/`)
              .join(';'),
          },
          pathOf: ({ path }) => ({ path: `${withoutSlashAtEnd(path)}/`, pathType: 'Prefix' }),
        }
      : new Complaint(
          'a rewrite of the whole path',
          'one of the prefix, for NGINX keeps what follows it',
          'use PathRewrite.replacePrefix, or TlsGateway or GatewayRoutes with the same routes',
        ),

  requestTimeout: (_, milliseconds) => {
    const seconds = `${Math.ceil(milliseconds / 1000)}s`;
    return { annotations: { 'nginx.org/proxy-read-timeout': seconds, 'nginx.org/proxy-send-timeout': seconds } };
  },

  maxBodySize: (_, bytes) => annotation('nginx.org/client-max-body-size', nginxSizeOf(bytes)),
};
