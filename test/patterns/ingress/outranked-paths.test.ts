import { Chart, Testing } from 'cdk8s';
import { ClusterIpService, HttpIngress, HttpRoute, IngressClassRef, PodLabels, PodPort } from '../../../src';

/*
 * Exact paths that a controller which goes by the letters of its rules gives to a Prefix. That Traefik does so is seen in
 * test/packets/ways-in.
 */

const http = PodPort.tcp(8080, 'http');

let warned: jest.SpyInstance;

beforeEach(() => {
  warned = jest.spyOn(console, 'warn').mockImplementation();
});

afterEach(() => warned.mockRestore());

/** What is said of routes to `web`, unless they are Exact, which lead to `login`. */
function saidOf(
  ingressClass: IngressClassRef,
  ...paths: readonly (readonly [type: 'exact' | 'prefix', path: string])[]
) {
  const chart = new Chart(Testing.app(), 'shop');
  const service = (name: string) =>
    new ClusterIpService(chart, name, { selector: PodLabels.of({ app: name }), ports: [http.exposedAs(80)] });
  const [web, login] = [service('web'), service('login')];
  new HttpIngress(chart, 'front', {
    ingressClass,
    routes: paths.map(([type, path]) =>
      type === 'exact'
        ? HttpRoute.exact('shop.example.com', path, login.backend())
        : HttpRoute.prefix('shop.example.com', path, web.backend()),
    ),
  });
  return warned.mock.calls.map(([sentence]) => sentence);
}

test('an Exact path that is no longer than six letters more than a Prefix is told of', () => {
  expect(saidOf(IngressClassRef.traefik(), ['prefix', '/'], ['exact', '/login'])).toEqual([
    'warning: shop/front routes[1]: found "Exact shop.example.com/login" beside "Prefix shop.example.com/", which takes its requests, ' +
      'expected paths that Traefik ranks as Kubernetes says, for of its rules the one with the most letters wins; ' +
      'give it an Ingress of its own, with the annotation traefik.ingress.kubernetes.io/router.priority: "1000"',
  ]);
});

test.each([
  ['/', '/healthz', 0],
  ['/', '/health', 1],
  ['/cart', '/cart', 1],
  ['/cart', '/cartoon', 1],
  ['/cart', '/blog', 0],
] as const)('of the Prefix %s and the Exact %s: %d', (prefix, exact, count) => {
  expect(saidOf(IngressClassRef.traefik(), ['prefix', prefix], ['exact', exact])).toHaveLength(count);
});

test('controllers that rank as Kubernetes says are not spoken of', () => {
  expect(saidOf(IngressClassRef.contour(), ['prefix', '/'], ['exact', '/login'])).toEqual([]);
});
