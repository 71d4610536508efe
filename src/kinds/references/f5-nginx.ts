import type { OwnName } from './own-name';
import type { OwnTraffic } from './own-traffic';
import { NAMED_SECRET, nameOf, object, type Referrer, service } from './reference';

const GROUP = 'k8s.nginx.org';

const UPSTREAMS = service(
  'spec.upstreams[]',
  { at: 'port', form: 'number' },
  { name: 'service', form: 'namespace/name' },
);

const TLS_SECRET = nameOf(NAMED_SECRET, 'spec.tls.secret');

const policies = (at: string) =>
  object({ group: GROUP, kind: 'Policy' }, `${at}.policies[]`, { namespace: 'namespace' });

const SOURCE =
  'https://docs.nginx.com/nginx-ingress-controller/configuration/virtualserver-and-virtualserverroute-resources/';

/** The custom resources of F5's NGINX ingress controller. */
export const F5_NGINX: readonly Referrer[] = [
  {
    groups: [GROUP],
    kinds: ['VirtualServer'],
    source: `${SOURCE}#upstream`,
    references: [
      UPSTREAMS,
      TLS_SECRET,
      nameOf({ group: GROUP, kind: 'VirtualServerRoute' }, 'spec.routes[].route', { form: 'namespace/name' }),
      policies('spec'),
      policies('spec.routes[]'),
    ],
  },
  {
    groups: [GROUP],
    kinds: ['VirtualServerRoute'],
    source: `${SOURCE}#virtualserverroute-specification`,
    references: [UPSTREAMS, policies('spec.subroutes[]')],
  },
  {
    groups: [GROUP],
    kinds: ['TransportServer'],
    source: 'https://docs.nginx.com/nginx-ingress-controller/configuration/transportserver-resource/#upstream',
    references: [UPSTREAMS, TLS_SECRET],
  },
];

/** What a route does with requests: at once, by shares or by conditions. */
const ACTIONS = ['', 'splits[].', 'matches[].', 'matches[].splits[].'].map((way) => `${way}action`);

const passed = (routes: string) =>
  ACTIONS.flatMap((action) => ['pass', 'proxy.upstream'].map((last) => `${routes}.${action}.${last}`));

/** validateActionReferencedUpstreams of pkg/apis/configuration/validation refuses an object that asks for another one. */
export const OWN_NAMES_OF_F5_NGINX: readonly OwnName[] = [
  ...[
    { kind: 'VirtualServer', routes: 'spec.routes[]' },
    { kind: 'VirtualServerRoute', routes: 'spec.subroutes[]' },
  ].map(
    ({ kind, routes }): OwnName => ({
      group: GROUP,
      kinds: [kind],
      part: 'upstream',
      given: 'spec.upstreams[].name',
      asked: passed(routes),
      source: `${SOURCE}#action`,
    }),
  ),
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
  called: "the resources of F5's NGINX Ingress Controller",
  kinds: [{ groups: [GROUP], kinds: ['Policy', 'TransportServer', 'VirtualServer', 'VirtualServerRoute'] }],
  source: SOURCE,
};
