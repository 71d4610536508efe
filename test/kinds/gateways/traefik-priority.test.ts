import { traefikPriority } from '../../../src/kinds/gateways/traefik-priority';
import type { AskedCall, AskedRequest } from '../../../src/kinds/gateways/weighed-match';

/*
 * The numbers are those that the tests of Traefik itself expect of buildMatchRule and buildGRPCMatchRule:
 * pkg/provider/kubernetes/gateway/httproute_test.go and grpcroute_test.go.
 */

const any: AskedRequest = {
  of: 'HTTPRoute',
  pathType: 'PathPrefix',
  path: '/',
  hasMethod: false,
  headers: 0,
  parameters: 0,
};

test.each<[readonly string[], Partial<AskedRequest>, number]>([
  [[], {}, 1],
  [['foo.com'], {}, 8],
  [['foo.com', 'bar.foo.com'], {}, 12],
  [[], { headers: 1 }, 101],
  [[], { path: '/foo/' }, 10_500],
  [[], { pathType: 'Exact', path: '/foo/' }, 100_000],
  [['foo.com'], { pathType: 'Exact', path: '/foo/', headers: 1 }, 100_107],
  [[], { pathType: 'RegularExpression', path: '/a.*', hasMethod: true, parameters: 1 }, 11_410],
])('an HTTPRoute of hosts %j and %j weighs %d, and its place beside', (hosts, asked, weight) => {
  const asks = { ...any, ...asked };
  expect(traefikPriority({ hosts, rulesLeft: 0, asks })).toBe(weight);
  expect(traefikPriority({ hosts, rulesLeft: 3, asks })).toBe(weight + 3);
});

const fooBar = { service: 'foo', method: 'bar', isPattern: false };

test.each<[readonly string[], Omit<AskedCall, 'of'>, number]>([
  [[], { call: undefined, headers: [] }, 15],
  [['foo.com'], { call: undefined, headers: [] }, 22],
  [[], { call: fooBar, headers: [] }, 22],
  [[], { call: fooBar, headers: [{ name: 'foo', value: 'bar', isPattern: false }] }, 45],
  [['foo.com'], { call: fooBar, headers: [{ name: 'foo', value: 'bar', isPattern: false }] }, 52],
  // PathRegexp("/shop\\.Cart/[^/]+")
  [[], { call: { service: 'shop.Cart', method: '', isPattern: false }, headers: [] }, 32],
  [[], { call: { service: 'shop.Cart', method: '', isPattern: true }, headers: [] }, 30],
])('a GRPCRoute of hosts %j and %j weighs %d', (hosts, asked, weight) => {
  expect(traefikPriority({ hosts, rulesLeft: 9, asks: { of: 'GRPCRoute', ...asked } })).toBe(weight);
});
