import { deployment, service } from '../support/trace-manifests';
import { endsOf, hopsOf } from '../support/traced';

/*
 * Which host of a Gateway takes a request. The proxies of most implementations have a virtual host for each host that a listener lets
 * a route have, and look at no other than the closest; of some it is not known.
 */

const PODS = ['web', 'orders', 'carts'].map((name) => deployment(name) + service(name)).join('');
const HOST = 'shop.example.com';
const WILD = '*.example.com';
const CONTROLLERS: Readonly<Record<string, string>> = {
  eg: 'gateway.envoyproxy.io/gatewayclass-controller',
  nginx: 'gateway.nginx.org/nginx-gateway-controller',
  alb: 'gateway.k8s.aws/alb',
  contour: 'projectcontour.io/gateway-controller',
};

function object(kind: string, name: string, spec: string): string {
  return `{apiVersion: gateway.networking.k8s.io/v1, kind: ${kind}, metadata: {name: ${name}, namespace: shop}, spec: {${spec}}}\n---\n`;
}

const CLASSES = Object.entries(CONTROLLERS)
  .map(([name, controller]) => object('GatewayClass', name, `controllerName: ${controller}`))
  .join('');

/** Listeners of plain HTTP or, as `tls`, of HTTPS, each called by its host. */
function gateway(className: string, hostnames: readonly string[], protocol: 'http' | 'tls' = 'http'): string {
  const listeners = hostnames.map((hostname) => {
    const name = nameOf(hostname);
    const rest =
      protocol === 'http'
        ? 'port: 80, protocol: HTTP'
        : `port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: ${name}}]}`;
    return `{name: ${name}, ${rest}${hostname === '' ? '' : `, hostname: "${hostname}"`}}`;
  });
  return object('Gateway', 'gw', `gatewayClassName: ${className}, listeners: [${listeners.join(', ')}]`);
}

function nameOf(hostname: string): string {
  return hostname === '' ? 'any' : hostname === WILD ? 'wild' : 'close';
}

/** A route of a host, or of none, with one prefix. It attaches to the listener for another host, or to all. */
function route(name: string, host: string, path: string, to: string, at?: string): string {
  const section = at === undefined ? '' : `, sectionName: ${nameOf(at)}`;
  const hosts = host === '' ? '' : `hostnames: ["${host}"], `;
  return object(
    'HTTPRoute',
    name,
    `parentRefs: [{name: gw${section}}], ${hosts}rules: [{matches: [{path: {value: ${path}}}], backendRefs: [{name: ${to}, port: 80}]}]`,
  );
}

const ends = (manifests: string, url: string) => endsOf(PODS + CLASSES + manifests, 'internet', url);
const arrives = (name: string) => [`delivered to Deployment shop/${name}:8080`];
const notFound = [expect.stringMatching(/^answered with 404 by Gateway shop\/gw/)];
const unknown = (text: string) => [expect.stringContaining(`unknown; what would settle it: ${text}`)];

const WITH_HOSTS = ['eg', 'istio', 'cilium', 'nginx', 'contour'];

describe('two routes at one listener', () => {
  const both = route('shop', HOST, '/orders', 'orders') + route('wild', WILD, '/', 'web');

  test.each(WITH_HOSTS)('of class %s: the closest host is not left for the wildcard', (className) => {
    const shop = gateway(className, ['']) + both;
    expect(ends(shop, `http://${HOST}/orders`)).toEqual(arrives('orders'));
    expect(ends(shop, `http://${HOST}/x`)).toEqual(notFound);
    expect(ends(shop, 'http://a.b.example.com/x')).toEqual(arrives('web'));
    const secure = gateway(className, [''], 'tls') + both;
    expect(ends(secure, `https://${HOST}/x`)).toEqual(notFound);
    expect(ends(secure, 'https://other.example.com/x')).toEqual(arrives('web'));
  });

  test.each(['alb', 'traefik'])('of class %s: the wildcard takes what is left', (className) => {
    const shop = gateway(className, ['']) + both;
    expect(ends(shop, `http://${HOST}/orders`)).toEqual(arrives('orders'));
    expect(ends(shop, `http://${HOST}/x`)).toEqual(arrives('web'));
  });

  test.each([
    ['gke-l7-rilb', 'GKE Gateway'],
    ['mine', 'what serves Gateway shop/gw'],
  ])('of class %s: nobody knows', (className, who) => {
    const shop = gateway(className, ['']) + both;
    expect(ends(shop, `http://${HOST}/orders`)).toEqual(arrives('orders'));
    expect(ends(shop, `http://${HOST}/x`)).toEqual(
      unknown(
        `whether ${who} looks at the rules of the closest host alone, for then no route takes the request, and otherwise HTTPRoute shop/wild spec.rules[0]`,
      ),
    );
    // Where all that might take it leads to the same, it does not matter.
    const alike = gateway(className, ['']) + route('shop', HOST, '/', 'web') + route('wild', WILD, '/', 'web');
    expect(ends(alike, `http://${HOST}/x`)).toEqual(arrives('web'));
  });

  test.each(WITH_HOSTS)('of class %s: a route without hosts has those of its listener', (className) => {
    const shop = gateway(className, [HOST]) + route('shop', HOST, '/orders', 'orders') + route('any', '', '/', 'web');
    expect(ends(shop, `http://${HOST}/x`)).toEqual(arrives('web'));
    const wide = gateway(className, ['']) + route('shop', HOST, '/orders', 'orders') + route('any', '', '/', 'web');
    expect(ends(wide, `http://${HOST}/x`)).toEqual(notFound);
  });
});

