import { outcomeSentence } from '../../src/trace/report/wording';
import { deployment, service } from '../support/trace-manifests';
import { assumptionsOf, tracedAs } from '../support/traced';

/*
 * Which of several rules for one host takes a request: by the Gateway API an exact path, the longest prefix, a method, the most
 * headers, the most parameters, the older route and the first rule; and what implementations make of it.
 */

const PODS = ['web', 'orders'].map((name) => deployment(name) + service(name)).join('');

function object(kind: string, name: string, spec: string): string {
  return `{apiVersion: gateway.networking.k8s.io/v1, kind: ${kind}, metadata: {name: ${name}, namespace: shop}, spec: {${spec}}}\n---\n`;
}

const CLASSES =
  object('GatewayClass', 'eg', 'controllerName: gateway.envoyproxy.io/gatewayclass-controller') +
  object('GatewayClass', 'nginx', 'controllerName: gateway.nginx.org/nginx-gateway-controller') +
  object('GatewayClass', 'alb', 'controllerName: gateway.k8s.aws/alb') +
  object('GatewayClass', 'contour', 'controllerName: projectcontour.io/gateway-controller');

const gateway = (className: string) =>
  object('Gateway', 'gw', `gatewayClassName: ${className}, listeners: [{name: http, port: 80, protocol: HTTP}]`);

const route = (name: string, ...rules: readonly (readonly [match: string, to: string])[]) =>
  object(
    'HTTPRoute',
    name,
    `parentRefs: [{name: gw}], rules: [${rules.map(([match, to]) => `{matches: [{${match}}], backendRefs: [{name: ${to}, port: 80}]}`).join(', ')}]`,
  );

/** A request for /shop/cart?b=1&c=1 with two headers. */
function ends(className: string, routes: string, path = '/shop/cart'): string[] {
  const { paths } = tracedAs(PODS + CLASSES + gateway(className) + routes, `http://a.test${path}?b=1&c=1`, {
    headers: new Map([
      ['x-a', '1'],
      ['x-b', '1'],
    ]),
  });
  return paths.map(({ outcome }) => outcomeSentence(outcome));
}

const arrives = (name: string) => [`delivered to Deployment shop/${name}:8080`];
const EXACT = 'path: {type: Exact, value: /shop/cart}';
const prefix = (value: string) => `path: {value: ${value}}`;
const pattern = (value: string) => `path: {type: RegularExpression, value: "${value}"}`;
const headers = (...names: readonly string[]) =>
  `headers: [${names.map((name) => `{name: ${name}, value: "1"}`).join(', ')}]`;
const parameters = (...names: readonly string[]) =>
  `queryParams: [${names.map((name) => `{name: ${name}, value: "1"}`).join(', ')}]`;
const METHOD = 'method: GET';

/** Each with what goes before it. */
const STEPS: readonly (readonly [step: string, first: string, second: string])[] = [
  [
    'an exact path before a prefix with all the rest',
    EXACT,
    `${prefix('/shop/cart')}, ${METHOD}, ${headers('x-a')}, ${parameters('b')}`,
  ],
  ['a longer prefix before a method', prefix('/shop/cart'), `${prefix('/shop')}, ${METHOD}, ${headers('x-a', 'x-b')}`],
  ['a method before a parameter', `${prefix('/shop')}, ${METHOD}`, `${prefix('/shop')}, ${parameters('b', 'c')}`],
  [
    'more headers before fewer',
    `${prefix('/shop')}, ${headers('x-a', 'x-b')}`,
    `${prefix('/shop')}, ${headers('x-a')}, ${parameters('b', 'c')}`,
  ],
  [
    'a header before parameters',
    `${prefix('/shop')}, ${headers('x-a')}`,
    `${prefix('/shop')}, ${parameters('b', 'c')}`,
  ],
  [
    'more parameters before fewer',
    `${prefix('/shop')}, ${parameters('b', 'c')}`,
    `${prefix('/shop')}, ${parameters('b')}`,
  ],
  ['a parameter before nothing', `${prefix('/shop')}, ${parameters('b')}`, prefix('/shop')],
];

describe.each(['mine', 'eg', 'istio', 'cilium', 'nginx', 'contour', 'alb', 'gke-l7-rilb'])('class %s', (className) => {
  test.each(STEPS)('takes %s', (_, first, second) => {
    expect(ends(className, route('a', [first, 'web'], [second, 'orders']))).toEqual(arrives('web'));
    expect(ends(className, route('a', [second, 'orders'], [first, 'web']))).toEqual(arrives('web'));
    expect(ends(className, route('a', [second, 'orders']) + route('b', [first, 'web']))).toEqual(arrives('web'));
  });

  test('takes the first of two rules of one route that match the same', () => {
    // Rules that match the same are one to Cilium.
    expect(ends(className, route('a', [prefix('/shop'), 'web'], [prefix('/shop'), 'orders']))).toEqual(
      className === 'cilium' ? [expect.stringMatching(/^unknown; .* which match the same$/)] : arrives('web'),
    );
  });
});

