import { deployment, ingress, rule, service } from '../support/trace-manifests';
import { assumptionsOf, endsOf } from '../support/traced';

const PODS = ['web', 'orders', 'carts'].map((name) => deployment(name) + service(name)).join('');
const TLS = 'tls: [{hosts: [shop.example.com], secretName: cert}]';
const HOST = 'shop.example.com';

/** The same Ingress in another class, with annotations. */
function at(className: string, paths: Parameters<typeof rule>[1][], more = '', annotations = ''): string {
  return ingress('shop', rule(HOST, ...paths), more, className).replace(
    'namespace: shop}',
    `namespace: shop, annotations: {${annotations}}}`,
  );
}

const to = (manifests: string, url: string) => endsOf(PODS + manifests, 'internet', url);
const arrives = (name: string) => [`delivered to Deployment shop/${name}:8080`];

describe('Contour', () => {
  const wild = ingress('wild', rule('*.example.com', ['Prefix', '/', 'carts']), '', 'contour');

  test('passes over paths to Services that are not there, and to ports that they do not have', () => {
    const shop = at('contour', [
      ['Prefix', '/', 'web'],
      ['Prefix', '/orders', 'gone'],
    ]);
    expect(to(shop, `http://${HOST}/orders`)).toEqual(arrives('web'));
    expect(to(at('contour', [['Prefix', '/orders', 'gone']]), `http://${HOST}/orders`)).toEqual([
      'answered with 404 by ingress class contour: Contour passes over Prefix shop.example.com/orders of Ingress shop/shop, for shop/gone does not have the port',
    ]);
  });

  test('looks at the paths of the closest host alone, unless it passes over all of them', () => {
    const narrow = at('contour', [['Prefix', '/orders', 'orders']]);
    expect(to(narrow + wild, `http://${HOST}/x`)[0]).toMatch(/^answered with 404 /);
    expect(to(narrow.replaceAll('orders', 'gone') + wild, `http://${HOST}/x`)).toEqual(arrives('carts'));
  });
});

describe('Traefik', () => {
  const SHOP = at('traefik', [
    ['Prefix', '/', 'web'],
    ['Prefix', '/orders', 'orders'],
    ['Exact', '/orders/new', 'carts'],
  ]);

  test('compares prefixes letter by letter', () => {
    expect(to(SHOP, `http://${HOST}/ordersx`)).toEqual(arrives('orders'));
  });

  test('takes the longer rule first, and "Path" is a shorter word than "PathPrefix"', () => {
    expect(to(SHOP, `http://${HOST}/orders/new`)).toEqual(arrives('orders'));
  });

  test('takes a priority before any length', () => {
    const first = at(
      'traefik',
      [['Exact', '/orders/new', 'carts']],
      '',
      'traefik.ingress.kubernetes.io/router.priority: "100"',
    );
    expect(to(SHOP + first.replace('name: shop,', 'name: first,'), `http://${HOST}/orders/new`)).toEqual(
      arrives('carts'),
    );
  });

  test('takes a wildcard, which becomes a long pattern, before the host itself', () => {
    const wild = ingress('wild', rule('*.example.com', ['Prefix', '/', 'carts']), '', 'traefik');
    expect(to(SHOP + wild, `http://${HOST}/`)).toEqual(arrives('carts'));
  });

  test('does not know which of two equally long rules is first', () => {
    const late = ingress('late', rule(HOST, ['Prefix', '/', 'carts']), '', 'traefik');
    expect(to(SHOP + late, `http://${HOST}/`)[0]).toMatch(/^unknown; .* which route Traefik takes first/);
  });

  test('serves a default backend only of an Ingress without rules', () => {
    const fallback = 'defaultBackend: {service: {name: web, port: {number: 80}}}';
    const narrow = at('traefik', [['Prefix', '/orders', 'orders']], fallback);
    expect(to(narrow, `http://${HOST}/x`)).toEqual([
      'answered with 404 by ingress class traefik: no path of shop.example.com fits /x',
    ]);
  });

  test('ends TLS where an annotation or the entry point says so, and then takes nothing else', () => {
    const silent = at('traefik', [['Prefix', '/', 'web']], TLS);
    expect(assumptionsOf(PODS + silent, 'internet', `https://${HOST}/`)).toContain(
      'Traefik ends TLS where these requests come in, for Ingress shop/shop has no traefik.ingress.kubernetes.io/router.tls: "true"',
    );
    const told = at('traefik', [['Prefix', '/', 'web']], TLS, 'traefik.ingress.kubernetes.io/router.tls: "true"');
    expect(to(told, `https://${HOST}/`)).toEqual(arrives('web'));
    expect(to(told, `http://${HOST}/`)[0]).toMatch(/^answered with 404/);
  });

  test('asks the cluster IP where the Service says so', () => {
    const native = PODS.replace(
      '{name: web, namespace: shop}, spec: {ports',
      '{name: web, namespace: shop, annotations: {traefik.ingress.kubernetes.io/service.nativelb: "true"}}, spec: {ports',
    ).replace('selector: {app: web}}', 'selector: {app: web}, sessionAffinity: ClientIP}');
    expect(native).not.toBe(PODS);
    expect(endsOf(native + SHOP, 'internet', `http://${HOST}/`)).toEqual(arrives('web'));
    expect(assumptionsOf(native + SHOP, 'internet', `http://${HOST}/`)).toContain('the pods are ready');
  });
});

