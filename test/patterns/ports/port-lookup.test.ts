import { ClusterIpService, HeadlessService, PodLabels, PodPort } from '../../../src';
import { refusalOf, shopChart } from '../../support/synth';

const selector = PodLabels.of({ app: 'web' });
const http = PodPort.tcp(8080, 'http');
const admin = PodPort.tcp(9090, 'admin');

function web(...ports: PodPort[]): ClusterIpService {
  return new ClusterIpService(shopChart(), 'web', { selector, ports: ports.map((port, i) => port.exposedAs(80 + i)) });
}

test('the handle of a pod port finds the port of the Service', () => {
  expect(web(http, admin).backend(admin).port).toBe(81);
});

test('the only port needs no handle', () => {
  expect(web(http).backend().port).toBe(80);
});

test('a handle that was never given to the Service is refused, with the list of its ports', () => {
  expect(refusalOf(() => web(http, admin).backend(PodPort.tcp(3306, 'mysql')))).toBe(
    "shop/web port: found port 3306/TCP (mysql), which is not one of this Service's, expected 8080/TCP (http) or 9090/TCP (admin); pass the handle that the Service was made with",
  );
});

test('ports are values: an equal one means the same', () => {
  expect(web(http, admin).backend(PodPort.tcp(8080, 'http')).port).toBe(80);
});

test.each([
  [PodPort.tcp(8080), '8080/TCP'],
  [PodPort.tcp(8081, 'http'), '8081/TCP (http)'],
  [PodPort.udp(8080, 'http'), '8080/UDP (http)'],
  [http.speaking('kubernetes.io/h2c'), '8080/TCP (http) speaking kubernetes.io/h2c'],
])('%s is another port', (port, said) => {
  expect(refusalOf(() => web(http).backend(port))).toBe(
    `shop/web port: found port ${said}, which is not one of this Service's, expected 8080/TCP (http); pass the handle that the Service was made with`,
  );
});

test('a number is no handle', () => {
  expect(refusalOf(() => web(http).backend(80 as any))).toBe(
    'shop/web port: found something other than a PodPort, expected 8080/TCP (http); pass the handle that the Service was made with',
  );
});

test('several ports need a handle', () => {
  expect(refusalOf(() => web(http, admin).backend())).toBe(
    'shop/web port: found nothing, expected one of 8080/TCP (http) or 9090/TCP (admin); say which port is meant',
  );
});

test('a pod port that is offered twice is ambiguous', () => {
  const service = new ClusterIpService(shopChart(), 'web', {
    selector,
    ports: [http.exposedAs(80), http.exposedAs(8080, { name: 'old' })],
  });
  expect(refusalOf(() => service.backend(http))).toBe(
    'shop/web port: found port 8080/TCP (http), which the Service offers as 80/TCP (http) and 8080/TCP (old), expected a port that is offered once; give each a PodPort of its own, or name the number: RouteBackend.fromService(service, 80)',
  );
});

test('a Service without ports has none to lead to', () => {
  const peers = () => new HeadlessService(shopChart(), 'peers', { selector });
  expect(refusalOf(() => peers().backend())).toBe(
    'shop/peers port: found nothing, expected a Service with ports; give the Service ports',
  );
  expect(refusalOf(() => peers().backend(http))).toBe(
    "shop/peers port: found port 8080/TCP (http), which is not one of this Service's, expected a Service with ports; give the Service ports",
  );
});
