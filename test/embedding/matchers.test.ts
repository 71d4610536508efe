import { Chart, Testing } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-27';
import { ClusterIpService, PodPort } from '../../src';
import { networkMatchers } from '../../src/jest';

const http = PodPort.tcp(8080, 'http');

function shop() {
  const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
  const pods = (id: string) => new Deployment(chart, id, { containers: [{ image: 'x:1', ports: [http] }] });
  const [web, client] = [pods('web-app'), pods('client')];
  const service = new ClusterIpService(chart, 'web', { selector: web, ports: [http.exposedAs(80)] });
  return { chart, web, client, service };
}

test('a request is delivered to the pods of a construct, named by a construct', () => {
  const { chart, web, client, service } = shop();
  expect(chart).toDeliver('http://web/', { from: client, to: web });
  expect(chart).toDeliver(service, { from: client, to: web });
  expect(chart).toDeliver(web, { from: client });
  expect(chart).not.toDeliver(service, { from: client, to: client });
});

test('what fails shows the trace', () => {
  const { chart, client } = shop();
  const { pass, message } = networkMatchers.toDeliver(chart, 'http://web:8080/', { from: client });
  expect(pass).toBe(false);
  expect(message()).toContain('expect(received).toDeliver()\n\nfrom Deployment shop/shop-client-');
  expect(message()).toContain('=> refused: Service shop/web has no port 8080/TCP; it has 80/TCP (http)');
});

test('what is inside cannot be reached from outside, and is not unknown', () => {
  const { chart, service } = shop();
  expect(chart).toBeUnreachableFrom(service, 'internet');
  expect(chart).not.toBeUnreachableFrom('https://www.example.com/', 'internet');
});

test('names lead somewhere, or do not', () => {
  const { chart } = shop();
  expect(chart).toResolve('web', 'namespace/shop');
  expect(chart).toResolve('web.shop', 'namespace/bank');
  expect(chart).not.toResolve('web', 'namespace/bank');
});

test('YAML and manifests will do', () => {
  const { chart } = shop();
  expect(Testing.synth(chart)).toDeliver('http://web.shop/', { from: 'namespace/bank' });
});

test.each([
  [() => networkMatchers.toDeliver('', 'http://web/'), 'toDeliver: found a text without manifests, expected an app'],
  [() => networkMatchers.toDeliver(shop().chart, 'web'), 'toDeliver to: found "web", expected a URL'],
  [
    () => networkMatchers.toDeliver(shop().chart, 'http://web/', { from: 'deployment/clint' }),
    'toDeliver from: found "deployment/clint", which is not among the manifests',
  ],
  [
    () => networkMatchers.toDeliver(shop().chart, 'http://web/', { from: shop().service }),
    'toDeliver from: found shop/web, which makes no pods, expected a place; pass what makes them',
  ],
])('what cannot be followed is a sentence', (ask, sentence) => {
  expect(ask).toThrow(sentence);
});