describe('two listeners of one port', () => {
  const apart = route('shop', '', '/orders', 'orders', HOST) + route('wild', '', '/', 'web', WILD);

  test.each(WITH_HOSTS)('of class %s: the closest one is not left for the wildcard', (className) => {
    const shop = gateway(className, [WILD, HOST]) + apart;
    expect(ends(shop, `http://${HOST}/orders`)).toEqual(arrives('orders'));
    expect(ends(shop, `http://${HOST}/x`)).toEqual(notFound);
    expect(ends(shop, 'http://other.example.com/x')).toEqual(arrives('web'));
  });

  test.each(['eg', 'istio', 'cilium', 'nginx'])(
    'of class %s: plain HTTP finds no listener without routes',
    (className) => {
      const shop = gateway(className, [WILD, HOST]) + route('wild', '', '/', 'web', WILD);
      expect(ends(shop, `http://${HOST}/x`)).toEqual(arrives('web'));
      expect(hopsOf(PODS + CLASSES + shop, 'internet', `http://${HOST}/x`)).toContainEqual(
        expect.stringMatching(/^gateway: HTTPRoute shop\/wild of listener wild, for .* goes by the host alone$/),
      );
    },
  );

  test.each([
    ['eg', notFound],
    ['istio', notFound],
    ['nginx', notFound],
    ['cilium', arrives('web')],
  ])('of class %s: with TLS', (className, end) => {
    const shop = gateway(className, [WILD, HOST], 'tls') + route('wild', '', '/', 'web', WILD);
    expect(ends(shop, `https://${HOST}/x`)).toEqual(end);
    expect(ends(shop, 'https://other.example.com/x')).toEqual(arrives('web'));
  });

  test.each(WITH_HOSTS)('of class %s: a host that another listener names is left to it', (className) => {
    const shop =
      gateway(className, [WILD, HOST]) + route('shop', HOST, '/', 'orders', WILD) + route('wild', '', '/', 'web', WILD);
    expect(ends(shop, `http://${HOST}/x`)).toEqual(arrives('web'));
  });

  test.each([
    ['istio', arrives('web')],
    ['cilium', arrives('web')],
    ['nginx', arrives('orders')],
    ['eg', arrives('orders')],
  ])('of class %s: a host that a closer wildcard of another covers', (className, end) => {
    const shop =
      gateway(className, ['', WILD]) + route('shop', HOST, '/', 'orders', '') + route('wild', '', '/', 'web', WILD);
    expect(ends(shop, `http://${HOST}/x`)).toEqual(end);
  });

  test('of Envoy Gateway: a host that both have is refused by Envoy, with all others of the port', () => {
    const twins =
      gateway('eg', ['', WILD]) + route('shop', HOST, '/', 'orders') + route('other', 'b.example.org', '/', 'web');
    const because = unknown(
      'what the proxy of Envoy Gateway serves at port 80, for listeners any and wild both have shop.example.com, which it refuses',
    );
    expect(ends(twins, `http://${HOST}/x`)).toEqual(because);
    expect(ends(twins, 'http://b.example.org/')).toEqual(because);
    const secure = twins.replace(gateway('eg', ['', WILD]), gateway('eg', ['', WILD], 'tls'));
    expect(ends(secure, `https://${HOST}/x`)).toEqual(arrives('orders'));
    expect(ends(twins.replace('gatewayClassName: eg', 'gatewayClassName: istio'), `http://${HOST}/x`)).toEqual(
      arrives('orders'),
    );
  });

  test('of the AWS controller: all their rules are tried, the closest hosts first', () => {
    expect(ends(gateway('alb', [WILD, HOST]) + apart, `http://${HOST}/x`)).toEqual(arrives('web'));
  });

  test('of others: nobody knows whether they are kept apart', () => {
    expect(ends(gateway('gke-l7-rilb', [WILD, HOST]) + apart, `http://${HOST}/x`)).toEqual(
      unknown(
        'whether GKE Gateway takes the routes of all listeners of a port together, for then HTTPRoute shop/wild spec.rules[0] takes the request, and otherwise no route',
      ),
    );
    expect(ends(gateway('gke-l7-rilb', [WILD, HOST]) + apart, `http://${HOST}/orders`)).toEqual(arrives('orders'));
  });
});
