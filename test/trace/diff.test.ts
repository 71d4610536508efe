import { trafficDiff } from '../../src/trace/diff';
import { jsonDiff, markdownDiff, textDiff } from '../../src/trace/report/diff';
import { deployment, ingress, policy, rule, service } from '../support/trace-manifests';
import { clusterOf } from '../support/traced';

const PODS = deployment('web') + deployment('orders') + service('web') + service('orders');
const WAY_IN = ingress(
  'shop',
  rule('shop.example.com', ['Prefix', '/', 'web']),
  'tls: [{hosts: [shop.example.com], secretName: old}]',
);
const SHOP = PODS + WAY_IN;

const diff = (before: string, after: string) => trafficDiff(clusterOf(before), clusterOf(after));
const kindsOf = (before: string, after: string) => diff(before, after).map(({ is, question }) => `${is} ${question}`);

test('the same traffic in another text is no change', () => {
  const reordered =
    WAY_IN +
    PODS.split('---\n')
      .reverse()
      .join('---\n')
      .replace(/^---\n/, '');
  expect(diff(SHOP, `${reordered}---\n`.replaceAll('---\n---\n', '---\n'))).toEqual([]);
});

test('a path that opens, and one that closes', () => {
  expect(kindsOf(PODS, SHOP)).toEqual(['opened from the internet to https://shop.example.com:443/']);
  expect(kindsOf(SHOP, PODS)).toEqual(['closed from the internet to https://shop.example.com:443/']);
});

test('a policy closes what it shuts, and nothing else', () => {
  expect(kindsOf(PODS, PODS + policy('p', 'web', 'ingress: []'))).toEqual([
    'closed from Deployment shop/orders to Service shop/web port 80',
  ]);
});

test('what becomes unknown is changed, and not closed', () => {
  const pods = PODS.replace(
    'name: web, namespace: shop}, spec: {',
    'name: web, namespace: shop}, spec: {replicas: 2, ',
  );
  expect(kindsOf(pods, pods + policy('p', 'web', 'ingress: []'))).toEqual([
    'closed from Deployment shop/orders to Service shop/web port 80',
    'changed from Deployment shop/web to Service shop/web port 80',
  ]);
});

test('requests that other pods get have moved', () => {
  const moved = PODS + WAY_IN.replace('name: web,', 'name: orders,');
  expect(diff(SHOP, moved)).toMatchObject([
    {
      is: 'moved',
      before: expect.arrayContaining(['delivered to Deployment shop/web:8080']),
      after: expect.arrayContaining(['delivered to Deployment shop/orders:8080']),
    },
  ]);
});

test('another certificate is a change on the way', () => {
  expect(diff(SHOP, SHOP.replace('secretName: old', 'secretName: new'))).toEqual([
    {
      is: 'changed',
      question: 'from the internet to https://shop.example.com:443/',
      before: ['delivered to Deployment shop/web:8080', 'tls: the certificate of Secret shop/old'],
      after: ['delivered to Deployment shop/web:8080', 'tls: the certificate of Secret shop/new'],
    },
  ]);
});

test('it is told as text, Markdown and JSON', () => {
  const changes = diff(PODS, SHOP);
  expect(textDiff(changes, [])).toMatch(
    /^opened from the internet to https:\/\/shop\.example\.com:443\/\n {2}\+ delivered to .*\n[\s\S]*\n\n1 opened\n$/,
  );
  expect(markdownDiff(changes, [])).toMatch(
    /^### Traffic: 1 opened\n\n<details><summary><b>opened<\/b> from the internet/,
  );
  expect(JSON.parse(jsonDiff(changes, [])).summary).toEqual({ opened: 1, closed: 0, moved: 0, changed: 0 });
  expect(textDiff([], [])).toBe('no traffic changes\n');
});
