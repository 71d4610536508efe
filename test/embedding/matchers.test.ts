import { Chart, Testing } from 'cdk8s';
import { Deployment, NetworkPolicy, NetworkPolicyTrafficDefault } from 'cdk8s-plus-27';
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

test('what is not there is not called unreachable, for its name may be a slip', () => {
  const { chart } = shop();
  const shut = (target: string) => () => networkMatchers.toBeUnreachableFrom(chart, target, 'namespace/shop');
  expect(shut('http://wbe.shop/')).toThrow(
    'toBeUnreachableFrom target: found "wbe.shop", a name of no Service here, expected a target that is there; did you mean "web.shop"?',
  );
  expect(shut('http://payments/')).toThrow('say by not.toResolve that a name leads nowhere');
  // The Service is there, and this is no name of it there.
  expect(chart).toBeUnreachableFrom('http://web/', 'namespace/bank');
});

test('names lead somewhere, or do not', () => {
  const { chart } = shop();
  expect(chart).toResolve('web', 'namespace/shop');
  expect(chart).toResolve('web.shop', 'namespace/bank');
  expect(chart).not.toResolve('web', 'namespace/bank');
  expect(chart).not.toResolve('web', 'internet');
  expect(chart).toResolve('www.example.com', 'namespace/shop');
  const { message } = networkMatchers.toResolve(chart, 'wbe', 'namespace/shop');
  expect(message()).toBe(
    'expect(received).toResolve()\n\nthe name wbe from a pod of namespace shop\n\n  1. name: namespace shop has no Service wbe\n     not Service shop/web',
  );
  // That nobody listens at some port is nothing that a name is asked for.
  expect(networkMatchers.toResolve(chart, 'web', 'namespace/shop').message()).toBe(
    'expect(received).not.toResolve()\n\nthe name web from a pod of namespace shop\n\n  1. name: web.shop.svc.cluster.local is the cluster IP of Service shop/web',
  );
});

test('a name of which a policy lets nobody ask leads nowhere, and one behind which a policy shuts does', () => {
  const { chart, client, web } = shop();
  new NetworkPolicy(chart, 'shut', { selector: web, ingress: { default: NetworkPolicyTrafficDefault.DENY } });
  expect(chart).toResolve('web', client);
  new NetworkPolicy(chart, 'mute', { selector: client, egress: { default: NetworkPolicyTrafficDefault.DENY } });
  expect(chart).not.toResolve('web', client);
});

test('a name outside leads to what takes requests for it', () => {
  const ingress =
    '{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: a}, spec: {rules: [{host: shop.example.com}]}}';
  expect(ingress).toResolve('shop.example.com', 'internet');
  expect(ingress).not.toResolve('shp.example.com', 'internet');
});

test('others than are meant are named', () => {
  const { chart, client, web } = shop();
  const meant = (to: unknown) => networkMatchers.toDeliver(chart, 'http://web/', { from: client, to });
  expect(meant(client).message()).toMatch(
    /\nexpected shop\/client to get all of it, and not Deployment shop\/shop-web-app-\w+$/,
  );
  const [name] = Testing.synth(chart)
    .flatMap(({ kind, metadata }) => (kind === 'Deployment' ? metadata.name : []))
    .filter((each) => each.includes('web'));
  for (const to of [web, name, `Deployment shop/${name}`, `deployment/shop/${name}`, `deploy/${name}`]) {
    expect(meant(to).pass).toBe(true);
  }
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
    'toDeliver from: found shop/web, which makes no pods here, expected a place; pass what makes them',
  ],
  [
    () => networkMatchers.toDeliver(shop().chart, 'http://web/', { form: 'internet' } as object),
    'toDeliver options: found the unknown property "form"',
  ],
  [
    () => networkMatchers.toDeliver(shop().chart, 'http://web/', 'internet' as never),
    'toDeliver options: found "internet", expected an object of properties; write an object such as { from: … }',
  ],
  [
    () => networkMatchers.toDeliver(shop().chart, 'http://web/', { from: 'namespace/shop', to: 'deployment/cleint' }),
    'toDeliver options.to: found "deployment/cleint", which is not among the manifests',
  ],
  [
    () => networkMatchers.toDeliver(shop().chart, 'http://web/', { from: 'namespace/shop', to: shop().service }),
    'toDeliver options.to: found shop/web, which makes no pods here, expected who gets the requests; pass what makes the pods',
  ],
  [
    () => networkMatchers.toResolve(shop().chart, 'http://web/', 'namespace/shop'),
    'toResolve name: found "http://web/", expected the name of a host; such as web.shop',
  ],
])('what cannot be followed is a sentence', (ask, sentence) => {
  expect(ask).toThrow(sentence);
});
