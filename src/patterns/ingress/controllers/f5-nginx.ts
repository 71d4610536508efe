import { Complaint } from '../../../values/complaint';
import { BackendProtocol } from '../controller-options';
import { annotation, type Dialect } from '../dialect';
import { withoutSlashAtEnd } from './path-rewriting';

/**
 * F5's NGINX Ingress Controller, another project than the community's ingress-nginx, with other annotations.
 *
 * @see https://docs.nginx.com/nginx-ingress-controller/configuration/ingress-resources/advanced-configuration-with-annotations/
 */
export const f5Nginx: Dialect = {
  title: 'F5 NGINX Ingress Controller',
  prefixes: ['nginx.org/', 'nginx.com/', 'appprotect.f5.com/', 'appprotectdos.f5.com/'],

  // proxy_pass replaces the matched path; both must end in a slash, or `/shop/cart` becomes `//cart`.
  stripPrefix: ({ services }) => ({
    annotations: { 'nginx.org/rewrites': services.map((name) => `serviceName=${name} rewrite=/`).join(';') },
    pathOf: ({ path }) => ({ path: `${withoutSlashAtEnd(path)}/`, pathType: 'Prefix' }),
  }),

  // The one annotation that both nginx controllers inherited under the old common prefix.
  httpsRedirect: (_, redirect) => annotation('ingress.kubernetes.io/ssl-redirect', String(redirect)),

  cookieAffinity: () =>
    new Complaint(
      'a cookie affinity',
      'what the open-source NGINX can do',
      'use StickyService, or set nginx.com/sticky-cookie-services in metadata.annotations if you run NGINX Plus',
    ),

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
};
