import * as kplus from 'cdk8s-plus-27';
import * as kplus34 from 'cdk8s-plus-34';
import { ExternalAlias, type INetworkPeer, PodLabels, PodPort } from '../../../src';
import { type Manifest, manifestsOf, refusalOf, shopChart, theOnly } from '../../support/synth';
import { database } from './sample-database';

const pods = { 'app.kubernetes.io/name': 'mysql', 'app.kubernetes.io/instance': 'mysql' };
const inShop = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } };
const port = { port: 3306, protocol: 'TCP' };

function policies(chart: ReturnType<typeof shopChart>): Manifest[] {
  return manifestsOf(chart).filter(({ kind }) => kind === 'NetworkPolicy');
}

test('clients that were named reach the port, and pods each other at any; what goes out is not limited', () => {
  const chart = shopChart();
  const db = database({}, chart);
  const metrics = PodPort.tcp(9104, 'metrics');
  db.allowFrom(PodLabels.of({ app: 'web' }));
  db.allowFrom(new kplus34.Deployment(chart, 'batch', { containers: [{ image: 'batch:1' }] }));
  db.allowFrom(kplus.Namespaces.select(chart, 'monitoring', { names: ['monitoring'] }), [metrics]);
  db.allowFrom(kplus.NetworkPolicyIpBlock.ipv4(chart, 'office', '192.0.2.0/24'));
  const batch = manifestsOf(chart).find(({ kind }) => kind === 'Deployment').spec.selector.matchLabels;
  expect(policies(chart)).toEqual([
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'mysql', namespace: 'shop' },
      spec: {
        podSelector: { matchLabels: pods },
        policyTypes: ['Ingress'],
        ingress: [
          { from: [{ podSelector: { matchLabels: pods }, ...inShop }] },
          { from: [{ podSelector: { matchLabels: { app: 'web' } } }], ports: [port] },
          { from: [{ podSelector: { matchLabels: batch }, ...inShop }], ports: [port] },
          {
            from: [
              { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } }, podSelector: {} },
            ],
            ports: [{ port: 9104, protocol: 'TCP' }],
          },
          { from: [{ ipBlock: { cidr: '192.0.2.0/24' } }], ports: [port] },
        ],
      },
    },
  ]);
});

test.each<[string, unknown, PodPort[] | undefined, string]>([
  [
    'nobody',
    undefined,
    undefined,
    ': found nothing, expected a workload, pods, a namespace or an IP block; pass the client itself',
  ],
  [
    'no port',
    PodLabels.of({ app: 'web' }),
    [],
    ' ports: found no port, expected at least one: none would mean all; leave it out, or name them',
  ],
  [
    'a port as a number',
    PodLabels.of({ app: 'web' }),
    [3306 as unknown as PodPort],
    ' ports[0]: found 3306, expected a PodPort; make one with PodPort.tcp(8080, "http")',
  ],
])('%s is refused', (_, peer, ports, sentence) => {
  expect(refusalOf(() => database().allowFrom(peer as INetworkPeer, ports))).toBe(`shop/mysql allowFrom${sentence}`);
});

test('connections of cdk8s-plus take the database from both sides', () => {
  const chart = shopChart();
  const db = database({}, chart);
  const client = new kplus.Deployment(chart, 'client', { containers: [{ image: 'client:1' }] });
  client.connections.allowTo(db, { isolation: kplus.PodConnectionsIsolation.POD });
  db.connections.allowFrom(client, { isolation: kplus.PodConnectionsIsolation.POD });
  const [ingress, egress] = policies(chart).sort((a, b) => (a.spec.policyTypes < b.spec.policyTypes ? 1 : -1));
  expect(ingress?.spec).toMatchObject({ podSelector: { matchLabels: pods }, ingress: [{ ports: [port] }] });
  expect(egress?.spec.egress).toEqual([{ ports: [port], to: [{ podSelector: { matchLabels: pods }, ...inShop }] }]);
});

test('connections of cdk8s-plus take the Services of the database, and mean the pods behind them', () => {
  const chart = shopChart();
  const db = database({}, chart);
  const client = new kplus.Deployment(chart, 'client', { containers: [{ image: 'client:1' }] });
  client.connections.allowTo(db.primary, {
    isolation: kplus.PodConnectionsIsolation.POD,
    ports: [kplus.NetworkPolicyPort.tcp(3306)],
  });
  const primary = { ...pods, 'statefulset.kubernetes.io/pod-name': 'mysql-0' };
  expect(theOnly(chart, 'NetworkPolicy').spec.egress).toEqual([
    { ports: [port], to: [{ podSelector: { matchLabels: primary }, ...inShop }] },
  ]);
});

test('a Service without pods is no peer', () => {
  const alias = new ExternalAlias(shopChart(), 'alias', { externalName: 'db.example.com' });
  expect(refusalOf(() => alias.toNetworkPolicyPeerConfig())).toBe(
    'shop/alias toNetworkPolicyPeerConfig: found a Service that selects no pods, expected one with a selector: network policies know pods and addresses; name the addresses: NetworkPolicyIpBlock.ipv4(…)',
  );
});
