import { ApiObject, Chart, Testing } from 'cdk8s';
import * as kplus27 from 'cdk8s-plus-27';
import * as kplus28 from 'cdk8s-plus-28';
import * as kplus32 from 'cdk8s-plus-32';
import * as kplus34 from 'cdk8s-plus-34';
import {
  ClusterIpService,
  ExternalAlias,
  HeadlessService,
  HttpRoute,
  type IServiceWithPorts,
  NodePortService,
  PodLabels,
  PodPort,
  RouteBackend,
  StickyService,
} from '../../../src';
import { refusalOf, shopChart, theOnly } from '../../support/synth';
import { http, kubia } from '../ingress/fixture';

const selector = PodLabels.of({ app: 'web' });
const metrics = PodPort.tcp(9090, 'metrics');
const dns = PodPort.udp(53, 'dns');

function made(backend: RouteBackend): unknown {
  return [backend.serviceName, backend.port];
}

describe('a pattern as backend', () => {
  test.each<[string, (chart: Chart) => RouteBackend, number]>([
    [
      'ClusterIpService',
      (c) => new ClusterIpService(c, 'web', { selector, ports: [http.exposedAs(80)] }).backend(http),
      80,
    ],
    ['StickyService', (c) => new StickyService(c, 'web', { selector, ports: [http.exposedAs(81)] }).backend(http), 81],
    [
      'NodePortService',
      (c) => new NodePortService(c, 'web', { selector, ports: [http.exposedAs(82)] }).backend(http),
      82,
    ],
    [
      'HeadlessService, at the port of its pods',
      (c) => new HeadlessService(c, 'web', { selector, ports: [http] }).backend(http),
      8080,
    ],
  ])('%s', (_, make, port) => {
    const chart = shopChart();
    const backend = make(chart);
    expect(made(backend)).toEqual(['web', port]);
    kubia({ routes: [HttpRoute.onAnyHost('/', backend)] }, chart);
    expect(theOnly(chart, 'Ingress').spec.rules[0].http.paths[0].backend).toEqual({
      service: { name: 'web', port: { number: port } },
    });
  });

  test('the only port need not be named, and any of several can be', () => {
    const ports = [http.exposedAs(80), metrics.exposedAs(9090)];
    const one = new ClusterIpService(shopChart(), 'web', { selector, ports: [http.exposedAs(80)] });
    const two = new ClusterIpService(shopChart(), 'web', { selector, ports });
    expect(made(one.backend())).toEqual(['web', 80]);
    expect(made(two.backend(metrics))).toEqual(['web', 9090]);
    expect(refusalOf(() => two.backend())).toBe(
      'shop/web port: found nothing, expected one of 8080/TCP (http) or 9090/TCP (metrics); say which port is meant',
    );
  });

  test('a handle that is no port of the Service is refused with those that are', () => {
    const web = new ClusterIpService(shopChart(), 'web', { selector, ports: [http.exposedAs(80)] });
    expect(refusalOf(() => web.backend(metrics))).toBe(
      "shop/web port: found port 9090/TCP (metrics), which is not one of this Service's, expected 8080/TCP (http); pass the handle that the Service was made with",
    );
    expect(web.backend(PodPort.tcp(8080, 'http')).port).toBe(80);
  });

  test('a UDP port is refused', () => {
    const ports = [http.exposedAs(80), dns.exposedAs(53)];
    const web = new ClusterIpService(shopChart(), 'web', { selector, ports });
    expect(refusalOf(() => web.backend(dns))).toBe(
      'backend of Service "web" port: found port 53/UDP (dns), expected a TCP port, for HTTP needs one; route to another port',
    );
  });

  test('an ExternalAlias warns, on standard error and in its metadata', () => {
    const said = jest.spyOn(console, 'warn').mockImplementation(() => {});
    const alias = new ExternalAlias(shopChart(), 'outside', {
      externalName: 'www.example.com',
      ports: [PodPort.tcp(80)],
    });
    expect(made(alias.backend())).toEqual(['outside', 80]);
    const sentence =
      'shop/outside backend: found an ExternalName Service behind an Ingress, which few controllers follow, expected a Service with endpoints; use ManualEndpointsService, or allow ExternalName Services in the controller';
    expect(said.mock.calls).toEqual([[`warning: ${sentence}`]]);
    expect(alias.node.metadata.map(({ type, data }) => [type, data])).toEqual([
      ['cdk8s-service-patterns:warning', sentence],
    ]);
    said.mockRestore();
  });
});

