import { HttpIngress, HttpRoute, IngressClassRef, RouteBackend } from '../../../src';
import { refusalOf, shopChart } from '../../support/synth';

const web = RouteBackend.fromServiceName('web', 80);

const refused = (...routes: HttpRoute[]) =>
  refusalOf(() => new HttpIngress(shopChart(), 'web', { ingressClass: IngressClassRef.openshift(), routes }));

test('an exact path is refused where the controller makes no route of it', () => {
  expect(refused(HttpRoute.prefix('a.example.com', '/', web), HttpRoute.exact('a.example.com', '/status', web))).toBe(
    'shop/web routes[1]: found the path "/status" of type Exact, expected one of type Prefix, for OpenShift\'s router passes over exact paths; use HttpRoute.prefix',
  );
});

test('so is a route without a host', () => {
  expect(refused(HttpRoute.onAnyHost('/', web))).toBe(
    'shop/web routes[0]: found a route on any host, expected a host, for OpenShift\'s router passes over rules without one; write a route for each host: HttpRoute.prefix("shop.example.com", …)',
  );
});

test('and a default backend, whose cure is no route without a host', () => {
  const ingressClass = IngressClassRef.openshift();
  expect(refusalOf(() => new HttpIngress(shopChart(), 'web', { ingressClass, defaultBackend: web }))).toMatch(
    /make it a route of each host: HttpRoute\.prefix\("shop\.example\.com", "\/", …\)$/,
  );
});