describe('ingress-nginx', () => {
  const CLASS =
    '{apiVersion: networking.k8s.io/v1, kind: IngressClass, metadata: {name: edge}, spec: {controller: k8s.io/ingress-nginx}}\n---\n';
  const ROUTES: Parameters<typeof rule>[1][] = [
    ['Prefix', '/orders', 'orders'],
    ['Exact', '/orders/new', 'carts'],
    ['Prefix', '/', 'web'],
  ];

  test('goes by the API where nobody asks for patterns', () => {
    const shop = CLASS + at('edge', ROUTES);
    expect(to(shop, `http://${HOST}/orders/new`)).toEqual(arrives('carts'));
    expect(to(shop, `http://${HOST}/ordersx`)).toEqual(arrives('web'));
  });

  test('reads all paths of a host as patterns where one Ingress asks for it, the longest first', () => {
    const asks = at(
      'edge',
      [['ImplementationSpecific', '/o.*s/[a-z]+/?', 'web']],
      '',
      'nginx.ingress.kubernetes.io/use-regex: "true"',
    );
    const shop = CLASS + at('edge', ROUTES) + asks.replace('name: shop,', 'name: asks,');
    expect(to(shop, `http://${HOST}/orders/new`)).toEqual(arrives('web'));
    expect(to(shop, `http://${HOST}/ordersx`)).toEqual(arrives('orders'));
  });

  test('says that it does not know where a pattern would take too long', () => {
    const asks = at(
      'edge',
      [['ImplementationSpecific', '/(a+)+$', 'web']],
      '',
      'nginx.ingress.kubernetes.io/use-regex: "true"',
    );
    expect(to(CLASS + asks, `http://${HOST}/${'a'.repeat(40)}!`)).toEqual([
      expect.stringMatching(
        /^unknown; .*whether ingress class edge takes \/a+! for ImplementationSpecific .*\(a\+\)\+\$/,
      ),
    ]);
  });

  test('sends HTTP on to HTTPS where there is TLS, unless it is told not to', () => {
    expect(to(CLASS + at('edge', ROUTES, TLS), `http://${HOST}/`)).toEqual([
      `answered with 308 by ingress class edge, which sends the client to https://${HOST}/: ingress-nginx sends HTTP on to HTTPS for hosts with TLS`,
    ]);
    const stopped = at('edge', ROUTES, TLS, 'nginx.ingress.kubernetes.io/ssl-redirect: "false"');
    expect(to(CLASS + stopped, `http://${HOST}/`)).toEqual(arrives('web'));
  });

  test('leaves a canary out of the choice, and says so', () => {
    const canary = at('edge', [['Prefix', '/', 'carts']], '', 'nginx.ingress.kubernetes.io/canary: "true"');
    const shop = CLASS + at('edge', ROUTES) + canary.replace('name: shop,', 'name: canary,');
    expect(to(shop, `http://${HOST}/`)).toEqual(arrives('web'));
    expect(assumptionsOf(PODS + shop, 'internet', `http://${HOST}/`)).toContain(
      'the canary Ingress shop/canary does not take the request',
    );
  });

  test('asks what an ExternalName names at the number that is written, whatever ports it has', () => {
    const alias = (ports: string) =>
      `{apiVersion: v1, kind: Service, metadata: {name: api, namespace: shop}, spec: {type: ExternalName, externalName: api.example.org${ports}}}\n---\n`;
    const to = (port: string, ports: string, className: string) =>
      endsOf(
        CLASS +
          alias(ports) +
          ingress('shop', rule(HOST, ['Prefix', '/', 'api']).replace('{name: web}', port), '', className),
        'internet',
        `http://${HOST}/`,
      );
    const leaves = ['leaves the cluster, to api.example.org:8443'];
    expect(to('{number: 8443}', '', 'edge')).toEqual(leaves);
    expect(to('{number: 8443}', ', ports: [{port: 80}]', 'edge')).toEqual(leaves);
    expect(to('{number: 8443}', '', 'kong')[0]).toMatch(/^answered with 503 .* has no port 8443/);
  });

  test('of two controllers with one class name, it is said which is meant', () => {
    expect(assumptionsOf(PODS + at('nginx', ROUTES), 'internet', `http://${HOST}/`)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^ingress class nginx is that of ingress-nginx, and not of /)]),
    );
  });
});

