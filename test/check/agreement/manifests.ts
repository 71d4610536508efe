import fc from 'fast-check';
import type { Manifest } from '../../support/synth';
import {
  AUTOSCALER_FIELDS,
  CONTROLLER_FIELDS,
  ENDPOINT_SLICE_FIELDS,
  ENDPOINTS_FIELDS,
  type Field,
  INGRESS_FIELDS,
  SECRET_FIELDS,
  SERVICE_FIELDS,
  STATEFUL_SET_FIELDS,
} from './fields';
import { GATEWAY_API_KINDS } from './gateway-api';

/** A kind of object: good ones to begin with, and what may be changed in them. */
export interface DrawnKind {
  readonly kind: string;
  readonly good: readonly Manifest[];
  readonly fields: readonly Field[];
}

const metadata = { name: 'web' };
const service = (spec: object): Manifest => ({ apiVersion: 'v1', kind: 'Service', metadata, spec });
const ports = [{ name: 'http', port: 80, targetPort: 8080 }];
const controller = (kind: string, spec: object = {}): Manifest => ({
  apiVersion: 'apps/v1',
  kind,
  metadata,
  spec: {
    ...spec,
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: {
        containers: [{ name: 'web', image: 'nginx:1.29', ports: [{ name: 'http', containerPort: 80 }] }],
        volumes: [{ name: 'tmp', emptyDir: {} }],
      },
    },
  },
});
const backend = { service: { name: 'web', port: { number: 80 } } };

export const DRAWN_KINDS: readonly DrawnKind[] = [
  {
    kind: 'Service',
    fields: SERVICE_FIELDS,
    good: [
      service({ selector: { app: 'web' }, ports }),
      service({ type: 'NodePort', selector: { app: 'web' }, ports }),
      service({ type: 'LoadBalancer', selector: { app: 'web' }, ports }),
      service({ type: 'LoadBalancer', externalTrafficPolicy: 'Local', ports }),
      service({ type: 'ExternalName', externalName: 'db.example.com' }),
      service({ clusterIP: 'None', selector: { app: 'web' }, ports }),
      service({ clusterIP: 'None' }),
      service({ sessionAffinity: 'ClientIP', externalIPs: ['192.0.2.1'], ports }),
    ],
  },
  {
    kind: 'Endpoints',
    fields: ENDPOINTS_FIELDS,
    good: [
      {
        apiVersion: 'v1',
        kind: 'Endpoints',
        metadata,
        subsets: [{ addresses: [{ ip: '192.0.2.1' }], ports: [{ port: 80 }] }],
      },
    ],
  },
  {
    kind: 'EndpointSlice',
    fields: ENDPOINT_SLICE_FIELDS,
    good: ['IPv4 192.0.2.1', 'IPv6 2001:db8::1', 'FQDN db.example.com'].map((text) => {
      const [addressType, address] = text.split(' ');
      return {
        apiVersion: 'discovery.k8s.io/v1',
        kind: 'EndpointSlice',
        metadata,
        addressType,
        endpoints: [{ addresses: [address] }],
        ports: [{ name: 'http', port: 80 }],
      };
    }),
  },
  {
    kind: 'Ingress',
    fields: INGRESS_FIELDS,
    good: [
      {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        metadata,
        spec: {
          ingressClassName: 'nginx',
          rules: [{ host: 'shop.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
          tls: [{ hosts: ['shop.example.com'], secretName: 'tls' }],
        },
      },
      { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata, spec: { defaultBackend: backend } },
    ],
  },
  {
    kind: 'StatefulSet',
    fields: STATEFUL_SET_FIELDS,
    good: [controller('StatefulSet', { serviceName: 'web' })],
  },
  { kind: 'Deployment', fields: CONTROLLER_FIELDS, good: [controller('Deployment')] },
  {
    kind: 'Secret',
    fields: SECRET_FIELDS,
    good: [
      { apiVersion: 'v1', kind: 'Secret', metadata, type: 'kubernetes.io/tls', data: { 'tls.crt': '', 'tls.key': '' } },
    ],
  },
  {
    kind: 'HorizontalPodAutoscaler',
    fields: AUTOSCALER_FIELDS,
    good: [
      {
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        metadata,
        spec: {
          maxReplicas: 3,
          scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
          metrics: [
            {
              type: 'Resource',
              resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } },
            },
          ],
        },
      },
    ],
  },
  ...GATEWAY_API_KINDS,
];

/** Every good object with one field changed, each way there is. */
export function changedInOneField({ good, fields }: DrawnKind): Manifest[] {
  return good.flatMap((manifest) => [
    manifest,
    ...fields.flatMap(([way, ...values]) => values.map((value) => changed(manifest, way, value))),
  ]);
}

/** Good objects with some fields changed. */
export function drawnManifests({ good, fields }: DrawnKind): fc.Arbitrary<Manifest> {
  const change = fc
    .constantFrom(...fields)
    .chain(([way, ...values]) => fc.tuple(fc.constant(way), fc.constantFrom(...values)));
  return fc
    .tuple(fc.constantFrom(...good), fc.array(change, { minLength: 1, maxLength: 4 }))
    .map(([manifest, changes]) => changes.reduce((made, [way, value]) => changed(made, way, value), manifest));
}

/** A copy with another value in one place. Where the way leads nowhere, maps and lists are made on it. */
function changed(manifest: Manifest, way: string, value: unknown): Manifest {
  return changedAt(manifest, way.split('.'), value) as Manifest;
}

function changedAt(within: unknown, [step = '', ...rest]: readonly string[], value: unknown): unknown {
  const isIndex = /^\d+$/.test(step);
  const old = (typeof within === 'object' && within !== null ? within : isIndex ? [] : {}) as Record<string, unknown>;
  const made = rest.length === 0 ? value : changedAt(old[step], rest, value);
  if (!isIndex) {
    return { ...old, [step]: made };
  }
  const list = Array.isArray(old) ? [...old] : [];
  // A list has no gaps.
  list[Math.min(Number(step), list.length)] = made;
  return list;
}
