import { nearestPods } from '../../../src/guesses/pods/near-pods';
import { clusterOf } from '../../support/judge';

const pods = (name: string, labels: string, port = 8080) =>
  `---\n{apiVersion: apps/v1, kind: Deployment, metadata: {name: ${name}}, spec: {template: {metadata: {labels: {${labels}}}, spec: {containers: [{name: main, image: "${name}:1", ports: [{containerPort: ${port}}]}]}}}}\n`;
const WEB =
  '---\n{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {selector: {app: web, tier: front}, ports: [{port: 80, targetPort: 8080}]}}\n';

function near(...manifests: string[]): [name: string, meant: string, evidence: string] | undefined {
  const cluster = clusterOf(WEB + manifests.join(''));
  const [service] = cluster.services.all;
  const found = service && nearestPods(cluster, service);
  return found && [found.workload.name, found.meant, found.evidence.join(', ')];
}

test('the evidence is told, the weightiest first', () => {
  expect(near(pods('web', 'app: wbe, tier: front'), pods('mail', 'app: mail', 25))).toEqual([
    'web',
    'certain',
    'go by its name, have labels like those it asks for, serve its port, carry some of the labels, have no Service',
  ]);
});

test('a name says more than everything else', () => {
  const found = near(pods('mail', 'app: wbe, tier: front'), pods('web', 'run: shop', 25));
  expect(found?.[0]).toBe('web');
});

test('of equals, the first is meant', () => {
  expect(near(pods('one', 'tier: front'), pods('two', 'tier: front'))?.[0]).toBe('one');
});

test('a port and a label make it likely, and certain where all other pods have a Service', () => {
  const shop = pods('shop', 'app: shop, tier: front');
  const mail = pods('mail', 'app: mail', 25);
  const ofMail =
    '---\n{apiVersion: v1, kind: Service, metadata: {name: mail}, spec: {selector: {app: mail}, ports: [{port: 25}]}}\n';
  expect(near(shop, mail)?.[1]).toBe('likely');
  expect(near(shop, mail, ofMail)?.[1]).toBe('certain');
});

test('a port alone makes it possible; that pods have no Service makes nothing', () => {
  expect(near(pods('shop', 'app: shop'), pods('mail', 'app: mail', 25))?.slice(1)).toEqual([
    'possible',
    'serve its port, have no Service',
  ]);
  expect(near(pods('mail', 'app: mail', 25))).toBeUndefined();
});
