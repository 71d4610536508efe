import { GATEWAY_API_GROUP } from '../language/gateway-api';
import { ROUTE_KINDS, ROUTES_OF_REQUESTS } from '../language/route-kinds';
import { LINKERD_SERVER } from './linkerd';
import { NAMED_SECRET, type NamedKind, nameOf, object, type Referrer, service } from './reference';

const IS_SERVICE = [{ at: 'kind', is: 'Service' }] as const;

/** What is of a kind, and of its group. */
const ofKind = ({ group, kind }: NamedKind) =>
  [
    { at: 'group', is: group },
    { at: 'kind', is: kind },
  ] as const;

export const NAMED_GATEWAY_CLASS = { group: GATEWAY_API_GROUP, kind: 'GatewayClass' } as const;

/** What implementations offer as filters of their own. */
const FILTERS = [
  { group: 'traefik.io', kind: 'Middleware' },
  { group: 'gateway.envoyproxy.io', kind: 'HTTPRouteFilter' },
  { group: 'gateway.nginx.org', kind: 'SnippetsFilter' },
  { group: 'configuration.konghq.com', kind: 'KongPlugin' },
].map((kind) => object(kind, 'spec.rules[].filters[].extensionRef', { where: ofKind(kind) }));

/** What the Gateway API names beside backends, Gateways and certificates, which have rules of their own. */
export const GATEWAY_API: readonly Referrer[] = [
  {
    // In a mesh, a route is for what pods send to a Service; with Linkerd, for what comes in at a Server too.
    groups: [GATEWAY_API_GROUP],
    kinds: ROUTE_KINDS,
    source: 'https://gateway-api.sigs.k8s.io/mesh/mesh-overview/#the-service-as-a-parent',
    references: [
      service('spec.parentRefs[]', { at: 'port', form: 'number' }, { namespace: 'namespace', where: IS_SERVICE }),
      object(LINKERD_SERVER, 'spec.parentRefs[]', { namespace: 'namespace', where: ofKind(LINKERD_SERVER) }),
    ],
  },
  {
    groups: [GATEWAY_API_GROUP],
    kinds: ['Gateway'],
    source: 'https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#gatewayspec',
    references: [nameOf(NAMED_GATEWAY_CLASS, 'spec.gatewayClassName')],
  },
  {
    groups: [GATEWAY_API_GROUP],
    kinds: ROUTES_OF_REQUESTS,
    source: 'https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#httproutefilter',
    references: FILTERS,
  },
  {
    groups: [GATEWAY_API_GROUP],
    kinds: ['BackendTLSPolicy'],
    source: 'https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#backendtlspolicyspec',
    references: [
      service('spec.targetRefs[]', { at: 'sectionName', form: 'name' }, { where: IS_SERVICE }),
      object({ group: '', kind: 'ConfigMap' }, 'spec.validation.caCertificateRefs[]', {
        where: [{ at: 'kind', is: 'ConfigMap' }],
      }),
      object(NAMED_SECRET, 'spec.validation.caCertificateRefs[]', { where: [{ at: 'kind', is: 'Secret' }] }),
    ],
  },
];