describe.each([
  ['27', kplus27],
  ['28', kplus28 as unknown as typeof kplus27],
  ['32', kplus32 as unknown as typeof kplus27],
  ['34', kplus34 as unknown as typeof kplus27],
])('a Service of cdk8s-plus-%s as backend', (_, kplus) => {
  function serviceWith(ports: kplus27.ServicePort[], chart: Chart = shopChart()): kplus27.Service {
    return new kplus.Service(chart, 'web', { metadata: { name: 'web' }, ports });
  }

  test('its only port, or one of several by number', () => {
    expect(made(RouteBackend.fromService(serviceWith([{ port: 80 }])))).toEqual(['web', 80]);
    const two = serviceWith([
      { port: 80, name: 'http' },
      { port: 9090, name: 'metrics' },
    ]);
    expect(made(RouteBackend.fromService(two, 9090))).toEqual(['web', 9090]);
  });

  test('is routed to', () => {
    const chart = shopChart();
    const web = serviceWith([{ port: 80 }], chart);
    kubia({ routes: [HttpRoute.onAnyHost('/', RouteBackend.fromService(web))] }, chart);
    expect(theOnly(chart, 'Ingress').spec.rules[0].http.paths[0].backend.service).toEqual({
      name: 'web',
      port: { number: 80 },
    });
  });

  test('refuses a port that it lacks, with the list of its ports', () => {
    const two = serviceWith([
      { port: 80, name: 'http' },
      { port: 9090, name: 'metrics' },
    ]);
    expect(refusalOf(() => RouteBackend.fromService(two, 8080))).toBe(
      'RouteBackend.fromService of Service "web" port: found port 8080, expected 80/TCP (http) or 9090/TCP (metrics); name one of its ports',
    );
    expect(refusalOf(() => RouteBackend.fromService(two))).toBe(
      'RouteBackend.fromService of Service "web" port: found nothing, expected 80/TCP (http) or 9090/TCP (metrics); name one of its ports',
    );
  });

  test('refuses a UDP port, unless there is a TCP port of that number', () => {
    const udp = { port: 53, name: 'dns', protocol: kplus.Protocol.UDP };
    const tcp = { port: 53, name: 'dns-tcp', protocol: kplus.Protocol.TCP };
    const sentence =
      'RouteBackend.fromService of Service "web" port: found port 53/UDP (dns), expected a TCP port, for HTTP needs one; route to another port';
    expect(refusalOf(() => RouteBackend.fromService(serviceWith([udp])))).toBe(sentence);
    expect(refusalOf(() => RouteBackend.fromService(serviceWith([udp]), 53))).toBe(sentence);
    expect(made(RouteBackend.fromService(serviceWith([udp, tcp]), 53))).toEqual(['web', 53]);
  });

  test('refuses a Service of another namespace', () => {
    const web = serviceWith([{ port: 80 }], new Chart(Testing.app(), 'other', { namespace: 'other' }));
    expect(refusalOf(() => kubia({ defaultBackend: RouteBackend.fromService(web) }))).toBe(
      'shop/kubia defaultBackend: found Service "web" of namespace "other", expected Services of the Ingress\'s own namespace "shop"; make the Ingress in the namespace of its Services',
    );
  });
});

test('a Service without ports is refused', () => {
  const alias = new kplus27.Service(shopChart(), 'web', {
    metadata: { name: 'web' },
    type: kplus27.ServiceType.EXTERNAL_NAME,
    externalName: 'www.example.com',
  });
  expect(refusalOf(() => RouteBackend.fromService(alias))).toBe(
    'RouteBackend.fromService of Service "web" port: found a Service without ports, expected one with ports; give it ports, or use RouteBackend.fromServiceName',
  );
});

test('a pattern can be given where a cdk8s-plus Service is wanted', () => {
  const chart = shopChart();
  const web = new ClusterIpService(chart, 'web', { selector, ports: [http.exposedAs(80), dns.exposedAs(53)] });
  const backend = RouteBackend.fromService(web, 80);
  expect(made(backend)).toEqual(['web', 80]);
  expect(backend._namespace).toBe('shop');
  expect(refusalOf(() => RouteBackend.fromService(web, 53))).toContain('expected a TCP port, for HTTP needs one');
});

test('a plain object with the name and the ports of a Service is taken', () => {
  expect(made(RouteBackend.fromService({ name: 'web', ports: [{ port: 80 }] }))).toEqual(['web', 80]);
});

const thrower = {
  get name(): string {
    throw new Error('no');
  },
  ports: [],
};

test.each<[unknown, string]>([
  [undefined, 'nothing'],
  [null, 'null'],
  ['web', 'a text'],
  [{}, 'an object'],
  [{ name: 'web' }, 'an object'],
  [{ name: 'My_Service', ports: [{ port: 80 }] }, 'an object'],
  [{ name: 'web', ports: [{ port: '80' }] }, 'an object'],
  [{ name: 'web', ports: [null] }, 'an object'],
  [{ name: 'web', ports: [{ port: 80, protocol: 7 }] }, 'an object'],
  [thrower, 'an object'],
  [new ApiObject(shopChart(), 'raw', { apiVersion: 'v1', kind: 'Service' }), 'an object of class ApiObject'],
])('anything but a Service is refused: %#', (service, found) => {
  expect(refusalOf(() => RouteBackend.fromService(service as IServiceWithPorts))).toBe(
    `RouteBackend.fromService: found ${found}, expected a Service with ports; pass the Service, or use RouteBackend.fromServiceName`,
  );
});

test('a Service by its name is not checked, but its name and port are', () => {
  expect(made(RouteBackend.fromServiceName('web', 65535))).toEqual(['web', 65535]);
  expect(refusalOf(() => RouteBackend.fromServiceName('web.shop', 80))).toMatch(
    /^RouteBackend\.fromServiceName name: found "web\.shop", expected a DNS label/,
  );
  expect(refusalOf(() => RouteBackend.fromServiceName('web', 0))).toMatch(
    /^RouteBackend\.fromServiceName port: found 0, expected /,
  );
  expect(refusalOf(() => RouteBackend.fromServiceName('web', 'http' as unknown as number))).toMatch(
    /^RouteBackend\.fromServiceName port: found "http", expected /,
  );
});