describe('load balancers of clouds', () => {
  const ROUTES: Parameters<typeof rule>[1][] = [['ImplementationSpecific', '/*', 'web']];

  test('compare paths of their own as a whole, but for stars', () => {
    const pods = 'alb.ingress.kubernetes.io/target-type: ip';
    expect(to(at('alb', ROUTES, '', pods), `http://${HOST}/x`)).toEqual(arrives('web'));
    const root = at('alb', [['ImplementationSpecific', '/', 'web']], '', pods);
    expect(to(root, `http://${HOST}/x`)[0]).toMatch(/^answered with 404/);
    expect(to(root, `http://${HOST}/`)).toEqual(arrives('web'));
  });

  test('of AWS take paths of their own last, as they are listed', () => {
    const paths: Parameters<typeof rule>[1][] = [
      ['ImplementationSpecific', '/orders/new/*', 'carts'],
      ['Prefix', '/orders', 'orders'],
    ];
    const shop = at('alb', paths, '', 'alb.ingress.kubernetes.io/target-type: ip');
    expect(to(shop, `http://${HOST}/orders/new/7`)).toEqual(arrives('orders'));
  });

  test('of AWS need node ports, unless they are set up otherwise', () => {
    expect(to(at('alb', ROUTES), `http://${HOST}/x`)).toEqual([
      'unknown; what would settle it: whether ingress class alb is set up to send to pods, for Service shop/web has no node ports',
    ]);
  });

  test('come to the pods from outside the cluster, as policies see it', () => {
    const shop = at('alb', ROUTES, '', 'alb.ingress.kubernetes.io/target-type: ip');
    const policy = (from: string) =>
      `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: p, namespace: shop}, spec: {podSelector: {}, ingress: [{from: [${from}]}]}}\n---\n`;
    expect(to(shop + policy('{ipBlock: {cidr: 0.0.0.0/0}}'), `http://${HOST}/x`)).toEqual(arrives('web'));
    expect(to(shop + policy('{namespaceSelector: {}}'), `http://${HOST}/x`)[0]).toMatch(/^dropped/);
  });

  test('of which a certificate is kept by the cloud', () => {
    const shop = at('alb', ROUTES, TLS, 'alb.ingress.kubernetes.io/target-type: ip');
    expect(assumptionsOf(PODS + shop, 'internet', `https://${HOST}/x`)).toContain(
      'a certificate there covers shop.example.com',
    );
  });
});

test('Contour serves no HTTPS for a host without a certificate', () => {
  expect(to(at('contour', [['Prefix', '/', 'web']]), `https://${HOST}/`)).toEqual([
    'the client refuses the certificate: ingress class contour serves no HTTPS for shop.example.com, for no Ingress names a certificate for it',
  ]);
});

test('a pattern of which nobody says how it is read is unknown', () => {
  const shop = at('kong', [['ImplementationSpecific', '/~/orders/\\d+', 'web']]);
  expect(to(shop, `http://${HOST}/orders/7`)[0]).toMatch(
    /^unknown; .* whether ingress class kong takes \/orders\/7 for /,
  );
});

describe("Azure's Application Gateway", () => {
  const AZURE = 'azure-application-gateway';

  test('compares prefixes letter by letter, and takes the first path that fits', () => {
    const shop = at(AZURE, [
      ['Prefix', '/', 'web'],
      ['Prefix', '/orders', 'orders'],
      ['Exact', '/orders/new', 'carts'],
    ]);
    expect(to(shop, `http://${HOST}/ordersx`)).toEqual(arrives('orders'));
    expect(to(shop, `http://${HOST}/orders/new`)).toEqual(arrives('orders'));
    expect(to(shop, `http://${HOST}/x`)).toEqual(arrives('web'));
  });

  test('takes "/" of any type for all paths', () => {
    expect(to(at(AZURE, [['ImplementationSpecific', '/', 'web']]), `http://${HOST}/x`)).toEqual(arrives('web'));
    expect(to(at(AZURE, [['Exact', '/', 'web']]), `http://${HOST}/x`)).toEqual(arrives('web'));
  });

  test('has the Ingresses of a host in the order of their names', () => {
    const named = (name: string, to: string) => ingress(name, rule(HOST, ['Prefix', '/a', to]), '', AZURE);
    expect(to(named('b', 'carts') + named('a', 'orders'), `http://${HOST}/a/b`)).toEqual(arrives('orders'));
  });
});
