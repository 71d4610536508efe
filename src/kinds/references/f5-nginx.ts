import type { OwnName } from './own-name';
import type { OwnTraffic } from './own-traffic';
import { nameOf, object, type Referrer, SECRET, service } from './reference';

const GROUP = 'k8s.nginx.org';

const UPSTREAMS = service(
  'spec.upstreams[]',
  { at: 'port', form: 'number' },
  { name: 'service', form: 'namespace/name' },
);

/** The custom resources of F5's NGINX ingress controller. */
export const F5_NGINX: readonly Referrer[] = [
  {
    groups: [GROUP],
    kinds: ['VirtualServer', 'VirtualServerRoute', 'TransportServer'],
    source:
      'https://docs.nginx.com/nginx-ingress-controller/configuration/virtualserver-and-virtualserverroute-resources/#upstream',
    references: [
      UPSTREAMS,
      nameOf(SECRET, 'spec.tls.secret'),
      nameOf({ group: GROUP, kind: 'VirtualServerRoute' }, 'spec.routes[].route', { form: 'namespace/name' }),
      ...['spec.policies[]', 'spec.routes[].policies[]', 'spec.subroutes[].policies[]'].map((at) =>
        object({ group: GROUP, kind: 'Policy' }, at, { namespace: 'namespace' }),
      ),
    ],
  },
];

/** What a route does with requests: at once, by shares or by conditions. */
const ACTIONS = ['', 'splits[].', 'matches[].', 'matches[].splits[].'].map((way) => `${way}action`);

const passed = (routes: string) =>
  ACTIONS.flatMap((action) => ['pass', 'proxy.upstream'].map((last) => `${routes}.${action}.${last}`));

/** validateActionReferencedUpstreams of pkg/apis/configuration/validation refuses an object that asks for another one. */
export const OWN_NAMES_OF_F5_NGINX: readonly OwnName[] = [
  {
    group: GROUP,
    kinds: ['VirtualServer', 'VirtualServerRoute'],
    part: 'upstream',
    given: 'spec.upstreams[].name',
    asked: [...passed('spec.routes[]'), ...passed('spec.subroutes[]')],
    source:
      'https://docs.nginx.com/nginx-ingress-controller/configuration/virtualserver-and-virtualserverroute-resources/#action',
  },
  {
    group: GROUP,
    kinds: ['TransportServer'],
    part: 'upstream',
    given: 'spec.upstreams[].name',
    asked: ['spec.action.pass'],
    source: 'https://docs.nginx.com/nginx-ingress-controller/configuration/transportserver-resource/#action',
  },
];

export const TRAFFIC_OF_F5_NGINX: OwnTraffic = {
  called: "the resources of F5's nginx-ingress",
  kinds: [{ groups: [GROUP], kinds: ['Policy', 'TransportServer', 'VirtualServer', 'VirtualServerRoute'] }],
  source:
    'https://docs.nginx.com/nginx-ingress-controller/configuration/virtualserver-and-virtualserverroute-resources/',
};
