import { deployment, service } from '../support/trace-manifests';
import { assumptionsOf, endsOf, hopsOf } from '../support/traced';

/*
 * Contour's Envoy has a virtual host for each host of a port, whatever listener it is of, and the closest of them takes a request.
 */

const PODS = ['web', 'orders'].map((name) => deployment(name) + service(name)).join('');
const CLASS = object('GatewayClass', 'edge', 'controllerName: projectcontour.io/gateway-controller');
const HOST = 'shop.example.com';
const WILD = '*.example.com';

function object(kind: string, name: string, spec: string, namespace = 'shop'): string {
  return `{apiVersion: gateway.networking.k8s.io/v1, kind: ${kind}, metadata: {name: ${name}, namespace: ${namespace}}, spec: {${spec}}}\n---\n`;
}

const gateway = (listeners: string, className = 'edge', namespace = 'shop') =>
  object('Gateway', 'gw', `gatewayClassName: ${className}, listeners: [${listeners}]`, namespace);

const ANY = '{name: any, port: 80, protocol: HTTP}';
const listener = (name: string, hostname: string) =>
  `{name: ${name}, port: 80, protocol: HTTP, hostname: "${hostname}"}`;

const to = (name: string, more = '') => `{name: ${name}, port: 80${more}}`;
const rule = (path: string, ...backends: readonly string[]) =>
  `{matches: [{path: {value: ${path}}}], backendRefs: [${backends.join(', ')}]}`;
const route = (name: string, host: string, rules: string, parent = '{name: gw}') =>
  object('HTTPRoute', name, `parentRefs: [${parent}], hostnames: ["${host}"], rules: [${rules}]`);

const ends = (manifests: string, url = `http://${HOST}/orders`) => endsOf(PODS + CLASS + manifests, 'internet', url);
const arrives = (name: string) => [`delivered to Deployment shop/${name}:8080`];

describe('what takes a request', () => {
  const both = route('shop', HOST, rule('/carts', to('web'))) + route('wild', WILD, rule('/', to('orders')));

  test('a path that no rule of the closest host fits is not found, whatever wider hosts have', () => {
    expect(ends(gateway(ANY) + both)).toEqual([expect.stringMatching(/^answered with 404 by Gateway shop\/gw/)]);
    expect(ends(gateway(ANY, 'gke-l7-rilb') + both)).toEqual([
      'unknown; what would settle it: whether GKE Gateway looks at the rules of the closest host alone, for then no route takes the request, and otherwise HTTPRoute shop/wild spec.rules[0]',
    ]);
  });

  test('the listener has no part in it', () => {
    const wide = route('wide', HOST, rule('/', to('web')), '{name: gw, sectionName: wild}');
    const close = route('close', HOST, rule('/orders', to('orders')), '{name: gw, sectionName: close}');
    // A host that another listener names is left to that one.
    const both = gateway(`${listener('wild', WILD)}, ${listener('close', HOST)}`) + wide + close;
    expect(ends(both)).toEqual(arrives('orders'));
    expect(ends(both, `http://${HOST}/`)).toEqual([expect.stringMatching(/^answered with 404/)]);
    expect(ends(gateway(`${listener('wild', WILD)}, ${ANY}`) + wide)).toEqual(arrives('web'));
  });

  test('a rule that matches what an earlier one does is none', () => {
    const [one, two] = ['a', 'b'].map((name) =>
      route(name, HOST, rule('/orders', to(name === 'a' ? 'web' : 'orders'))),
    );
    expect(ends(gateway(ANY) + one + two)).toEqual(arrives('web'));
  });

  test('a route of gRPC takes the place of one for HTTP with the same match, whichever is first, and of no other', () => {
    const calls = (match = '') =>
      object(
        'GRPCRoute',
        'calls',
        `parentRefs: [{name: gw}], hostnames: ["${HOST}"], rules: [{${match}backendRefs: [${to('orders')}]}]`,
      );
    const web = route('web', HOST, `${rule('/', to('web'))}, ${rule('/longer', to('web'))}`);
    expect(ends(gateway(ANY) + web + calls())).toEqual(arrives('orders'));
    expect(ends(gateway(ANY) + calls() + web)).toEqual(arrives('orders'));
    expect(ends(gateway(ANY) + calls() + web, `http://${HOST}/longer`)).toEqual(arrives('web'));

    const one = calls('matches: [{method: {service: shop.Orders, method: List}}], ');
    const exact = `{matches: [{path: {type: Exact, value: /shop.Orders/List}}], backendRefs: [${to('web')}]}`;
    const both = gateway(ANY) + route('web', HOST, exact) + one;
    expect(ends(both, `http://${HOST}/shop.Orders/List`)).toEqual(arrives('orders'));
    expect(assumptionsOf(PODS + CLASS + both, 'internet', `http://${HOST}/shop.Orders/List`)).not.toContainEqual(
      expect.stringContaining('younger'),
    );
  });

  test('patterns come before prefixes, and fit a whole path', () => {
    const pattern = (value: string) =>
      `{matches: [{path: {type: RegularExpression, value: ${value}}}], backendRefs: [${to('orders')}]}`;
    const longer = rule('/orders/all', to('web'));
    const url = `http://${HOST}/orders/all`;
    expect(ends(gateway(ANY) + route('r', HOST, `${longer}, ${pattern('/or.*')}`), url)).toEqual(arrives('orders'));
    expect(ends(gateway(ANY) + route('r', HOST, `${longer}, ${pattern('/or')}`), url)).toEqual(arrives('web'));
  });

  test('several hosts at several listeners are served by chance', () => {
    const both = gateway(`${ANY}, ${listener('close', HOST)}`);
    const chance = route('r', `${HOST}", "${WILD}`, rule('/', to('web')));
    expect(ends(both + chance, 'http://other.example.com/')).toEqual([
      expect.stringMatching(/^unknown; .*: which listener of HTTPRoute shop\/r Contour takes first/),
    ]);
    expect(ends(both + chance)).toEqual(arrives('web'));
    expect(ends(gateway(ANY) + chance, 'http://other.example.com/')).toEqual(arrives('web'));
  });

  test('a listener without its certificate still takes hosts away, so that it has one is taken for granted', () => {
    const secure = `{name: tls, port: 443, protocol: HTTPS, hostname: "${WILD}", tls: {certificateRefs: [{name: cert}]}}`;
    const shop = PODS + CLASS + gateway(`${ANY}, ${secure}`) + route('r', HOST, rule('/', to('web')));
    expect(assumptionsOf(shop, 'internet', `http://${HOST}/`)).toContain(
      'Secret shop/cert holds a certificate, for otherwise Contour serves no host of listener tls',
    );
  });
});

