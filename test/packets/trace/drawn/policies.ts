import fc from 'fast-check';
import type { Manifest } from '../../../support/synth';
import { app, namespace } from './words';

/*
 * NetworkPolicies: of some pods, for one direction, with peers and ports of every form.
 */

const ofNamespace = (name: string) => ({ matchLabels: { 'kubernetes.io/metadata.name': name } });

const peer = fc.oneof(
  app.map((app) => ({ podSelector: { matchLabels: { app } } })),
  namespace.map((name) => ({ namespaceSelector: ofNamespace(name) })),
  fc
    .tuple(app, namespace)
    .map(([app, name]) => ({ podSelector: { matchLabels: { app } }, namespaceSelector: ofNamespace(name) })),
  // The client outside, and the hosts there that slices name.
  fc.constantFrom('172.30.100.0/24', '192.0.2.0/28', '2001:db8::/32').map((cidr) => ({ ipBlock: { cidr } })),
);

const ports = fc.constantFrom<object[]>(
  [],
  [{ port: 8080 }],
  [{ port: 'http' }],
  [{ port: 80 }],
  [{ port: 8000, endPort: 9000 }],
  [{ port: 5353, protocol: 'UDP' }],
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

const spec = fc.oneof(
  rules('from').map((ingress) => ({ policyTypes: ['Ingress'], ingress })),
  fc
    .tuple(rules('to'), fc.boolean())
    .map(([egress, mayAsk]) => ({ policyTypes: ['Egress'], egress: mayAsk ? [...egress, DNS] : egress })),
);

export const policy = (name: string): fc.Arbitrary<Manifest> =>
  fc.record({ namespace, app, spec }).map(({ namespace, app, spec }) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace },
    spec: { podSelector: { matchLabels: { app } }, ...spec },
  }));
