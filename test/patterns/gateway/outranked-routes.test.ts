import { Chart } from 'cdk8s';
import {
  BackendProtocol,
  GatewayClassRef,
  GatewayRef,
  GatewayRoutes,
  HttpGateway,
  type HttpGatewayProps,
  HttpRoute,
  QueryMatch,
  TargetCluster,
  TlsGateway,
} from '../../../src';
import { manifestsOf, shopChart, warningsOf } from '../../support/synth';
import { base, next, web } from './fixture';

/*
 * Traefik weighs the routes of all listeners together, the path before the host, where the Gateway API has the host decide
 * first.
 */

const HOST = 'shop.example.com';
const WILD = '*.example.com';
const traefik = GatewayClassRef.traefik();
const EXPECTED =
  'expected routes that Traefik ranks as the Gateway API says, for it weighs those of all hosts together, the path before the host';

/** What is said of routes at synth. */
function said(routes: HttpRoute[], gatewayClass = traefik): string[] {
  const chart = shopChart();
  new TlsGateway(chart, 'front', { ...base, gatewayClass, routes });
  return warningsOf(() => manifestsOf(chart));
}

const whole = HttpRoute.prefix(HOST, '/', web);
const login = HttpRoute.exact(WILD, '/login', next);

test('an Exact path of a wildcard beside a prefix of a host is told of', () => {
  expect(said([whole, login])).toEqual([
    `shop/front routes[0]: found "Prefix shop.example.com/" beside "Exact *.example.com/login", which takes its requests, ${EXPECTED}; ` +
      'name the hosts of "Exact *.example.com/login" one by one, or give "shop.example.com" a route of "/login" as well',
  ]);
  expect(said([whole, login], GatewayClassRef.envoyGateway())).toEqual([]);
});

test('the cure cures it', () => {
  expect(said([whole, HttpRoute.exact(HOST, '/login', web), login])).toEqual([]);
  expect(said([whole, HttpRoute.exact('blog.example.com', '/login', next)])).toEqual([]);
});

test.each<[string, HttpRoute[], number]>([
  ['a longer prefix of a wildcard', [whole, HttpRoute.prefix(WILD, '/cart', next)], 1],
  ['the same path, and a longer host', [whole, HttpRoute.prefix(WILD, '/', next)], 0],
  [
    'the same path, and a host as long',
    [HttpRoute.prefix('a.example.com', '/', web), HttpRoute.prefix(WILD, '/', next)],
    1,
  ],
  ['paths that do not meet', [HttpRoute.prefix(HOST, '/a', web), HttpRoute.exact(WILD, '/b/login', next)], 0],
  ['hosts that do not meet', [HttpRoute.prefix('shop.example.org', '/', web), login], 0],
  ['the same pods', [whole, HttpRoute.exact(WILD, '/login', web)], 0],
  ['a route of any host, which has the host of its listener', [whole, HttpRoute.onAnyHost('/x', next)], 1],
  [
    'a wildcard below a wildcard',
    [HttpRoute.prefix('*.shop.example.com', '/', web), HttpRoute.prefix(WILD, '/a', next)],
    1,
  ],
  [
    'gRPC of a wildcard, whose rule is longer',
    [
      HttpRoute.prefix(HOST, '/', web, { backendProtocol: BackendProtocol.GRPC }),
      HttpRoute.prefix(WILD, '/shop.Cart', next, { backendProtocol: BackendProtocol.GRPC }),
    ],
    1,
  ],
])('%s', (_, routes, count) => {
  expect(said(routes)).toHaveLength(count);
});

test('a query parameter far behind the path without it comes too late', () => {
  const others = (count: number) => Array.from({ length: count }, (_, i) => HttpRoute.prefix(HOST, `/other/${i}`, web));
  const beta = HttpRoute.prefix(HOST, '/', next, { matching: { query: [QueryMatch.exact('beta', '1')] } });
  expect(said([whole, ...others(8), beta])).toEqual([]);
  expect(said([whole, ...others(12), beta])).toEqual([
    `shop/front routes[13]: found "Prefix shop.example.com/ (query beta = \\"1\\")" beside "Prefix shop.example.com/", which takes its requests, ${EXPECTED}; write it before the other one`,
  ]);
});

