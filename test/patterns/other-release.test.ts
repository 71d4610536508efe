import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-34';
import type { IConstruct } from 'constructs';
import {
  ClusterIpService,
  DatabaseCredentials,
  DatabaseEngine,
  HeadlessStatefulDb,
  HttpIngress,
  HttpRoute,
  IngressClassRef,
  OtherRelease,
  PodPort,
  RouteBackend,
  TlsCertificate,
} from '../../src';
import { refusalOf, shopChart, theOnly } from '../support/synth';

const http = PodPort.tcp(8080, 'http');

const deployment = (chart: Chart, id = 'web') =>
  new kplus.Deployment(chart, id, { containers: [{ image: 'web', ports: [{ number: 8080, name: 'http' }] }] });

const database = (chart: Chart) =>
  new HeadlessStatefulDb(chart, 'db', {
    engine: DatabaseEngine.postgres('17'),
    credentials: DatabaseCredentials.fromSecretName('db'),
    storage: { size: Size.gibibytes(1) },
  });

test('pods of a workload are selected as if they were passed themselves', () => {
  const chart = shopChart();
  const web = deployment(chart);
  new ClusterIpService(chart, 'a', { selector: web, ports: [http] });
  new ClusterIpService(chart, 'b', { selector: OtherRelease.pods(web), ports: [http] });
  expect(theOnly(chart, 'Service', 'b').spec).toEqual(theOnly(chart, 'Service', 'a').spec);
});

test('the workload is known, so a port that it lacks is told', () => {
  const chart = shopChart();
  const ports = [PodPort.tcp(9090, 'admin').exposedAs(80).targetingName()];
  new ClusterIpService(chart, 'b', { selector: OtherRelease.pods(deployment(chart)), ports });
  expect(() => theOnly(chart, 'Service', 'b')).toThrow(
    '[shop/b] ports: found target port name "admin", which no container of shop/web has',
  );
});

test('a peer is let into a database', () => {
  const chart = shopChart();
  const web = deployment(chart);
  database(chart).allowFrom(OtherRelease.peer(web));
  const [, rule] = theOnly(chart, 'NetworkPolicy').spec.ingress;
  expect(rule.from[0].podSelector.matchLabels).toEqual(web.matchLabels);
});

test('a Service is a backend', () => {
  const chart = shopChart();
  const service = new kplus.Service(chart, 'plain', { metadata: { name: 'plain' }, ports: [{ port: 81 }] });
  const routes = [HttpRoute.prefix('a.example.com', '/', RouteBackend.fromService(OtherRelease.service(service)))];
  new HttpIngress(chart, 'web', { ingressClass: IngressClassRef.named('internal'), routes });
  expect(theOnly(chart, 'Ingress').spec.rules[0].http.paths[0].backend.service).toEqual({
    name: 'plain',
    port: { number: 81 },
  });
});

test('a Secret is one, and a ConfigMap is none', () => {
  const chart = shopChart();
  const secret = new kplus.Secret(chart, 'tls', { metadata: { name: 'tls' } });
  expect(() => TlsCertificate.fromSecret(OtherRelease.named(secret))).not.toThrow();
  const map = new kplus.ConfigMap(chart, 'map', { metadata: { name: 'map' } });
  expect(refusalOf(() => TlsCertificate.fromSecret(OtherRelease.named(map)))).toContain(
    'found an object of kind "ConfigMap", expected a Secret',
  );
});

test('a container is given names that resolve in its own namespace', () => {
  const app = new App();
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  const jobs = new Chart(app, 'jobs', { namespace: 'jobs' });
  const web = new ClusterIpService(shop, 'web', { selector: deployment(shop, 'pods'), ports: [http.exposedAs(80)] });
  const [container] = deployment(jobs).containers;
  web.addAddressTo(OtherRelease.container(container), { host: 'WEB_HOST' });
  expect(theOnly(jobs, 'Deployment').spec.template.spec.containers[0].env).toEqual([
    { name: 'WEB_HOST', value: 'web.shop' },
  ]);
});

test.each<[string, (wrong: IConstruct) => unknown, string]>([
  ['pods', OtherRelease.pods, 'a workload or a selection of pods; pass the construct itself'],
  ['peer', OtherRelease.peer, 'a workload, pods, a namespace or an IP block; pass the construct itself'],
  ['service', OtherRelease.service, 'a Service with ports; pass the Service, or use RouteBackend.fromServiceName'],
  ['named', OtherRelease.named, 'an object with a name; pass the object itself'],
  ['container', OtherRelease.container, 'a container; pass the container that addContainer(…) returned'],
])('%s refuses what is none', (name, make, rest) => {
  for (const wrong of [undefined, null, 'web', shopChart()]) {
    expect(refusalOf(() => make(wrong as IConstruct))).toMatch(
      new RegExp(`^OtherRelease\\.${name}: found .*, expected ${rest.replace(/[().…]/g, '\\$&')}$`),
    );
  }
});
