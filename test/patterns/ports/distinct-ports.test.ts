import { ClusterIpService, NodePortService, PodLabels, PodPort, type PortMapping } from '../../../src';
import { portsComplaint } from '../../../src/patterns/ports/distinct-ports';
import { refusalOf, shopChart, theOnly } from '../../support/synth';

const selector = PodLabels.of({ app: 'web' });
const http = PodPort.tcp(8080, 'http');
const admin = PodPort.tcp(9090, 'admin');
const nameless = PodPort.tcp(8081);
const dns = PodPort.tcp(53, 'dns');
const dnsUdp = PodPort.udp(53, 'dns-udp');

function sentenceFor(...ports: PortMapping[]): string {
  return refusalOf(() => new NodePortService(shopChart(), 'web', { selector, ports }));
}

test('a single port needs no name', () => {
  const chart = shopChart();
  new ClusterIpService(chart, 'web', { selector, ports: [nameless.exposedAs(80)] });
  expect(theOnly(chart, 'Service').spec.ports).toEqual([{ port: 80, targetPort: 8081 }]);
});

test('one number serves TCP and UDP, and one node port as well', () => {
  const chart = shopChart();
  new NodePortService(chart, 'dns', {
    selector,
    ports: [dns.exposedAs(53).onNodePort(30_053), dnsUdp.exposedAs(53).onNodePort(30_053)],
  });
  expect(theOnly(chart, 'Service').spec.ports).toEqual([
    { name: 'dns', nodePort: 30_053, port: 53 },
    { name: 'dns-udp', nodePort: 30_053, port: 53, protocol: 'UDP' },
  ]);
});

test('one pod port may be offered under two numbers', () => {
  const chart = shopChart();
  new ClusterIpService(chart, 'web', { selector, ports: [http.exposedAs(80), http.exposedAs(8080, { name: 'old' })] });
  expect(theOnly(chart, 'Service').spec.ports).toEqual([
    { name: 'http', port: 80, targetPort: 8080 },
    { name: 'old', port: 8080 },
  ]);
});

test('several ports need names', () => {
  expect(sentenceFor(http.exposedAs(80), nameless.exposedAs(81))).toBe(
    'shop/web ports: found 2 ports, of which 81/TCP has no name, expected a name for each of several ports; name it: PodPort.tcp(…, "http")',
  );
});

test('the names of the ports differ', () => {
  expect(sentenceFor(http.exposedAs(80), http.exposedAs(81))).toBe(
    'shop/web ports: found the port name "http" twice, expected different names; rename one: exposedAs(81, { name: … })',
  );
});

test('a number and protocol occurs once', () => {
  expect(sentenceFor(http.exposedAs(80), admin.exposedAs(80))).toBe(
    'shop/web ports: found port 80/TCP twice, expected different ports; leave one out or change its number',
  );
});

test('different numbers need different node ports, even across protocols', () => {
  expect(sentenceFor(http.exposedAs(80).onNodePort(30_080), dnsUdp.exposedAs(53).onNodePort(30_080))).toBe(
    'shop/web ports: found node port 30080 for 80/TCP (http) and 53/UDP (dns-udp), expected a node port of its own for each port number; choose another',
  );
});

describe('of three protocols of one number', () => {
  const on = (...nodePorts: number[]) =>
    portsComplaint(
      ['TCP', 'UDP', 'SCTP'].map((protocol, i) => ({
        port: 53,
        name: protocol.toLowerCase(),
        protocol,
        nodePort: nodePorts[i],
      })),
    )?.found;

  test('all may share the first node port', () => {
    expect(on(30_053, 30_053, 30_053)).toBeUndefined();
    expect(on(30_053, 30_054, 30_053)).toBeUndefined();
  });

  test('none may share another, which the API server would give out a second time', () => {
    expect(on(30_053, 30_054, 30_054)).toBe('node port 30054 for 53/UDP (udp) and 53/SCTP (sctp)');
  });
});

test('the third of three ports is compared with the first as well', () => {
  const ports = [80, 81, 80].map((port, i) => ({ port, name: `p${i}`, protocol: 'TCP' }));
  expect(portsComplaint(ports)?.found).toBe('port 80/TCP twice');
});
