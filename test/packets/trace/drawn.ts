import fc from 'fast-check';
import type { Manifest } from '../../support/synth';

/*
 * Applications by chance, legal and broken: a few Deployments in two namespaces, Services of several sorts in front of them,
 * and policies. They are written as manifests, of which the trace and the cluster get the same.
 */

/** An application, as YAML can say it. */
export interface DrawnApplication {
  readonly manifests: readonly Manifest[];
}

const NAMESPACES = ['front', 'back'] as const;
const APPS = ['ada', 'bob', 'cat'] as const;
const TIERS = ['web', 'data'] as const;

/** An image of the reader's own, in place of which the rig runs its echo server. */
const IMAGE = 'registry.example.com/echo:1.0';

const namespace = fc.constantFrom(...NAMESPACES);

const deployment = (name: string) =>
  fc
    .record({ namespace, tier: fc.constantFrom(...TIERS), replicas: fc.constantFrom(1, 1, 2), hasAdmin: fc.boolean() })
    .map(({ namespace, tier, replicas, hasAdmin }) => ({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, namespace },
      spec: {
        replicas,
        selector: { matchLabels: { app: name } },
        template: {
          metadata: { labels: { app: name, tier } },
          spec: {
            terminationGracePeriodSeconds: 1,
            containers: [
              {
                name: 'main',
                image: IMAGE,
                ports: [
                  { name: 'http', containerPort: 8080 },
                  ...(hasAdmin ? [{ name: 'admin', containerPort: 9090 }] : []),
                ],
                readinessProbe: { httpGet: { path: '/ready', port: 8080 }, periodSeconds: 1 },
              },
            ],
          },
        },
      },
    }));

/** Labels that select one application, those of a tier, or nothing. */
const selector = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...APPS).map((app) => ({ app })) },
  { weight: 4, arbitrary: fc.constantFrom(...TIERS).map((tier) => ({ tier })) },
  { weight: 1, arbitrary: fc.constant({ app: 'nobody' }) },
);

const targetPort = fc.constantFrom<string | number>('http', 'http', 8080, 8080, 'admin', 'metrics');

const plainSpec = fc
  .record({ selector, targetPort, isSticky: fc.boolean() })
  .map(({ selector, targetPort, isSticky }) => ({
    selector,
    ports: [{ name: 'web', port: 80, targetPort }],
    ...(isSticky ? { sessionAffinity: 'ClientIP' } : {}),
  }));

const headlessSpec = selector.map((selector) => ({
  clusterIP: 'None',
  selector,
  ports: [{ name: 'web', port: 80, targetPort: 'http' }],
}));

/** Of a Service that is drawn as well, or of one that is not there. */
const aliasSpec = fc.tuple(fc.constantFrom('s0', 's1', 's2', 's9'), namespace).map(([name, of]) => ({
  type: 'ExternalName',
  externalName: `${name}.${of}.svc.cluster.local`,
  ports: [{ port: 80 }],
}));

const serviceSpec = fc.oneof(
  { weight: 5, arbitrary: plainSpec },
  { weight: 2, arbitrary: headlessSpec },
  { weight: 2, arbitrary: aliasSpec },
  // Nobody writes its endpoints.
  { weight: 1, arbitrary: fc.constant({ ports: [{ port: 80 }] }) },
);

const service = (name: string) =>
  fc.record({ namespace, spec: serviceSpec }).map(({ namespace, spec }) => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace },
    spec,
  }));

const peer = fc.oneof(
  fc.constantFrom(...APPS).map((app) => ({ podSelector: { matchLabels: { app } } })),
  namespace.map((name) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } })),
  fc.tuple(fc.constantFrom(...APPS), namespace).map(([app, name]) => ({
    podSelector: { matchLabels: { app } },
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
  })),
);

const ports = fc.constantFrom(
  [],
  [{ port: 8080 }],
  [{ port: 'http' }],
  [{ port: 80 }],
  [{ port: 8000, endPort: 9000 }],
);

const rules = (side: 'from' | 'to') =>
  fc.array(
    fc.record({ peers: fc.array(peer, { maxLength: 2 }), ports }).map(({ peers, ports }) => ({
      ...(peers.length > 0 ? { [side]: peers } : {}),
      ...(ports.length > 0 ? { ports } : {}),
    })),
    { maxLength: 2 },
  );

const DNS = {
  ports: [
    { port: 53, protocol: 'UDP' },
    { port: 53, protocol: 'TCP' },
  ],
};

const policySpec = fc.oneof(
  rules('from').map((ingress) => ({ policyTypes: ['Ingress'], ingress })),
  fc
    .tuple(rules('to'), fc.boolean())
    .map(([egress, mayAsk]) => ({ policyTypes: ['Egress'], egress: mayAsk ? [...egress, DNS] : egress })),
);

const policy = (name: string) =>
  fc.record({ namespace, app: fc.constantFrom(...APPS), spec: policySpec }).map(({ namespace, app, spec }) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace },
    spec: { podSelector: { matchLabels: { app } }, ...spec },
  }));

export const drawnApplication: fc.Arbitrary<DrawnApplication> = fc
  .tuple(
    fc.tuple(...APPS.map(deployment)),
    fc.tuple(...['s0', 's1', 's2', 's3'].map(service)),
    fc.integer({ min: 0, max: 2 }).chain((count) => fc.tuple(...['p0', 'p1'].slice(0, count).map(policy))),
  )
  .map((parts) => ({ manifests: parts.flat() }));
