import { deployment, ingress, rule, service } from '../support/trace-manifests';
import { endsOf } from '../support/traced';

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
const notFound = [expect.stringMatching(/^answered with 404 by ingress class /)];

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
    expect(ends(bare('gce'), 'http://bare.example.com/')).toEqual(arrives('web'));
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
