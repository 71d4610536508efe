import { Deployment, type k8s, Probe, Protocol } from 'cdk8s-plus-27';
import { ExternalAlias, HeadlessService, PodLabels, PodPort } from '../../../src';
import { refusalOf, shopChart, theOnly } from '../../support/synth';

test('a port knows its number, its name and its protocol', () => {
  expect({ ...PodPort.tcp(8080, 'http') }).toEqual({ number: 8080, name: 'http', protocol: Protocol.TCP });
  expect({ ...PodPort.udp(53, 'dns') }).toEqual({ number: 53, name: 'dns', protocol: Protocol.UDP });
  expect({ ...PodPort.sctp(9, 'data') }).toEqual({ number: 9, name: 'data', protocol: Protocol.SCTP });
});

test('a port has no name by default', () => {
  expect(PodPort.tcp(8080).name).toBeUndefined();
});

test('a port prints as a person writes it', () => {
  expect(String(PodPort.tcp(8080, 'http'))).toBe('8080/TCP (http)');
  expect(String(PodPort.udp(53))).toBe('53/UDP');
});

test.each([1, 65_535])('%i is a port number', (number) => {
  expect(PodPort.tcp(number).number).toBe(number);
});

test.each(['a', 'grpc-web', '1a', 'exactly-fifteen'])('%s is a port name', (name) => {
  expect(PodPort.tcp(80, name).name).toBe(name);
});

test.each<[unknown, string]>([
  [0, 'found 0, expected a whole number from 1 to 65535; use 1 or more'],
  [65_536, 'found 65536, expected a whole number from 1 to 65535; use 65535 or less'],
  [80.5, 'found 80.5, expected a whole number from 1 to 65535; leave out the fraction'],
  [Number.NaN, 'found not a number, expected a whole number from 1 to 65535; give a number'],
  [
    '8080',
    'found "8080", expected a whole number from 1 to 65535; did you mean the number 8080? Kubernetes reads a quoted number as a port name',
  ],
  ['http', 'found "http", expected a whole number from 1 to 65535; give a number, without quotes'],
  [null, 'found null, expected a whole number from 1 to 65535; give a number'],
  [{ number: 80 }, 'found an object, expected a whole number from 1 to 65535; give a number'],
])('%p is no port number', (number, sentence) => {
  expect(refusalOf(() => PodPort.tcp(number as number))).toBe(`PodPort.tcp number: ${sentence}`);
});

const NAME =
  'expected a port name: 1 to 15 of a-z, 0-9 and single "-", with a letter in it and a letter or digit at both ends';

test.each<[unknown, string]>([
  ['HTTP', `found "HTTP", ${NAME}; did you mean "http"?`],
  ['sixteen-letters-', `found "sixteen-letters-" of 16 characters, ${NAME}; shorten it to 15 characters`],
  ['80', `found "80", ${NAME}; write it like "http" or "grpc-web"`],
  ['a--b', `found "a--b", ${NAME}; did you mean "a-b"?`],
  ['', `found an empty text, ${NAME}; write it like "http" or "grpc-web"`],
  [null, `found null, ${NAME}; write it like "http" or "grpc-web"`],
])('%p is no port name', (name, sentence) => {
  expect(refusalOf(() => PodPort.udp(53, name as string))).toBe(`PodPort.udp name: ${sentence}`);
});

test('each protocol names its own factory in a refusal', () => {
  expect(refusalOf(() => PodPort.sctp(0))).toMatch(/^PodPort\.sctp number: /);
});

test('containers, probes and cdk8s-plus take it as their own port', () => {
  const chart = shopChart();
  const http = PodPort.tcp(8080, 'http');
  const dns = PodPort.udp(53, 'dns');
  new Deployment(chart, 'web', {
    containers: [{ image: 'web', ports: [http, dns], readiness: Probe.fromHttpGet('/ready', { port: http.number }) }],
  });
  const [container] = theOnly(chart, 'Deployment').spec.template.spec.containers as k8s.Container[];
  expect(container.ports).toEqual([
    { containerPort: 8080, name: 'http', protocol: 'TCP' },
    { containerPort: 53, name: 'dns', protocol: 'UDP' },
  ]);
  expect(container.readinessProbe?.httpGet).toEqual({ path: '/ready', port: 8080, scheme: 'HTTP' });
});

describe('speaking', () => {
  const grpc = PodPort.tcp(9000, 'grpc').speaking('kubernetes.io/h2c');

  test('makes another handle for the same port', () => {
    expect({ ...grpc }).toEqual({ number: 9000, name: 'grpc', protocol: 'TCP', appProtocol: 'kubernetes.io/h2c' });
  });

  test('is heard by every Service with the port, unless the Service says otherwise', () => {
    expect(grpc.exposedAs(80).appProtocol).toBe('kubernetes.io/h2c');
    expect(grpc.exposedAs(80, { appProtocol: 'https' }).appProtocol).toBe('https');
  });

  test('is written by headless Services and aliases, which map no ports', () => {
    const chart = shopChart();
    new HeadlessService(chart, 'peers', { selector: PodLabels.of({ app: 'web' }), ports: [grpc] });
    new ExternalAlias(chart, 'api', { externalName: 'api.example.com', ports: [grpc] });
    for (const name of ['peers', 'api']) {
      expect(theOnly(chart, 'Service', name).spec.ports).toEqual([
        { name: 'grpc', port: 9000, appProtocol: 'kubernetes.io/h2c' },
      ]);
    }
  });

  test('refuses what is no protocol', () => {
    expect(refusalOf(() => PodPort.tcp(80).speaking(''))).toContain(
      'PodPort.speaking appProtocol: found an empty text',
    );
  });
});

test('JavaScript, to which no constructor is private, is told of the factories', () => {
  const PrivatePort = PodPort as unknown as new (number: number, name: string) => PodPort;
  expect(refusalOf(() => new PrivatePort(8080, 'http'))).toBe(
    'new PodPort: found a call, expected PodPort.tcp, PodPort.udp or PodPort.sctp; write PodPort.tcp(8080, "http")',
  );
});
