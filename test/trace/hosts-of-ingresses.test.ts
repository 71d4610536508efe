import { deployment, ingress, rule, service } from '../support/trace-manifests';
import { assumptionsOf, endsOf, hopsOf } from '../support/traced';

/*
 * Which host takes a request, and where a default backend does. Most controllers choose the host first, as NGINX chooses a server
 * and Envoy a virtual host, and look at no other host then.
 */

const PODS = ['web', 'orders', 'rest'].map((name) => deployment(name) + service(name)).join('');
const CLASSES = ['a: k8s.io/ingress-nginx', 'b: nginx.org/ingress-controller', 'c: haproxy.org/ingress-controller']
  .map((each) => each.split(': '))
  .map(
    ([name, controller]) =>
      `{apiVersion: networking.k8s.io/v1, kind: IngressClass, metadata: {name: ${name}}, spec: {controller: ${controller}}}\n---\n`,
  )
  .join('');
const [NGINX, F5, HAPROXY] = ['a', 'b', 'c'];
const HOST = 'shop.example.com';
const REST = 'defaultBackend: {service: {name: rest, port: {number: 80}}}';

const ends = (manifests: string, url: string) => endsOf(PODS + CLASSES + manifests, 'internet', url);
const arrives = (name: string) => [`delivered to Deployment shop/${name}:8080`];
const notFound = [expect.stringMatching(/^answered with 404 by (?:Ingress [a-z/]+ of )?ingress class /)];

describe('an exact host beside a wildcard', () => {
  const both = (className: string) =>
    ingress('shop', rule(HOST, ['Prefix', '/orders', 'orders']), '', className) +
    ingress('wild', rule('*.example.com', ['Prefix', '/', 'web']), '', className);

  test.each([NGINX, F5, HAPROXY, 'gce', 'cilium', 'contour'])(
    'is not left for the wildcard by class %s',
    (className) => {
      expect(ends(both(className), `http://${HOST}/orders`)).toEqual(arrives('orders'));
      expect(ends(both(className), `http://${HOST}/x`)).toEqual(notFound);
      expect(ends(both(className), 'http://x.example.com/x')).toEqual(arrives('web'));
    },
  );

  test.each(['kong', 'public'])('is left for the wildcard by class %s, of which nothing else is known', (className) => {
    expect(ends(both(className), `http://${HOST}/x`)).toEqual(arrives('web'));
  });

  test('is one for NGINX without paths as well, and for others is none', () => {
    const bare = (className: string) => both(className) + ingress('bare', '{host: bare.example.com}', '', className);
    expect(ends(bare(NGINX), 'http://bare.example.com/')).toEqual(notFound);
    expect(ends(bare(HAPROXY), 'http://bare.example.com/')).toEqual(arrives('web'));
  });
});

describe('a default backend beside rules', () => {
  const shop = (className: string) => ingress('shop', rule(HOST, ['Prefix', '/orders', 'orders']), REST, className);
  const open = (className: string) => ingress('open', '', REST, className);
  const elsewhere = 'http://other.example.org/';

  test.each([NGINX, F5, 'azure-application-gateway'])('serves class %s at the hosts of its rules', (className) => {
    expect(ends(shop(className), `http://${HOST}/x`)).toEqual(arrives('rest'));
    expect(ends(shop(className), elsewhere)).toEqual(notFound);
  });

  test.each(['gce', HAPROXY, 'kong', 'public'])('serves class %s wherever no path fits', (className) => {
    expect(ends(shop(className), `http://${HOST}/x`)).toEqual(arrives('rest'));
    expect(ends(shop(className), elsewhere)).toEqual(arrives('rest'));
  });

  test('is a rule without a host for Contour', () => {
    expect(ends(shop('contour'), `http://${HOST}/x`)).toEqual(notFound);
    expect(ends(shop('contour'), elsewhere)).toEqual(arrives('rest'));
  });

  test('of an Ingress without rules is for all other hosts, and F5 refuses such an Ingress', () => {
    const routes = (className: string) => ingress('shop', rule(HOST, ['Prefix', '/orders', 'orders']), '', className);
    for (const className of [NGINX, 'azure-application-gateway']) {
      expect(ends(open(className) + routes(className), elsewhere)).toEqual(arrives('rest'));
      expect(ends(open(className) + routes(className), `http://${HOST}/x`)).toEqual(notFound);
    }
    expect(ends(open(F5), elsewhere)).toEqual(notFound);
  });

  test('ingress-nginx serves none for a rule without a host', () => {
    const anyHost = (className: string) => ingress('any', rule('', ['Prefix', '/orders', 'orders']), REST, className);
    expect(ends(anyHost(NGINX), elsewhere)).toEqual(notFound);
    expect(ends(anyHost(F5), elsewhere)).toEqual(arrives('rest'));
  });

  test('is not known where another Ingress has rules for the host and may be older', () => {
    const other = ingress('other', rule(HOST, ['Prefix', '/web', 'web']), '', NGINX);
    expect(ends(shop(NGINX) + other, `http://${HOST}/x`)).toEqual([
      'unknown; what would settle it: which is older, Ingress shop/shop or Ingress shop/other, for both have rules for shop.example.com, and not the same default backend',
    ]);
  });
});

