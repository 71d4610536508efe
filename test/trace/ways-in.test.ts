import { outcomeSentence } from '../../src/trace/report/wording';
import { deployment, ingress, policy, rule, service } from '../support/trace-manifests';
import { assumptionsOf, endsOf, hopsOf, tracedAs } from '../support/traced';

const PODS = ['web', 'orders', 'carts'].map((name) => deployment(name) + service(name)).join('');
const TLS = 'tls: [{hosts: [shop.example.com], secretName: cert}]';

describe('an Ingress', () => {
  const SHOP =
    PODS +
    ingress(
      'shop',
      rule(
        'shop.example.com',
        ['Prefix', '/', 'web'],
        ['Prefix', '/orders', 'orders'],
        ['Exact', '/orders/new', 'carts'],
      ),
      TLS,
    );

  test.each([
    ['/', 'web'],
    ['/cart', 'web'],
    ['/orders', 'orders'],
    ['/orders/', 'orders'],
    ['/orders/7', 'orders'],
    ['/ordersx', 'web'],
    ['/orders/new', 'carts'],
    ['/orders/new?x=1', 'carts'],
  ])('sends %s to %s', (path, name) => {
    expect(endsOf(SHOP, 'internet', `https://shop.example.com${path}`)).toEqual([
      `delivered to Deployment shop/${name}:8080`,
    ]);
  });

  test('says what lost, and what it takes for granted', () => {
    expect(assumptionsOf(SHOP, 'internet', 'https://shop.example.com/orders')).toEqual([
      'the name shop.example.com leads to the controller of ingress class public',
      'the controller of ingress class public compares paths as the Ingress API says',
      'the certificate in Secret shop/cert covers shop.example.com',
      'the pods are ready',
    ]);
  });

  test('takes the host itself before a wildcard, whatever the paths', () => {
    const wild =
      SHOP + ingress('wild', rule('*.example.com', ['Prefix', '/orders/7', 'web']), 'tls: [{secretName: any}]');
    expect(endsOf(wild, 'internet', 'https://shop.example.com/orders/7')).toEqual([
      'delivered to Deployment shop/orders:8080',
    ]);
    expect(endsOf(wild, 'internet', 'https://new.example.com/orders/7')).toEqual([
      'delivered to Deployment shop/web:8080',
    ]);
    expect(endsOf(wild, 'internet', 'https://a.b.example.com/orders/7')[0]).toMatch(/^unknown/);
  });

  test('answers 404 where no path fits, unless there is a default backend', () => {
    const narrow = PODS + ingress('shop', rule('shop.example.com', ['Prefix', '/orders', 'orders']));
    expect(endsOf(narrow, 'internet', 'http://shop.example.com/x')).toEqual([
      'answered with 404 by ingress class public: no path of shop.example.com fits /x',
    ]);
    const fallback = 'defaultBackend: {service: {name: web, port: {number: 80}}}';
    const wide = PODS + ingress('shop', rule('shop.example.com', ['Prefix', '/orders', 'orders']), fallback);
    expect(endsOf(wide, 'internet', 'http://shop.example.com/x')).toEqual(['delivered to Deployment shop/web:8080']);
  });

  test.each([
    ['a Service that is not here', 'wbe', 'there is no Service shop/wbe among the manifests'],
    ['a Service without endpoints', 'idle', 'Service shop/idle has no endpoint for 80/TCP (web): it selects no pod'],
  ])('answers 503 for %s', (_, name, because) => {
    const broken = service('idle') + ingress('shop', rule('shop.example.com', ['Prefix', '/', name]));
    expect(endsOf(broken, 'internet', 'http://shop.example.com/')).toEqual([
      `answered with 503 by ingress class public: ${because}`,
    ]);
  });

  test('without a certificate for the host is not trusted', () => {
    const bare = PODS + ingress('shop', rule('shop.example.com', ['Prefix', '/', 'web']));
    expect(endsOf(bare, 'internet', 'https://shop.example.com/')).toEqual([
      'the client refuses the certificate: no Ingress of ingress class public names a certificate for shop.example.com',
    ]);
  });

  test('of two with one path and two backends the older wins, which no manifest tells', () => {
    const rivals = `${SHOP}${ingress('late', rule('shop.example.com', ['Prefix', '/', 'orders']))}`;
    expect(endsOf(rivals, 'internet', 'https://shop.example.com/')[0]).toMatch(
      /^unknown; what would settle it: which is older, Ingress shop\/late or Ingress shop\/shop, /,
    );
  });

  test('asks no policy of the Service, and those of the pods with a sender nobody knows', () => {
    expect(hopsOf(SHOP, 'internet', 'https://shop.example.com/')).toContain(
      'endpoints: the endpoints of Service shop/web port 80/TCP (web)',
    );
    const shut = policy('p', 'web', 'ingress: [{from: [{podSelector: {matchLabels: {app: orders}}}]}]');
    expect(endsOf(SHOP + shut, 'internet', 'https://shop.example.com/')[0]).toMatch(
      /^unknown; .* labels of the pods that connect/,
    );
    const open = policy('p', 'web', 'ingress: [{from: [{namespaceSelector: {}}]}]');
    expect(endsOf(SHOP + open, 'internet', 'https://shop.example.com/')[0]).toMatch(/^delivered/);
  });
});

