import { isKin, isSlip, meant } from '../../src/values/likeness';

test.each([
  ['frontend', 'fronted'],
  ['web', 'wbe'],
  ['checkout', 'chekcout'],
  ['my-app', 'myapp'],
])('%s and %s differ by a slip', (a, b) => {
  expect(isSlip(a, b)).toBe(true);
});

test.each([
  ['web-1', 'web-2'],
  ['mysql-0', 'mysql-1'],
  ['web', 'web-v2'],
  ['echo-x', 'echo'],
  ['web-svc', 'web-svc-2'],
  ['shop-a', 'shop-b'],
  ['shop', 'shop-a'],
  ['redis-master', 'redis-slave'],
  ['web', 'api'],
  ['blue', 'green'],
  ['web', 'web'],
  ['ingressgateway', 'egressgateway'],
  ['internal-nginx', 'external-nginx'],
  ['rook-ceph-mgr-dashboard', 'rook-ceph-mgr-dashboard-external-http'],
])('%s and %s are meant to differ', (a, b) => {
  expect(isSlip(a, b)).toBe(false);
});

test('a name is kin to itself with the word for what it names', () => {
  expect(isKin('web', 'web-svc')).toBe(true);
  expect(isKin('web-service', 'web')).toBe(true);
  expect(isKin('web', 'api')).toBe(false);
});

test('what is meant is kin first, and a slip then', () => {
  expect(meant('web', ['wbe', 'web-svc'])).toBe('web-svc');
  expect(meant('web', ['wbe', 'api'])).toBe('wbe');
  expect(meant('web', ['api'])).toBeUndefined();
});