describe('Cilium', () => {
  const TLS = `tls: [{hosts: [${HOST}], secretName: cert}]`;
  const shop = (more: string) => ingress('shop', rule(HOST, ['Prefix', '/orders', 'orders']), more, 'cilium');

  test('has its default backend at other hosts', () => {
    expect(ends(shop(REST), `http://${HOST}/x`)).toEqual(notFound);
    expect(ends(shop(REST), 'http://other.example.org/')).toEqual(arrives('rest'));
  });

  test('has over TLS nothing but the default backend at the hosts of its Ingress', () => {
    expect(ends(shop(TLS), `https://${HOST}/orders`)).toEqual(arrives('orders'));
    expect(ends(shop(TLS), `https://${HOST}/x`)).toEqual(notFound);
    expect(ends(shop(`${TLS}, ${REST}`), `https://${HOST}/orders`)).toEqual(arrives('rest'));
    expect(hopsOf(PODS + shop(`${TLS}, ${REST}`), 'internet', `https://${HOST}/orders`)).toContain(
      `ingress: ingress class cilium: over TLS, the default backend in place of the paths of ${HOST}`,
    );
    const hostless = ingress(
      'shop',
      `${rule(HOST, ['Prefix', '/orders', 'orders'])}, ${rule('', ['Prefix', '/', 'web'])}`,
      TLS,
      'cilium',
    );
    expect(ends(hostless, `https://${HOST}/orders`)).toEqual(arrives('web'));
    expect(ends(ingress('shop', rule('', ['Prefix', '/', 'web']), TLS, 'cilium'), `https://${HOST}/`)).toEqual(
      arrives('web'),
    );
  });

  test('serves TLS for hosts that rules and spec.tls name alike', () => {
    const wild = 'tls: [{hosts: ["*.example.com"], secretName: cert}]';
    expect(ends(shop(wild), `https://${HOST}/orders`)).toEqual([
      expect.stringMatching(/^the client refuses the certificate/),
    ]);
  });

  test('sends plain requests for hosts with TLS on, unless it is told otherwise', () => {
    expect(ends(shop(TLS), `http://${HOST}/orders`)).toEqual([
      `answered with 301 by ingress class cilium, which sends the client to https://${HOST}/orders: Cilium sends HTTP on to HTTPS for hosts with TLS`,
    ]);
    for (const value of ['disabled', 'false']) {
      const open = shop(TLS).replace(
        'metadata: {',
        `metadata: {annotations: {ingress.cilium.io/force-https: "${value}"}, `,
      );
      expect(ends(open, `http://${HOST}/orders`)).toEqual(arrives('orders'));
    }
    expect(ends(shop('tls: [{hosts: ["*.example.com"], secretName: cert}]'), `http://${HOST}/orders`)).toEqual(
      arrives('orders'),
    );
  });
});

describe('Ingresses with proxies of their own', () => {
  const shop = (className: string) => ingress('shop', rule(HOST, ['Prefix', '/orders', 'orders']), '', className);
  const open = (className: string) => ingress('open', '', REST, className);
  const annotated = (yaml: string, key: string, value: string) =>
    yaml.replace('metadata: {', `metadata: {annotations: {${key}: ${value}}, `);

  test('have no default backend of another', () => {
    expect(ends(shop('gce') + open('gce'), `http://${HOST}/x`)).toEqual([
      `answered with 404 by Ingress shop/shop of ingress class gce: no path of ${HOST} fits /x`,
    ]);
    expect(assumptionsOf(PODS + shop('gce') + open('gce'), 'internet', `http://${HOST}/x`)).toContain(
      `the name ${HOST} leads to the controller of Ingress shop/shop of ingress class gce, and not to Ingress shop/open of ingress class gce`,
    );
  });

  test('of AWS share one by a group', () => {
    const ip = 'alb.ingress.kubernetes.io/target-type';
    const key = 'alb.ingress.kubernetes.io/group.name';
    const both =
      annotated(annotated(shop('alb'), key, 'web'), ip, 'ip') + annotated(annotated(open('alb'), key, 'web'), ip, 'ip');
    const grouped = both
      .replaceAll(/\}, annotations: \{/g, ', ')
      .replaceAll(/(annotations: \{[^}]*)\}, annotations: \{/g, '$1, ');
    expect(ends(grouped, `http://${HOST}/x`)).toEqual(arrives('rest'));
    expect(ends(grouped.replace(`${key}: web`, `${key}: mine`), `http://${HOST}/x`)).toEqual([
      expect.stringMatching(/^answered with 404 by group mine of ingress class alb/),
    ]);
  });

  test('of Cilium have one where they say so, and may where they say nothing', () => {
    const key = 'ingress.cilium.io/loadbalancer-mode';
    const more = ingress('more', rule(HOST, ['Prefix', '/', 'web']), '', 'cilium');
    const together = shop('cilium') + more;
    expect(ends(together, `http://${HOST}/x`)).toEqual(arrives('web'));
    const said = `Cilium is set up to have Ingresses without ${key} share a load balancer`;
    expect(assumptionsOf(PODS + together, 'internet', `http://${HOST}/x`)).toContain(said);
    const apart = annotated(shop('cilium'), key, 'dedicated') + more.replace("'/'", "'/web'");
    // A name that may lead to both leads to the one that takes the request.
    expect(hopsOf(PODS + apart, 'internet', `http://${HOST}/web`)).toContain(
      `ingress: ingress class cilium: Prefix ${HOST}/web`,
    );
    expect(hopsOf(PODS + apart, 'internet', `http://${HOST}/orders`)).toContain(
      `ingress: Ingress shop/shop of ingress class cilium: Prefix ${HOST}/orders`,
    );
    expect(ends(apart, `http://${HOST}/x`)).toEqual(notFound);
    const shared = annotated(shop('cilium'), key, 'shared') + annotated(more, key, 'shared');
    expect(assumptionsOf(PODS + shared, 'internet', `http://${HOST}/x`)).not.toContain(said);
  });
});
