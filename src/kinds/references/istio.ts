import { nameOf, type Referrer, service } from './reference';

const GROUPS = ['networking.istio.io'];

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
      // resolveGatewayName of pilot/pkg/model/config.go in istio/istio
      nameOf({ group: 'networking.istio.io', kind: 'Gateway' }, 'spec.gateways[]', {
        form: 'namespace/name or host',
        // All proxies beside pods.
        builtIn: ['mesh'],
      }),
    ],
  },
  {
    groups: GROUPS,
    kinds: ['DestinationRule'],
    source: 'https://istio.io/latest/docs/reference/config/networking/destination-rule/#DestinationRule',
    references: [service('spec', undefined, HOST)],
  },
];
