import { Chart, Testing } from 'cdk8s';
import {
  ClusterIpService,
  ExternalAlias,
  type ExternalAliasProps,
  PodLabels,
  PodPort,
  TargetCluster,
} from '../../../src';
import { WARNING } from '../../../src/patterns/warning';
import { refusalOf, shopChart, theOnly } from '../../support/synth';

const mysql = PodPort.tcp(3306, 'mysql');
const metrics = PodPort.tcp(9104, 'metrics');

function build(props: Partial<ExternalAliasProps> = {}, chart = shopChart()): ExternalAlias {
  return new ExternalAlias(chart, 'db', { externalName: 'db.example.com', ...props });
}

let printed: jest.SpyInstance;
beforeEach(() => {
  printed = jest.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => printed.mockRestore());

test('it is a type, a name and no more', () => {
  const chart = shopChart();
  build({}, chart);
  expect(theOnly(chart, 'Service').spec).toEqual({ externalName: 'db.example.com', type: 'ExternalName' });
  expect(printed).not.toHaveBeenCalled();
});

test('ports are written for clients to read', () => {
  const chart = shopChart();
  build({ ports: [mysql, metrics] }, chart);
  expect(theOnly(chart, 'Service').spec.ports).toEqual([
    { name: 'mysql', port: 3306 },
    { name: 'metrics', port: 9104 },
  ]);
});

test('the alias has the DNS names of a Service', () => {
  expect(build().dns.full).toBe('db.shop.svc.cluster.local');
  expect(build().externalName).toBe('db.example.com');
});

test.each(['db.example.com.', 'localhost.', 'other.shop.svc.cluster.local', 'db.shop', 'db.bank.svc.cluster.local'])(
  '%s is a legal name to stand for',
  (externalName) => {
    expect(build({ externalName }).externalName).toBe(externalName);
  },
);

test('where the namespace is unknown, an alias may stand for a Service of its name in the default one', () => {
  const chart = new Chart(Testing.app(), 'shop');
  expect(build({ externalName: 'db.default.svc.cluster.local' }, chart).name).toBe('db');
});

test('as the backend of a route it works, and warns', () => {
  const alias = build({ ports: [mysql] });
  const sentence =
    'shop/db backend: found an ExternalName Service behind an Ingress, which few controllers follow, expected a Service with endpoints; use ManualEndpointsService, or allow ExternalName Services in the controller';
  expect(alias.backend(mysql).port).toBe(3306);
  expect(printed.mock.calls).toEqual([[`warning: ${sentence}`]]);
  expect(alias.node.metadata).toMatchObject([{ type: WARNING, data: sentence }]);
});

test('a backend that is refused does not warn as well', () => {
  expect(refusalOf(() => build().backend())).toBe(
    'shop/db port: found nothing, expected a Service with ports; give the Service ports',
  );
  expect(printed).not.toHaveBeenCalled();
});

const EXPECTED = 'expected the DNS name of a host outside, such as "db.example.com"';

test.each<[string, object, string]>([
  [
    'an IPv4 address',
    { externalName: '10.0.0.7' },
    ` externalName: found the IP address "10.0.0.7", ${EXPECTED}; use ManualEndpointsService for addresses`,
  ],
  [
    'an IPv6 address',
    { externalName: '2001:db8::7' },
    ` externalName: found the IP address "2001:db8::7", ${EXPECTED}; use ManualEndpointsService for addresses`,
  ],
  [
    'a URL',
    { externalName: 'https://db.example.com/path' },
    ` externalName: found the host "db.example.com" in a URL, ${EXPECTED}; write only the host: "db.example.com"`,
  ],
  [
    'a host with a port',
    { externalName: 'db.example.com:3306' },
    ` externalName: found the host "db.example.com" with a port, ${EXPECTED}; write only the host: "db.example.com"`,
  ],
  [
    'a name of capitals',
    { externalName: 'DB.example.com' },
    ` externalName: found "DB.example.com", ${EXPECTED}; did you mean "db.example.com"?`,
  ],
  [
    'two trailing dots',
    { externalName: 'db.example.com..' },
    ` externalName: found "db.example.com..", ${EXPECTED}; did you mean "db.example.com"?`,
  ],
  ['no name', { externalName: undefined }, ` externalName: found nothing, ${EXPECTED}; write it as a text`],
  [
    'an empty name',
    { externalName: '' },
    ` externalName: found an empty text, ${EXPECTED}; write a name of a-z, 0-9, "-" and "."`,
  ],
  [
    'the alias itself',
    { externalName: 'db.shop.svc.cluster.local' },
    ' externalName: found "db.shop.svc.cluster.local", which is this alias itself, expected the DNS name of a host outside; name the host that the alias stands for',
  ],
  [
    'the alias itself, with a trailing dot',
    { externalName: 'db.shop.svc.cluster.local.' },
    ' externalName: found "db.shop.svc.cluster.local.", which is this alias itself, expected the DNS name of a host outside; name the host that the alias stands for',
  ],
  [
    'the alias itself, in short',
    { externalName: 'db.shop.svc' },
    ' externalName: found "db.shop.svc", which is this alias itself, expected the DNS name of a host outside; name the host that the alias stands for',
  ],
  [
    'a selector',
    { selector: { app: 'db' } },
    ': found the unknown property "selector", expected metadata, externalName or ports; leave it out',
  ],
  [
    'a port mapping',
    { ports: [mysql.exposedAs(80)] },
    ' ports[0]: found the mapping of port 80/TCP (mysql) to 3306/TCP (mysql), expected a PodPort: nothing stands in front of the pods that could translate port numbers; leave out exposedAs',
  ],
  [
    'ports without names',
    { ports: [mysql, PodPort.tcp(1)] },
    ' ports: found 2 ports, of which 1/TCP has no name, expected a name for each of several ports; name it: PodPort.tcp(…, "http")',
  ],
])('%s is refused', (_, props, sentence) => {
  expect(refusalOf(() => build(props))).toBe(`shop/db${sentence}`);
});

test('the alias itself is known under the domain of its cluster', () => {
  const chart = shopChart();
  TargetCluster.describe(chart, { domain: 'corp.internal' });
  expect(refusalOf(() => build({ externalName: 'db.shop.svc.corp.internal' }, chart))).toContain(
    'which is this alias itself',
  );
});

describe('what an alias stands for is looked up as it is', () => {
  test.each([
    [
      'db',
      'shop/db externalName: found "db", which DNS looks up as it is, without a search path, expected a full name; write "db.shop.svc.cluster.local" for a Service, or "db." for a host of that name alone',
    ],
    [
      'pg.data.svc',
      'shop/db externalName: found "pg.data.svc", which DNS looks up as it is, without a search path, expected the full name of the Service; write "pg.data.svc.cluster.local"',
    ],
  ])('so %s is refused', (externalName, sentence) => {
    expect(refusalOf(() => build({ externalName }))).toBe(sentence);
  });

  test('and a short name of a Service of the app is refused when the app is complete', () => {
    const chart = shopChart();
    build({ externalName: 'pg.data' }, chart);
    expect(() => theOnly(chart, 'Service')).not.toThrow();
    const data = new Chart(chart.node.root as never, 'data', { namespace: 'data' });
    new ExternalAlias(data, 'pg', { externalName: 'pg.example.com' });
    expect(refusalOf(() => theOnly(chart, 'Service'))).toContain(
      '[shop/db] externalName: found "pg.data", which DNS looks up as it is, without a search path, expected the full name of the Service; write "pg.data.svc.cluster.local"',
    );
  });
});

test('an alias for a Service of the app translates no ports, and warns', () => {
  const chart = shopChart();
  new ClusterIpService(chart, 'pg', { selector: PodLabels.of({ app: 'pg' }), ports: [mysql.exposedAs(5432)] });
  build({ externalName: 'pg.shop.svc.cluster.local', ports: [mysql] }, chart);
  theOnly(chart, 'Service', 'db');
  expect(printed.mock.calls).toEqual([
    [
      'warning: shop/db ports: found port 3306/TCP (mysql) of an alias for the Service "pg.shop.svc.cluster.local", which does not offer it, expected 5432/TCP; give the alias the ports of the Service, for an alias translates nothing',
    ],
  ]);
});

test.each([PodPort.tcp(443), PodPort.tcp(9000, 'https'), PodPort.tcp(9000, 'api').speaking('https')])(
  'on a port that speaks TLS, clients ask for a name that the certificate does not have',
  (port) => {
    build({ ports: [port] });
    expect(printed.mock.calls).toEqual([
      [
        `warning: shop/db ports: found port ${port}, which speaks TLS, behind an alias, expected clients that ask for "db.example.com": the certificate is not for the name "db"; give clients the host itself, or the server name "db.example.com"`,
      ],
    ]);
  },
);
