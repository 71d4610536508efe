import type { OwnTraffic } from './own-traffic';
import { NAMED_SECRET, nameOf, type Referrer, service } from './reference';

const GROUP = 'networking.istio.io';
const GROUPS = [GROUP];

export const VIRTUAL_SERVICE = { group: GROUP, kind: 'VirtualService' } as const;
export const DESTINATION_RULE = { group: GROUP, kind: 'DestinationRule' } as const;
export const ISTIO_GATEWAY = { group: GROUP, kind: 'Gateway' } as const;

/** The port is a number; where the Service has one port alone, it need not be written. */
const PORT = { at: 'port.number', form: 'number' } as const;

const HOST = { name: 'host', form: 'host' } as const;

/** The custom resources of Istio. A host without a dot is a Service of the same namespace: ResolveShortnameToFQDN. */
export const ISTIO: readonly Referrer[] = [
  {
    groups: GROUPS,
    kinds: ['VirtualService'],
    source: 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination',
    references: [
      ...['http', 'tls', 'tcp'].map((protocol) => service(`spec.${protocol}[].route[].destination`, PORT, HOST)),
      service('spec.http[].mirror', PORT, HOST),
      service('spec.http[].mirrors[].destination', PORT, HOST),
      // What the proxies beside pods are asked for; names outside the cluster stand here as well.
      service('spec.hosts[]', undefined, { name: '', form: 'host' }),
      // resolveGatewayName of pilot/pkg/model/config.go in istio/istio
      nameOf(ISTIO_GATEWAY, 'spec.gateways[]', {
        form: 'namespace/name or host',
        // All proxies beside pods.
        builtIn: ['mesh'],
      }),
    ],
  },
  {
    groups: GROUPS,
    kinds: ['Gateway'],
    source: 'https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings-credential_name',
    // The Secret lies beside the pods of the gateway, wherever these are.
    references: [nameOf(NAMED_SECRET, 'spec.servers[].tls.credentialName', { anywhere: true })],
  },
  {
    groups: GROUPS,
    kinds: ['DestinationRule'],
    source: 'https://istio.io/latest/docs/reference/config/networking/destination-rule/#DestinationRule',
    references: [service('spec', undefined, HOST)],
  },
];

export const TRAFFIC_OF_ISTIO: OwnTraffic = {
  called: 'the mesh of Istio',
  kinds: [
    { groups: GROUPS, kinds: ['VirtualService', 'DestinationRule', 'ServiceEntry', 'Sidecar'] },
    { groups: ['security.istio.io'], kinds: ['AuthorizationPolicy', 'PeerAuthentication'] },
  ],
  source: 'https://istio.io/latest/docs/reference/config/',
};