describe('a method and headers', () => {
  const both = route(
    'a',
    [`${prefix('/shop')}, ${METHOD}`, 'web'],
    [`${prefix('/shop')}, ${headers('x-a', 'x-b')}`, 'orders'],
  );

  test.each(['mine', 'istio', 'cilium', 'nginx', 'contour', 'alb'])('class %s takes the method', (className) => {
    expect(ends(className, both)).toEqual(arrives('web'));
  });

  test('to Envoy Gateway a method is a header', () => {
    expect(ends('eg', both)).toEqual(arrives('orders'));
    const alike = route(
      'a',
      [`${prefix('/shop')}, ${headers('x-a')}`, 'web'],
      [`${prefix('/shop')}, ${METHOD}`, 'orders'],
    );
    expect(ends('eg', alike)).toEqual(arrives('web'));
  });

  test('of as many headers, Envoy Gateway takes those that are written out first', () => {
    const patterns = `${prefix('/shop')}, headers: [{name: x-a, type: RegularExpression, value: ".*"}], ${parameters('b', 'c')}`;
    const written = `${prefix('/shop')}, ${headers('x-a')}`;
    expect(ends('eg', route('a', [patterns, 'orders'], [written, 'web']))).toEqual(arrives('web'));
    expect(ends('istio', route('a', [patterns, 'orders'], [written, 'web']))).toEqual(arrives('orders'));
  });
});

describe('regular expressions for paths', () => {
  const all = pattern('/s.*');
  const both = route('a', [prefix('/shop'), 'web'], [all, 'orders']);

  test.each(['eg', 'cilium', 'nginx', 'contour'])(
    'class %s has them before prefixes, and behind exact paths',
    (className) => {
      expect(ends(className, both)).toEqual(arrives('orders'));
      expect(ends(className, route('a', [EXACT, 'web'], [all, 'orders']))).toEqual(arrives('web'));
    },
  );

  test.each(['istio', 'alb'])('class %s has them behind prefixes', (className) => {
    expect(ends(className, route('a', [prefix('/shop'), 'web'], [pattern('/shop/c.*'), 'orders']))).toEqual(
      arrives('web'),
    );
  });

  test('Istio has what takes everything behind all others', () => {
    expect(ends('istio', route('a', [prefix('/'), 'web'], [all, 'orders']))).toEqual(arrives('orders'));
    expect(ends('istio', route('a', [`${prefix('/')}, ${METHOD}`, 'web'], [all, 'orders']))).toEqual(arrives('web'));
    expect(ends('alb', route('a', [prefix('/'), 'web'], [all, 'orders']))).toEqual(arrives('web'));
  });

  test('of others nobody knows', () => {
    expect(ends('mine', both)).toEqual([
      'unknown; what would settle it: whether what serves Gateway shop/gw tries regular expressions before prefixes, for then HTTPRoute shop/a spec.rules[1] takes the request, and otherwise HTTPRoute shop/a spec.rules[0]',
    ]);
    expect(ends('mine', route('a', [EXACT, 'web'], [all, 'orders']))).toEqual(arrives('web'));
    expect(ends('mine', both, '/sho')).toEqual(arrives('orders'));
  });

  test.each([
    ['eg', 'web'],
    ['istio', 'web'],
    ['cilium', 'web'],
    ['contour', 'web'],
    ['nginx', 'orders'],
    ['traefik', 'orders'],
  ])('class %s: whether the beginning of a path is enough', (className, to) => {
    expect(ends(className, route('a', [prefix('/'), 'web'], [pattern('/shop'), 'orders']))).toEqual(arrives(to));
  });

  test('of others nobody knows how much of a path they have to fit', () => {
    expect(ends('mine', route('a', [pattern('/shop'), 'orders']))).toEqual([
      expect.stringContaining('whether what serves Gateway shop/gw has a regular expression fit all of a path'),
    ]);
    expect(ends('mine', route('a', [pattern('/shop/cart'), 'orders']))).toEqual(arrives('orders'));
    expect(ends('mine', route('a', [pattern('/other'), 'orders']))).toEqual([
      expect.stringMatching(/^answered with 404/),
    ]);
  });
});

describe('NGINX chooses the path first', () => {
  const beta = `${prefix('/shop/cart')}, headers: [{name: x-beta, value: "1"}]`;

  test('and answers 404 where no rule of it takes the request', () => {
    const both = route('a', [prefix('/'), 'web'], [beta, 'orders']);
    expect(ends('nginx', both)).toEqual([
      'answered with 404 by Gateway shop/gw: NGINX Gateway Fabric looks at the rules of PathPrefix /shop/cart alone, and none of them takes the request',
    ]);
    expect(ends('nginx', both, '/shop/other')).toEqual(arrives('web'));
    expect(ends('nginx', both + route('b', [prefix('/shop/cart'), 'orders']))).toEqual(arrives('orders'));
    for (const className of ['mine', 'eg', 'istio', 'cilium', 'contour', 'alb']) {
      expect(ends(className, both)).toEqual(arrives('web'));
    }
  });

  test('a prefix that is the whole path before a regular expression', () => {
    const both = route('a', [prefix('/shop'), 'web'], [pattern('/s.*'), 'orders']);
    expect(ends('nginx', both, '/shop')).toEqual(arrives('web'));
    expect(ends('nginx', both, '/shop/')).toEqual(arrives('orders'));
  });
});

test('what two routes share to Cilium, it may share among them', () => {
  const two = route('a', [prefix('/'), 'web']) + route('b', [prefix('/'), 'orders']);
  expect(ends('cilium', two)).toEqual([
    'unknown; what would settle it: how Cilium shares requests among HTTPRoute shop/a spec.rules[0] and HTTPRoute shop/b spec.rules[0], which match the same',
  ]);
  expect(ends('cilium', two.replace('orders', 'web'))).toEqual(arrives('web'));
  expect(ends('istio', two)).toEqual(arrives('web'));
  expect(assumptionsOf(PODS + gateway('istio') + two, 'internet', 'http://a.test/')).toContain(
    'HTTPRoute shop/a is not younger than HTTPRoute shop/b',
  );
});
