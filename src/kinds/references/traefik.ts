import type { OwnTraffic } from './own-traffic';
import { NAMED_SECRET, type NamedKind, nameOf, object, type Referrer, service } from './reference';

const GROUP = 'traefik.io';
const FORMER = 'traefik.containo.us';
const GROUPS = [GROUP, FORMER];

const own = (kind: string) => ({ group: GROUP, formerGroup: FORMER, kind });

export const MIDDLEWARE = own('Middleware');

/** The kinds of routes, which name the entry points by which requests come. */
export const ROUTES = ['IngressRoute', 'IngressRouteTCP', 'IngressRouteUDP'].map(own);

/** getServicePort of pkg/provider/kubernetes/crd compares a number with the number, and a text with the name. */
const PORT = { at: 'port', form: 'number or name', asked: 'TCP' } as const;

/** Without a kind it is a Service; a TraefikService has no port. */
const IS_SERVICE = { namespace: 'namespace', where: [{ at: 'kind', is: 'Service', unlessWritten: true }] } as const;

/** With a provider behind it, such as `auth@file` or `api@internal`, it is none of these objects: resolveReference. */
const NAMED = { namespace: 'namespace', form: 'name@provider' } as const;

const IS_TRAEFIK_SERVICE = { ...NAMED, where: [{ at: 'kind', is: 'TraefikService' }] } as const;

const TLS = [nameOf(NAMED_SECRET, 'spec.tls.secretName'), object(own('TLSOption'), 'spec.tls.options', NAMED)] as const;

/** makeServersTransportKey of pkg/provider/kubernetes/crd looks for it in the namespace of the object, or of the Service. */
const transport = (kind: NamedKind, at: string) =>
  nameOf(kind, `${at}.serversTransport`, {
    form: 'name@provider',
    anywhere: true,
  });

/** It came with Traefik 3, which serves the former group no more. */
const SERVERS_TRANSPORT_TCP = { group: GROUP, kind: 'ServersTransportTCP' };

const SOURCE = 'https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/ingressroute/';

const services = (at: string) => [
  service(at, PORT, IS_SERVICE),
  object(own('TraefikService'), at, IS_TRAEFIK_SERVICE),
  transport(own('ServersTransport'), at),
];

/** The custom resources of Traefik. */
export const TRAEFIK: readonly Referrer[] = [
  {
    groups: GROUPS,
    kinds: ['IngressRoute'],
    source: SOURCE,
    references: [
      ...services('spec.routes[].services[]'),
      object(MIDDLEWARE, 'spec.routes[].middlewares[]', NAMED),
      ...TLS,
    ],
  },
  {
    groups: GROUPS,
    kinds: ['IngressRouteTCP'],
    source: SOURCE,
    references: [
      service('spec.routes[].services[]', PORT, NAMED),
      transport(SERVERS_TRANSPORT_TCP, 'spec.routes[].services[]'),
      object(own('MiddlewareTCP'), 'spec.routes[].middlewares[]', NAMED),
      ...TLS,
    ],
  },
  {
    groups: GROUPS,
    kinds: ['IngressRouteUDP'],
    source: SOURCE,
    references: [service('spec.routes[].services[]', { ...PORT, asked: 'UDP' }, NAMED)],
  },
  {
    groups: GROUPS,
    kinds: ['TraefikService'],
    source: 'https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/traefikservice/',
    references: [
      ...services('spec.weighted.services[]'),
      ...services('spec.highestRandomWeight.services[]'),
      ...services('spec.failover.service'),
      ...services('spec.failover.fallback'),
      ...services('spec.mirroring'),
      ...services('spec.mirroring.mirrors[]'),
    ],
  },
  {
    groups: GROUPS,
    kinds: ['Middleware'],
    source: 'https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/middleware/',
    references: [
      ...services('spec.errors.service'),
      // A short host is looked up where Traefik runs.
      service('spec.forwardAuth.address', undefined, { name: '', form: 'url' }),
      object(MIDDLEWARE, 'spec.chain.middlewares[]', NAMED),
      nameOf(NAMED_SECRET, 'spec.basicAuth.secret'),
      nameOf(NAMED_SECRET, 'spec.digestAuth.secret'),
      nameOf(NAMED_SECRET, 'spec.forwardAuth.tls.caSecret'),
      nameOf(NAMED_SECRET, 'spec.forwardAuth.tls.certSecret'),
    ],
  },
];

export const TRAFFIC_OF_TRAEFIK: OwnTraffic = {
  called: 'the resources of Traefik',
  kinds: [
    {
      groups: GROUPS,
      kinds: ['IngressRoute', 'IngressRouteTCP', 'IngressRouteUDP', 'Middleware', 'MiddlewareTCP', 'TraefikService'],
    },
  ],
  source: SOURCE,
};