describe('from outside', () => {
  test.each([
    ['ClusterIP', '', 'dropped'],
    ['NodePort', 'type: NodePort, ', 'delivered'],
    ['LoadBalancer', 'type: LoadBalancer, ', 'delivered'],
    ['an external IP', 'externalIPs: [198.51.100.7], ', 'delivered'],
  ])('a Service of type %s', (_, type, end) => {
    const shop = deployment('web') + service('web', 80, `${type}selector: {app: web}`);
    expect(endsOf(shop, 'internet', 'service/shop/web:80')[0]?.startsWith(end)).toBe(true);
  });

  test('an external IP means its Service', () => {
    const shop = deployment('web') + service('web', 80, 'externalIPs: [198.51.100.7], selector: {app: web}');
    expect(endsOf(shop, 'internet', 'http://198.51.100.7/')).toEqual(['delivered to Deployment shop/web:8080']);
  });

  test.each(['external-dns.kubernetes.io', 'external-dns.alpha.kubernetes.io'])(
    'a name that external-dns gives by %s means its Service',
    (prefix) => {
      const shop =
        deployment('web') +
        service('web', 80, 'type: LoadBalancer, selector: {app: web}').replace(
          'namespace: shop',
          `namespace: shop, annotations: {${prefix}/hostname: "www.example.com, shop.example.com"}`,
        );
      expect(endsOf(shop, 'internet', 'http://shop.example.com/')).toEqual(['delivered to Deployment shop/web:8080']);
    },
  );

  test('a node port leads to its Service, and others are refused', () => {
    const shop =
      deployment('web') +
      service('web', 80, 'type: NodePort, selector: {app: web}').replace(
        '{name: web, port: 80',
        '{name: web, port: 80, nodePort: 30080',
      );
    expect(endsOf(shop, 'internet', 'node:30080')).toEqual(['delivered to Deployment shop/web:8080']);
    expect(endsOf(shop, 'internet', 'node:30081')).toEqual(['refused: no Service asks for node port 30081/TCP']);
  });

  test.each([
    ['192.0.2.7', 'delivered'],
    ['203.0.113.7', 'dropped'],
    ['2001:db8::7', 'delivered'],
    ['internet', 'delivered'],
  ])('source ranges, from %s', (from, end) => {
    const shop =
      deployment('web') +
      service('web', 80, 'type: LoadBalancer, loadBalancerSourceRanges: [192.0.2.0/24], selector: {app: web}');
    expect(endsOf(shop, from, 'service/shop/web:80')[0]?.startsWith(end)).toBe(true);
  });

  test('policies see the client with Local, and a node otherwise', () => {
    const only = policy('p', 'web', 'ingress: [{from: [{ipBlock: {cidr: 192.0.2.0/24}}]}]');
    const balanced = (more: string) =>
      deployment('web') + only + service('web', 80, `type: LoadBalancer, ${more}selector: {app: web}`);
    expect(endsOf(balanced('externalTrafficPolicy: Local, '), '192.0.2.7', 'service/shop/web:80')[0]).toMatch(
      /^delivered/,
    );
    expect(endsOf(balanced('externalTrafficPolicy: Local, '), '203.0.113.7', 'service/shop/web:80')[0]).toMatch(
      /^dropped/,
    );
    expect(endsOf(balanced(''), '192.0.2.7', 'service/shop/web:80')[0]).toMatch(/^unknown/);
  });

  test('a host that nothing here serves is unknown', () => {
    expect(endsOf(PODS, 'internet', 'https://shop.example.com/')).toEqual([
      'unknown; what would settle it: an Ingress, a Gateway or a load balancer that takes requests for shop.example.com',
    ]);
  });
});