test('routes of other constructs of the Gateway are looked at, whichever comes first', () => {
  const chart = shopChart();
  const { ref } = new HttpGateway(chart, 'front', { gatewayClass: traefik });
  new GatewayRoutes(chart, 'shop', { gateway: ref, routes: [whole] });
  new GatewayRoutes(chart, 'wild', { gateway: ref, routes: [login] });
  expect(warningsOf(() => manifestsOf(chart))).toEqual([
    expect.stringContaining(
      'shop/shop routes[0]: found "Prefix shop.example.com/" beside "Exact *.example.com/login" of shop/wild, which takes its requests',
    ),
  ]);
  expect(warningsOf(() => manifestsOf(chart))).toEqual([]);
});

test('Gateways of somebody else are looked at by what is known of them', () => {
  const chart = shopChart();
  const routes = (id: string, listener: string, route: HttpRoute, scope = chart) =>
    new GatewayRoutes(scope, id, {
      gateway: GatewayRef.named('edge', { namespace: 'edge', listeners: [listener], gatewayClass: traefik }),
      routes: [route],
    });
  routes('shop', 'web', whole);
  routes('wild', 'websecure', login);
  expect(warningsOf(() => manifestsOf(chart))).toEqual([]);
  const other = new Chart(chart.node.root, 'other', { namespace: 'shop' });
  TargetCluster.describe(other, { name: 'other' });
  routes('wild', 'web', login, other);
  expect(warningsOf(() => manifestsOf(chart))).toEqual([]);
  routes('third', 'web', login);
  expect(warningsOf(() => manifestsOf(chart))).toHaveLength(1);
});

describe('Gateways of one class at one port, which share its entry point', () => {
  const gateways = (routes: [HttpRoute, HttpRoute], props: Partial<HttpGatewayProps> = {}) => {
    const chart = shopChart();
    new HttpGateway(chart, 'one', { gatewayClass: traefik, routes: [routes[0]] });
    new HttpGateway(chart, 'two', { gatewayClass: traefik, routes: [routes[1]], ...props });
    return warningsOf(() => manifestsOf(chart));
  };
  const same = HttpRoute.prefix(HOST, '/', next);

  test('the same route of both is told of, at each', () => {
    expect(gateways([whole, same])).toEqual([
      'shop/one routes[0]: found "Prefix shop.example.com/" beside "Prefix shop.example.com/" of shop/two, which may take its requests, ' +
        'expected each route at one Gateway of a port, for those of Traefik share its entry point; leave one out, or give the Gateways ports of their own',
      expect.stringContaining('shop/two routes[0]: found "Prefix shop.example.com/" beside'),
    ]);
  });

  test('a route of a wider host is told of', () => {
    expect(gateways([whole, login])).toEqual([
      expect.stringContaining(
        'shop/one routes[0]: found "Prefix shop.example.com/" beside "Exact *.example.com/login" of shop/two, which takes its requests',
      ),
    ]);
  });

  test.each<[string, [HttpRoute, HttpRoute], Partial<HttpGatewayProps>]>([
    ['another port', [whole, same], { httpPort: 8001 }],
    ['another class', [whole, same], { gatewayClass: GatewayClassRef.traefik('traefik-internal') }],
    ['another implementation', [whole, same], { gatewayClass: GatewayClassRef.envoyGateway() }],
    ['another path of the host', [whole, HttpRoute.prefix(HOST, '/api', next)], {}],
    ['the same pods', [whole, whole], {}],
  ])('%s is none', (_, routes, props) => {
    expect(gateways(routes, props)).toEqual([]);
  });
});
