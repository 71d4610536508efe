import { App, Chart, Testing } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-27';
import { ClusterIpService, PodPort, Traffic, TrafficPlace, TrafficTarget } from '../../src';

const http = PodPort.tcp(8080, 'http');

function shop() {
  const app = Testing.app();
  const chart = new Chart(app, 'shop', { namespace: 'shop', disableResourceNameHashes: true });
  const deployment = (id: string) =>
    new Deployment(chart, id, { containers: [{ image: 'registry.example.com/x:1', ports: [http] }] });
  const [web, client] = [deployment('web'), deployment('client')];
  const cart = new ClusterIpService(chart, 'cart', { selector: web, ports: [http.exposedAs(80)] });
  return { app, web, client, cart };
}

test('places and targets may be constructs or names', () => {
  const { app, web, client, cart } = shop();
  const traffic = Traffic.of(app);
  for (const target of [cart, web].map(TrafficTarget.madeBy).concat(TrafficTarget.named('http://cart/'))) {
    for (const origin of [
      TrafficPlace.podsOf(client),
      TrafficPlace.podIn('shop'),
      TrafficPlace.named(`deployment/${client.name}`),
    ]) {
      const trace = traffic.trace(origin, target);
      expect(trace).toMatchObject({
        isDelivered: true,
        isUnreachable: false,
        receivers: [web.name].map((name) => `Deployment shop/${name}`),
        outcomes: [`delivered to Deployment shop/${web.name}:8080`],
      });
    }
  }
});

test('the text is the trace, the JSON that of the command, and assumptions are told', () => {
  const { app, client, cart } = shop();
  const trace = Traffic.of(app).trace(TrafficPlace.podsOf(client), TrafficTarget.madeBy(cart));
  expect(`${trace}`).toContain('Service shop/cart port 80/TCP');
  expect(JSON.parse(trace.json).traces[0].paths[0].outcome.is).toBe('delivered');
  expect(trace.assumptions).toEqual(['the pods are ready']);
});

test('what is shut is unreachable, and what is unknown is neither', () => {
  const { app, cart } = shop();
  const traffic = Traffic.of(app);
  expect(traffic.trace(TrafficPlace.internet(), TrafficTarget.madeBy(cart))).toMatchObject({
    isDelivered: false,
    isUnreachable: true,
    receivers: [],
  });
  expect(traffic.trace(TrafficPlace.internet(), TrafficTarget.named('https://a.example.com/'))).toMatchObject({
    isDelivered: false,
    isUnreachable: false,
  });
});

test('it is what the app makes at that time', () => {
  const { app } = shop();
  const traffic = Traffic.of(app);
  new Chart(app, 'late');
  expect(() => traffic.trace(TrafficPlace.named('pod/nobody'), TrafficTarget.named('http://cart/'))).toThrow(
    /^Traffic from: found "pod\/nobody", which is not among the manifests, expected /,
  );
});

test('an app without objects has no traffic', () => {
  expect(() => Traffic.of(new App())).toThrow(/^Traffic: found an object of class App, expected an app, a chart, /);
});