describe('a Gateway', () => {
  const gateway = (listeners: string) =>
    `{apiVersion: gateway.networking.k8s.io/v1, kind: Gateway, metadata: {name: gw, namespace: shop}, spec: {gatewayClassName: eg, listeners: [${listeners}]}}\n---\n`;
  const route = (name: string, spec: string) =>
    `{apiVersion: gateway.networking.k8s.io/v1, kind: HTTPRoute, metadata: {name: ${name}, namespace: shop}, spec: {parentRefs: [{name: gw${spec}}}\n---\n`;
  const HTTP = '{name: http, port: 80, protocol: HTTP}';
  const HTTPS = '{name: https, port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: cert}]}}';
  const to = (name: string, more = '') => `{name: ${name}, port: 80${more}}`;
  const match = (path: string, type = 'PathPrefix') => `matches: [{path: {type: ${type}, value: ${path}}}]`;

  const SHOP =
    PODS +
    gateway(`${HTTP}, ${HTTPS}`) +
    route(
      'shop',
      `, sectionName: https}], hostnames: [shop.example.com], rules: [{backendRefs: [${to('web')}]}, {${match('/orders')}, backendRefs: [${to('orders', ', weight: 3')}, ${to('carts')}]}]`,
    ) +
    route(
      'redirect',
      ', sectionName: http}], rules: [{filters: [{type: RequestRedirect, requestRedirect: {scheme: https, statusCode: 301}}]}]',
    );

  test('leads by listener, host and path to its backends, by their weights', () => {
    expect(endsOf(SHOP, 'internet', 'https://shop.example.com/x')).toEqual(['delivered to Deployment shop/web:8080']);
    expect(endsOf(SHOP, 'internet', 'https://shop.example.com/orders/7')).toEqual([
      '75 % delivered to Deployment shop/orders:8080',
      '25 % delivered to Deployment shop/carts:8080',
    ]);
  });

  test('redirects', () => {
    expect(endsOf(SHOP, 'internet', 'http://shop.example.com/x')).toEqual([
      'answered with 301 by Gateway shop/gw, which sends the client to https://shop.example.com/x: the rule redirects',
    ]);
  });

  test('answers 404 for other hosts', () => {
    expect(endsOf(SHOP, 'internet', 'https://other.example.com/')).toEqual([
      'answered with 404 by Gateway shop/gw: no route at this listener takes other.example.com/',
    ]);
  });

  test.each([
    [
      'a missing Service',
      to('wbe'),
      'answered with 500 by Gateway shop/gw: there is no Service shop/wbe among the manifests',
    ],
    [
      'another namespace without a grant',
      to('web', ', namespace: bank'),
      /^answered with 500 .*: no ReferenceGrant in namespace bank/,
    ],
    [
      'weights of 0',
      to('web', ', weight: 0'),
      'answered with 500 by Gateway shop/gw: all backends of the rule have weight 0',
    ],
  ])('answers 500 for %s', (_, backend, end) => {
    const broken = PODS + gateway(HTTP) + route('r', `}], rules: [{backendRefs: [${backend}]}]`);
    expect(endsOf(broken, 'internet', 'http://a.example.com/')).toEqual([
      typeof end === 'string' ? end : expect.stringMatching(end),
    ]);
  });

  test('does not know what an extension answers in place of a backend', () => {
    const extension = '{type: ExtensionRef, extensionRef: {group: example.com, kind: Answer, name: later}}';
    const shop = PODS + gateway(HTTP) + route('r', `}], rules: [{filters: [${extension}]}]`);
    expect(endsOf(shop, 'internet', 'http://a.example.com/')).toEqual([
      'unknown; what would settle it: what Gateway shop/gw makes of Answer later',
    ]);
  });

  test('says that it does not know where a pattern would take too long', () => {
    const slow = `{${match('"/(a+)+$"', 'RegularExpression')}, backendRefs: [${to('web')}]}`;
    const shop = PODS + gateway(HTTP) + route('r', `}], rules: [${slow}]`);
    expect(endsOf(shop, 'internet', `http://a.example.com/${'a'.repeat(40)}!`)).toEqual([
      'unknown; what would settle it: whether "/(a+)+$" of HTTPRoute shop/r fits, which may take too long to find out',
    ]);
  });

  test('chooses by method, headers and parameters as far as the request has them', () => {
    const rules = [
      `{backendRefs: [${to('web')}]}`,
      `{matches: [{method: POST}], backendRefs: [${to('orders')}]}`,
      `{matches: [{headers: [{name: X-Beta, value: "1"}]}, {queryParams: [{name: beta, type: RegularExpression, value: "y.*"}]}], backendRefs: [${to('carts')}]}`,
    ];
    const shop = PODS + gateway(HTTP) + route('r', `}], rules: [${rules.join(', ')}]`);
    const ends = (url: string, more = {}) => {
      const { paths } = tracedAs(shop, url, more);
      return paths.map(({ outcome }) => outcomeSentence(outcome));
    };
    expect(ends('http://a.example.com/')).toEqual(['delivered to Deployment shop/web:8080']);
    expect(ends('http://a.example.com/', { method: 'POST' })).toEqual(['delivered to Deployment shop/orders:8080']);
    expect(ends('http://a.example.com/', { headers: new Map([['x-beta', '1']]) })).toEqual([
      'delivered to Deployment shop/carts:8080',
    ]);
    expect(ends('http://a.example.com/?beta=yes')).toEqual(['delivered to Deployment shop/carts:8080']);
    expect(ends('http://a.example.com/?beta=no')).toEqual(['delivered to Deployment shop/web:8080']);
    // Method comes before headers.
    expect(ends('http://a.example.com/?beta=yes', { method: 'POST' })).toEqual([
      'delivered to Deployment shop/orders:8080',
    ]);
  });

  test('of two routes that fit alike the older goes first, which is taken for granted', () => {
    const two =
      PODS +
      gateway(HTTP) +
      ['a', 'b'].map((name) => route(name, `}], rules: [{backendRefs: [${to('web')}]}]`)).join('');
    expect(assumptionsOf(two, 'internet', 'http://a.example.com/')).toContain(
      'HTTPRoute shop/a is not younger than HTTPRoute shop/b',
    );
  });

  test('does not say what becomes of an alias', () => {
    const alias = service('ext', 80, 'type: ExternalName, externalName: api.example.org');
    const shop = alias + gateway(HTTP) + route('r', `}], rules: [{backendRefs: [${to('ext')}]}]`);
    expect(endsOf(shop, 'internet', 'http://a.example.com/')[0]).toMatch(/^unknown/);
  });
});