describe('backends', () => {
  test('those that are not there are left out', () => {
    expect(ends(gateway(ANY) + route('r', HOST, rule('/', to('wbe'), to('orders'))))).toEqual(arrives('orders'));
    expect(ends(gateway(ANY) + route('r', HOST, rule('/', to('wbe'))))).toEqual([
      expect.stringMatching(/^answered with 500 .*: there is no Service shop\/wbe among the manifests$/),
    ]);
    expect(ends(gateway(ANY, 'eg') + route('r', HOST, rule('/', to('wbe'), to('orders'))))).toEqual([
      expect.stringMatching(/^50 % answered with 500/),
      '50 % delivered to Deployment shop/orders:8080',
    ]);
  });

  test('a rule without any is none', () => {
    const without = rule('/orders').replace(', backendRefs: []', '');
    expect(ends(gateway(ANY) + route('r', HOST, `${without}, ${rule('/', to('web'))}`))).toEqual(arrives('web'));
  });
});

test('a reference without a namespace finds a Gateway of that name in any', () => {
  const all = ANY.replace('}', ', allowedRoutes: {namespaces: {from: All}}}');
  const lenient = gateway(all, 'edge', 'entrance') + route('r', HOST, rule('/', to('web')));
  expect(ends(lenient)).toEqual(arrives('web'));
  expect(ends(lenient.replace('gatewayClassName: edge', 'gatewayClassName: eg'))[0]).toMatch(/^answered with 404/);
  expect(ends(lenient.replace('[{name: gw}]', '[{name: gw, namespace: shop}]'))[0]).toMatch(/^answered with 404/);
});

test('TLS that no route takes gets no connection', () => {
  const secure = gateway(
    `{name: tls, port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: cert}]}, hostname: "${WILD}"}`,
  );
  expect(ends(secure, `https://${HOST}/`)).toEqual([
    `the client refuses the certificate: Contour serves no TLS for ${HOST}, for no route is for it`,
  ]);
  expect(ends(secure + route('r', HOST, rule('/carts', to('web'))), `https://${HOST}/`)).toEqual([
    expect.stringMatching(/^answered with 404/),
  ]);
});

test('TLS that is to be handed on to nobody is ended by whoever has the next wider host', () => {
  const tls = (name: string, more: string) => `{name: ${name}, port: 443, ${more}}`;
  const both = gateway(
    [
      tls('on', `protocol: TLS, hostname: ${HOST}, tls: {mode: Passthrough}`),
      tls('ends', `protocol: HTTPS, hostname: "${WILD}", tls: {certificateRefs: [{name: cert}]}`),
    ].join(', '),
  );
  const handed = (name: string) =>
    object('TLSRoute', 'on', `parentRefs: [{name: gw}], hostnames: [${HOST}], rules: [{backendRefs: [${to(name)}]}]`);
  const wide = route('wide', WILD, rule('/', to('orders')));
  expect(ends(both + wide + handed('web'), `https://${HOST}/`)).toEqual(arrives('web'));
  expect(ends(both + wide + handed('wbe'), `https://${HOST}/`)).toEqual(arrives('orders'));
});

test('what hands TLS on cannot answer by itself', () => {
  const handing = gateway('{name: tls, port: 443, protocol: TLS, tls: {mode: Passthrough}}', 'eg');
  const passed = (name: string) =>
    object('TLSRoute', 'r', `parentRefs: [{name: gw}], hostnames: [${HOST}], rules: [{backendRefs: [${to(name)}]}]`);
  const url = `https://${HOST}/`;
  expect(ends(handing, url)).toEqual([expect.stringMatching(/^refused: no route at this listener takes/)]);
  expect(ends(handing + passed('wbe'), url)).toEqual([expect.stringMatching(/^refused: there is no Service/)]);
  expect(hopsOf(PODS + handing + passed('web'), 'internet', url)).toContain('tls: TLS is passed on to the pods');
});
