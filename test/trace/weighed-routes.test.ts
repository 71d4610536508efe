import { deployment, service } from '../support/trace-manifests';
import { assumptionsOf, endsOf, hopsOf } from '../support/traced';

/*
 * Traefik weighs the routes of all listeners of a port together, where the Gateway API has the closest host decide first.
 */

const PODS = ['web', 'orders', 'carts'].map((name) => deployment(name) + service(name)).join('');
const HOST = 'shop.example.com';
const WILD = '*.example.com';

function object(kind: string, name: string, spec: string): string {
  return `{apiVersion: gateway.networking.k8s.io/v1, kind: ${kind}, metadata: {name: ${name}, namespace: shop}, spec: {${spec}}}\n---\n`;
}

function gateway(className: string, ...hostnames: readonly string[]): string {
  const listeners = hostnames.map(
    (hostname, i) => `{name: l${i}, port: 80, protocol: HTTP${hostname === '' ? '' : `, hostname: "${hostname}"`}}`,
  );
  return object('Gateway', 'gw', `gatewayClassName: ${className}, listeners: [${listeners.join(', ')}]`);
}

/** A route of a host; its rules are written as a path and the Service it leads to, Exact where the path begins with "=". */
function route(name: string, host: string, ...rules: readonly (readonly [path: string, to: string])[]): string {
  const written = rules.map(([path, to]) => {
    const match = path.startsWith('=') ? `{type: Exact, value: ${path.slice(1)}}` : `{value: ${path}}`;
    return `{matches: [{path: ${match}}], backendRefs: [{name: ${to}, port: 80}]}`;
  });
  return object(
    'HTTPRoute',
    name,
    `parentRefs: [{name: gw}], hostnames: ["${host}"], rules: [${written.join(', ')}]`.replace('hostnames: [""], ', ''),
  );
}

const ends = (manifests: string, path = '/login') => endsOf(PODS + manifests, 'internet', `http://${HOST}${path}`);
const arrives = (name: string) => [`delivered to Deployment shop/${name}:8080`];
const HOSTS = route('shop', HOST, ['/', 'web']) + route('wild', WILD, ['=/login', 'orders']);

test('an Exact path of a wildcard takes the requests of a host with a prefix', () => {
  expect(ends(gateway('traefik', '') + HOSTS)).toEqual(arrives('orders'));
  expect(ends(gateway('traefik', '') + HOSTS, '/x')).toEqual(arrives('web'));
  expect(ends(gateway('eg', '') + HOSTS)).toEqual(arrives('web'));
});

test('also where both have a listener, and the trace says so', () => {
  const apart = HOSTS.replace('[{name: gw}], hostnames: ["*', '[{name: gw, sectionName: l1}], hostnames: ["*');
  const both = PODS + gateway('traefik', HOST, WILD) + apart;
  expect(endsOf(both, 'internet', `http://${HOST}/login`)).toEqual(arrives('orders'));
  expect(hopsOf(both, 'internet', `http://${HOST}/login`)).toContain(
    'gateway: HTTPRoute shop/wild of listener l1, for Traefik weighs the routes of all listeners together',
  );
  expect(hopsOf(both, 'internet', `http://${HOST}/x`)).toContain('gateway: HTTPRoute shop/shop');
  expect(ends(gateway('eg', HOST, WILD) + apart)).toEqual(arrives('web'));
});

test('a GatewayClass says whose it is', () => {
  const claimed = (controller: string) => object('GatewayClass', 'edge', `controllerName: ${controller}`);
  const both = gateway('edge', '') + HOSTS;
  expect(ends(claimed('traefik.io/gateway-controller') + both)).toEqual(arrives('orders'));
  expect(ends(claimed('example.com/gateways') + both)).toEqual(arrives('web'));
});

test('a route of any host has the hosts of its listeners', () => {
  const any = route('any', '', ['/', 'orders'], ['/x', 'web'], ['/y', 'web']);
  expect(ends(gateway('traefik', HOST) + route('shop', HOST, ['/', 'carts']) + any)).toEqual(arrives('orders'));
  expect(ends(gateway('traefik', '') + route('shop', HOST, ['/', 'carts']) + any)).toEqual(arrives('carts'));
});

test('of two that weigh the same it is taken for granted which is first', () => {
  const alike = route('a', 'a.example.com', ['/', 'web']) + route('w', WILD, ['/', 'web']);
  expect(assumptionsOf(PODS + gateway('traefik', '') + alike, 'internet', 'http://a.example.com/')).toContain(
    'Traefik takes HTTPRoute shop/a spec.rules[0] before HTTPRoute shop/w spec.rules[0], which weighs the same',
  );
});

test('a rule whose backends take no requests is answered with 503, as packets show', () => {
  const none = (className: string) => ends(gateway(className, '') + route('shop', HOST, ['/', 'web, weight: 0']));
  expect(none('traefik')).toEqual([expect.stringMatching(/^answered with 503 /)]);
  expect(none('eg')).toEqual([expect.stringMatching(/^answered with 500 /)]);
});

test('a pattern fits any part of a path', () => {
  const pattern = route('shop', HOST, ['/ogi', 'web'])
    .replace('{value:', '{type: RegularExpression, value:')
    .replace('/ogi', 'ogi');
  expect(ends(gateway('traefik', '') + pattern)).toEqual(arrives('web'));
  expect(ends(gateway('eg', '') + pattern)).toEqual([
    'unknown; what would settle it: whether what serves Gateway shop/gw has a regular expression fit any part of a path, for then HTTPRoute shop/shop spec.rules[0] takes the request, and otherwise no route',
  ]);
});

test('TLS that no TLSRoute takes is ended by whoever ends it for the host', () => {
  const tls = '{name: on, port: 443, protocol: TLS, hostname: "*.example.com", tls: {mode: Passthrough}}';
  const https = '{name: ends, port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: cert}]}}';
  const both = object('Gateway', 'gw', `gatewayClassName: traefik, listeners: [${tls}, ${https}]`);
  expect(endsOf(PODS + both + route('shop', HOST, ['/', 'web']), 'internet', `https://${HOST}/`)).toEqual(
    arrives('web'),
  );
});

test('calls to a backend that is not there get a status of gRPC, behind one of HTTP that says nothing', () => {
  const call = object(
    'GRPCRoute',
    'r',
    `parentRefs: [{name: gw}], hostnames: [${HOST}], rules: [{backendRefs: [{name: wbe, port: 80}]}]`,
  );
  expect(ends(gateway('traefik', '') + call)).toEqual([
    expect.stringMatching(/^answered with 200 .*: there is no Service/),
  ]);
  expect(ends(gateway('eg', '') + call)).toEqual([expect.stringMatching(/^answered with 500 .*: there is no Service/)]);
});
