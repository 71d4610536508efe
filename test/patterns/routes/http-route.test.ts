import { HttpRoute, RouteBackend } from '../../../src';
import { refusalOf } from '../../support/synth';

const { prefix, exact, implementationSpecific, onAnyHost } = HttpRoute;
const web = RouteBackend.fromServiceName('web', 80);
const DNS_NAME = 'expected a DNS name such as "shop.example.com" or "*.example.com"';

test.each<[HttpRoute, string]>([
  [prefix('shop.example.com', '/cart', web), 'Prefix shop.example.com/cart'],
  [exact('*.example.com', '/', web), 'Exact *.example.com/'],
  [implementationSpecific('shop.example.com', '', web), 'ImplementationSpecific shop.example.com'],
  [onAnyHost('/v1.0', web), 'Prefix */v1.0'],
])('a route is written as a person would: %s', (route, text) => {
  expect(String(route)).toBe(text);
});

test('a route shows its parts', () => {
  const route = exact('shop.example.com', '/cart', web);
  expect({ ...route }).toEqual({ path: '/cart', pathType: 'Exact', target: web, host: 'shop.example.com' });
  expect(route.backend).toBe(web);
  expect(route.backends).toEqual([web]);
  expect(onAnyHost('/', web).host).toBeUndefined();
});

test.each(['/', '/a', '/a/', '/a.b', '/a/..b', '/~a', '/a b', '/a%20b', '/*a', '/가'])(
  'the path %s is taken',
  (path) => {
    expect(prefix('a', path, web).path).toBe(path);
    expect(exact('a', path, web).path).toBe(path);
  },
);

test.each(['', '/', '/shop/(.*)', '/*', '/a//b'])(
  'the path "%s" is taken where the controller interprets it',
  (path) => {
    expect(implementationSpecific('a', path, web).path).toBe(path);
  },
);

test.each<[string, string]>([
  [
    '10.0.0.7',
    `found the IP address "10.0.0.7", ${DNS_NAME}; give the host a DNS name: Ingress rules match names only`,
  ],
  ['::1', `found the IP address "::1", ${DNS_NAME}; give the host a DNS name: Ingress rules match names only`],
  [
    '[fd00::7]',
    `found the IP address "[fd00::7]", ${DNS_NAME}; give the host a DNS name: Ingress rules match names only`,
  ],
  [
    '*',
    'found "*", expected one "*" as the whole first label, such as "*.example.com"; move the star to the front, or list the hosts',
  ],
  [
    'a.*.example.com',
    'found "a.*.example.com", expected one "*" as the whole first label, such as "*.example.com"; move the star to the front, or list the hosts',
  ],
  [
    '*.*.example.com',
    'found "*.*.example.com", expected one "*" as the whole first label, such as "*.example.com"; move the star to the front, or list the hosts',
  ],
  [
    '*shop.example.com',
    'found "*shop.example.com", expected one "*" as the whole first label, such as "*.example.com"; move the star to the front, or list the hosts',
  ],
  [
    'shop.example.com:443',
    `found the host "shop.example.com" with a port, ${DNS_NAME}; write only the host: "shop.example.com"`,
  ],
  [
    'https://shop.example.com/cart',
    `found the host "shop.example.com" in a URL, ${DNS_NAME}; write only the host: "shop.example.com"`,
  ],
  ['Shop.Example.com', `found "Shop.Example.com", ${DNS_NAME}; did you mean "shop.example.com"?`],
  ['shop.example.com.', `found "shop.example.com.", ${DNS_NAME}; did you mean "shop.example.com"?`],
  ['', DNS_NAME],
])('the host "%s" is refused', (host, sentence) => {
  for (const make of [prefix, exact, implementationSpecific]) {
    const refused = refusalOf(() => make(host, '/', web));
    expect(refused).toMatch(/^HttpRoute\.(prefix|exact|implementationSpecific) host: found /);
    expect(refused).toContain(sentence);
  }
});

test.each<[string, string]>([
  [
    '/cart?id=1',
    'found "/cart?id=1", expected a path without a query; write "/cart", and match the query by matching: { query: [QueryMatch.exact("name", "value")] }',
  ],
  [
    '/cart#top',
    'found "/cart#top", expected a path without a fragment; write "/cart", for clients keep the fragment to themselves',
  ],
  ['cart', 'found "cart", expected a path that starts with "/"; did you mean "/cart"?'],
  ['', 'found an empty text, expected a path that starts with "/"; use "/" for every path'],
  ['//', 'found "//", expected a path without "//"; write the path as clients send it after normalization'],
  ['/a//b', 'found "/a//b", expected a path without "//"; write the path as clients send it after normalization'],
  ['/a/../b', 'found "/a/../b", expected a path without "/../"; write the path as clients send it after normalization'],
  ['/a/.', 'found "/a/.", expected a path without "/."; write the path as clients send it after normalization'],
  ['/a%2Fb', 'found "/a%2Fb", expected a path without "%2F"; write the path as clients send it after normalization'],
  ['/*', 'found "/*", expected a path without a star; did you mean "/"? Prefix covers everything below it'],
  [
    '/kubia/*',
    'found "/kubia/*", expected a path without a star; did you mean "/kubia"? Prefix covers everything below it',
  ],
])('the path "%s" is refused', (path, sentence) => {
  expect(refusalOf(() => prefix('a', path, web))).toBe(`HttpRoute.prefix path: ${sentence}`);
  expect(refusalOf(() => exact('a', path, web))).toBe(`HttpRoute.exact path: ${sentence}`);
  expect(refusalOf(() => onAnyHost(path, web))).toBe(`HttpRoute.onAnyHost path: ${sentence}`);
});

test('a path that is no path is refused even where the controller interprets it', () => {
  expect(refusalOf(() => implementationSpecific('a', 'cart', web))).toBe(
    'HttpRoute.implementationSpecific path: found "cart", expected a path that starts with "/"; did you mean "/cart"?',
  );
});

test('swapped arguments are told by the first of them', () => {
  expect(refusalOf(() => prefix('/cart', 'shop.example.com', web))).toMatch(/^HttpRoute\.prefix host: found /);
});

test('a host that was forgotten is not any host', () => {
  expect(refusalOf(() => prefix(undefined as unknown as string, '/', web))).toBe(
    `HttpRoute.prefix host: found nothing, ${DNS_NAME}; write it as a text`,
  );
});

test.each<[unknown, string]>([
  [undefined, 'nothing'],
  ['web', 'a text'],
  [{ serviceName: 'web', servicePort: 80 }, 'an object'],
])('a backend such as %j is refused', (backend, found) => {
  expect(refusalOf(() => prefix('a', '/', backend as RouteBackend))).toBe(
    `HttpRoute.prefix backend: found ${found}, expected a RouteBackend; make one with service.backend(http)`,
  );
});
