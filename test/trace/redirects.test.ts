import { ingress, rule, service } from '../support/trace-manifests';
import { traced } from '../support/traced';

/*
 * Where a redirect leads. What Traefik and Contour make of one is seen in packets (test/packets/ways-in).
 */

function object(kind: string, name: string, spec: string): string {
  return `{apiVersion: gateway.networking.k8s.io/v1, kind: ${kind}, metadata: {name: ${name}, namespace: shop}, spec: {${spec}}}\n---\n`;
}

const LISTENERS =
  '{name: a, port: 80, protocol: HTTP}, {name: b, port: 8000, protocol: HTTP}, {name: c, port: 8443, protocol: HTTPS, tls: {certificateRefs: [{name: cert}]}}';

/** Where a request is sent by a rule with a redirect. */
function sent(url: string, redirect: string, { className = 'eg', matches = '[{path: {value: /shop}}]' } = {}) {
  const yaml =
    object('GatewayClass', 'contour', 'controllerName: projectcontour.io/gateway-controller') +
    object('Gateway', 'gw', `gatewayClassName: ${className}, listeners: [${LISTENERS}]`) +
    object(
      'HTTPRoute',
      'old',
      `parentRefs: [{name: gw}], rules: [{matches: ${matches}, filters: [{type: RequestRedirect, requestRedirect: {${redirect}}}]}]`,
    );
  return traced(yaml, 'internet', url).paths.map(({ outcome }) => outcome);
}

const to = (location: string, status = 302) => [expect.objectContaining({ is: 'answered', status, location })];

describe('a rule of the Gateway API', () => {
  test.each([
    ['scheme: https, statusCode: 301', 'http://a.test:8000/shop?v=2', 'https://a.test/shop?v=2', 301],
    ['scheme: http', 'https://a.test:8443/shop', 'http://a.test/shop', 302],
    ['hostname: b.test', 'http://a.test:8000/shop', 'http://b.test:8000/shop', 302],
    ['hostname: b.test', 'https://a.test:8443/shop', 'https://b.test:8443/shop', 302],
    ['port: 8080', 'http://a.test/shop', 'http://a.test:8080/shop', 302],
    ['port: 443, scheme: https', 'http://a.test/shop', 'https://a.test/shop', 302],
    ['path: {type: ReplaceFullPath, replaceFullPath: /all}', 'http://a.test/shop?v=2', 'http://a.test/all?v=2', 302],
    ['scheme: https', 'http://[2001:db8::7]/shop', 'https://[2001:db8::7]/shop', 302],
  ])('{%s} sends %s to %s', (redirect, url, location, status) => {
    expect(sent(url, redirect)).toEqual(to(location, status));
  });

  test.each([
    ['/shop', '/new', '/shop', '/new'],
    ['/shop', '/new', '/shop/', '/new/'],
    ['/shop', '/new/', '/shop/cart', '/new/cart'],
    ['/shop/', '/new', '/shop/cart', '/new/cart'],
    ['/shop', '/', '/shop', '/'],
    ['/shop', '/', '/shop/cart', '/cart'],
    ['/', '/new', '/shop', '/new/shop'],
  ])('replaces the prefix %s by %s: %s becomes %s', (prefix, by, path, expected) => {
    const redirect = `path: {type: ReplacePrefixMatch, replacePrefixMatch: ${by}}`;
    expect(sent(`http://a.test${path}`, redirect, { matches: `[{path: {value: ${prefix}}}]` })).toEqual(
      to(`http://a.test${expected}`),
    );
  });

  test.each([
    ['traefik', '/shop', '/new/', '/shop/cart/', '/new/cart/'],
    ['traefik', '/shop', '/', '/shop', '/'],
    ['traefik', '/shop/', '/new', '/shop/cart', '/new/cart'],
    ['traefik', '/shop/', '/new', '/shop', '/new/shop'],
    ['contour', '/shop', '/new/', '/shop/cart', '/new//cart'],
    ['contour', '/shop/', '/new', '/shop/cart', '/new/cart'],
    ['contour', '/', '/new', '/shop', '/newshop'],
    ['contour', '/shop', '/', '/shop//cart', '/cart'],
    ['contour', '/shop/', '/', '/shop', '/shop'],
  ])('of %s replaces the prefix %s by %s in its own way: %s becomes %s', (className, prefix, by, path, expected) => {
    const redirect = `path: {type: ReplacePrefixMatch, replacePrefixMatch: ${by}}`;
    const matches = `[{path: {value: ${prefix}}}]`;
    expect(sent(`http://a.test${path}`, redirect, { matches, className })).toEqual(to(`http://a.test${expected}`));
  });

  test('keeps the port through Contour, and drops it with the host', () => {
    const contour = { className: 'contour' };
    expect(sent('http://a.test:8000/shop', 'scheme: https', contour)).toEqual(to('https://a.test:8000/shop'));
    expect(sent('http://a.test/shop', 'scheme: https', contour)).toEqual(to('https://a.test/shop'));
    expect(sent('http://a.test:8000/shop', 'hostname: b.test', contour)).toEqual(to('http://b.test/shop'));
  });
});

describe('an Ingress', () => {
  const of = (className: string, annotation: string, more = '') =>
    service('web') +
    ingress('shop', rule('a.test', ['Prefix', '/', 'web']), more, className).replace(
      'metadata: {',
      `metadata: {annotations: {${annotation}}, `,
    );
  const ends = (yaml: string) => traced(yaml, 'internet', 'http://a.test/shop?v=2').paths.map(({ outcome }) => outcome);

  test('is redirected where its controller does so for hosts with TLS', () => {
    const tls = 'tls: [{hosts: [a.test], secretName: cert}]';
    expect(ends(of('nginx', '', tls))).toEqual(to('https://a.test/shop?v=2', 308));
    expect(ends(of('nginx', '"nginx.ingress.kubernetes.io/ssl-redirect": "false"', tls))).not.toEqual(
      to('https://a.test/shop?v=2', 308),
    );
  });

  test.each([
    ['nginx', 'nginx.ingress.kubernetes.io/force-ssl-redirect', 308],
    ['contour', 'ingress.kubernetes.io/force-ssl-redirect', 301],
  ])('of %s is redirected where %s asks for it, and the trace says so', (className, key, status) => {
    const yaml = of(className, `"${key}": "true"`);
    expect(ends(yaml)).toEqual(to('https://a.test/shop?v=2', status));
    const [hop] = traced(yaml, 'internet', 'http://a.test/').paths.flatMap(({ hops }) => hops.slice(-1));
    expect(hop?.by?.path).toBe(`metadata.annotations["${key}"]`);
    expect(ends(of(className, `"${key}": "false"`))).not.toEqual(to('https://a.test/shop?v=2', status));
  });
});
