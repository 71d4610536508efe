import { nameOf, object, type Referrer, SECRET, service } from './reference';

const UPSTREAMS = service(
  'spec.upstreams[]',
  { at: 'port', form: 'number' },
  { name: 'service', form: 'namespace/name' },
);

/** The custom resources of F5's NGINX ingress controller. */
export const F5_NGINX: readonly Referrer[] = [
  {
    groups: ['k8s.nginx.org'],
    kinds: ['VirtualServer', 'VirtualServerRoute', 'TransportServer'],
    source:
      'https://docs.nginx.com/nginx-ingress-controller/configuration/virtualserver-and-virtualserverroute-resources/#upstream',
    references: [
      UPSTREAMS,
      nameOf(SECRET, 'spec.tls.secret'),
      nameOf({ group: 'k8s.nginx.org', kind: 'VirtualServerRoute' }, 'spec.routes[].route', { form: 'namespace/name' }),
      ...['spec.policies[]', 'spec.routes[].policies[]', 'spec.subroutes[].policies[]'].map((at) =>
        object({ group: 'k8s.nginx.org', kind: 'Policy' }, at, { namespace: 'namespace' }),
      ),
    ],
  },
];
