import fc from 'fast-check';
import type { Manifest } from '../../../support/synth';
import { FRONT, GUESTS } from './listeners';

/*
 * Routes by chance: for hosts and paths that meet, before Services that are there, elsewhere, without a pod, or not there.
 */

/** What the routes of a domain attach to, and for which hosts they may be. */
export interface Attachable {
  readonly gateway: string;
  readonly listeners: readonly string[];
  readonly hosts: readonly string[];
  readonly ports: readonly number[];
}

/** A listener of the Gateway that is for every host. */
export const ANY_LISTENER = 'any';

const BETA = { name: 'X-Beta', value: 'yes' };

const PREFIXES = fc.constantFrom('/', '/shop', '/shop/', '/shop/cart', '/cart');

const path = fc.oneof(
  { weight: 4, arbitrary: PREFIXES.map((value) => ({ type: 'PathPrefix', value })) },
  { weight: 2, arbitrary: PREFIXES.map((value) => ({ type: 'Exact', value })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('/sh.p', '/shop(/.*)?').map((value) => ({ type: 'RegularExpression', value })),
  },
);

const match = fc
  .record({
    path: fc.option(path, { freq: 4 }),
    more: fc.constantFrom<object>(
      {},
      {},
      {},
      { headers: [BETA] },
      { method: 'POST' },
      { queryParams: [{ name: 'v', value: '2' }] },
    ),
  })
  .map(({ path, more }) => ({ ...(path === null ? {} : { path }), ...more }));

const backend = fc
  .record({
    to: fc.constantFrom<object>(
      { name: 'web' },
      { name: 'web' },
      { name: 'cart' },
      { name: 'web', namespace: FRONT },
      { name: 'blog', namespace: GUESTS },
      { name: 'empty' },
      { name: 'missing' },
    ),
    port: fc.constantFrom(80, 80, 80, 80, 81),
    weight: fc.constantFrom<object>({}, {}, {}, { weight: 2 }, { weight: 0 }),
  })
  .map(({ to, port, weight }) => ({ ...to, port, ...weight }));

const FILTERS = fc.constantFrom<object[]>(
  [],
  [],
  [],
  [{ type: 'URLRewrite', urlRewrite: { hostname: 'inside.example.com' } }],
  [{ type: 'URLRewrite', urlRewrite: { path: { type: 'ReplaceFullPath', replaceFullPath: '/all' } } }],
  [{ type: 'RequestHeaderModifier', requestHeaderModifier: { set: [{ name: 'X-Set', value: 'yes' }] } }],
);

/** Contour 1.33 forgets the parameters that a rule with a redirect asks for (redirectRoutes), so no such rule is drawn. */
const isForgotten = ({ matches = [], filters = [] }: Manifest) =>
  filters.some((each: Manifest) => each.requestRedirect !== undefined) &&
  matches.some((each: Manifest) => each.queryParams !== undefined);

/** Where requests are sent on to, but for the path. */
const elsewhere = fc
  .record({
    scheme: fc.constantFrom<object>({}, { scheme: 'https' }, { scheme: 'http' }),
    hostname: fc.constantFrom<object>({}, {}, { hostname: 'to.example.com' }),
    port: fc.constantFrom<object>({}, {}, { port: 8080 }, { port: 443 }),
    statusCode: fc.constantFrom<object>({}, { statusCode: 301 }, { statusCode: 302 }),
  })
  .map(({ scheme, hostname, port, statusCode }) => ({ ...scheme, ...hostname, ...port, ...statusCode }));

const redirecting = (matches: fc.Arbitrary<object[]>, path: fc.Arbitrary<object>) =>
  fc.tuple(matches, elsewhere, path).map(
    ([matches, to, path]): Manifest => ({
      ...(matches.length > 0 ? { matches } : {}),
      filters: [{ type: 'RequestRedirect', requestRedirect: { ...to, ...path } }],
    }),
  );

/** A prefix is replaced only where one is compared. */
const prefixMatch = PREFIXES.map((value) => [{ path: { type: 'PathPrefix', value } }]);

const newPrefix = fc
  .constantFrom('/new', '/new/', '/', '/new/path')
  .map((replacePrefixMatch) => ({ type: 'ReplacePrefixMatch', replacePrefixMatch }));

const redirect = fc.oneof(
  redirecting(
    fc.array(match, { maxLength: 2 }),
    fc.constantFrom<object>({}, {}, { path: { type: 'ReplaceFullPath', replaceFullPath: '/all' } }),
  ),
  redirecting(
    prefixMatch,
    newPrefix.map((path) => ({ path })),
  ),
);

const backends = fc.array(backend, { minLength: 0, maxLength: 2, size: 'max' });

const sending = fc.record({ backendRefs: backends, filters: FILTERS }).map(({ backendRefs, filters }) => ({
  ...(backendRefs.length > 0 ? { backendRefs } : {}),
  ...(filters.length > 0 ? { filters } : {}),
}));

const rewriting = fc.tuple(prefixMatch, newPrefix, backends).map(
  ([matches, path, backendRefs]): Manifest => ({
    matches,
    filters: [{ type: 'URLRewrite', urlRewrite: { path } }],
    ...(backendRefs.length > 0 ? { backendRefs } : {}),
  }),
);

const httpRule = fc
  .oneof(
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.array(match, { maxLength: 2 }), sending)
        .map(([matches, does]): Manifest => ({ ...(matches.length > 0 ? { matches } : {}), ...does })),
    },
    { weight: 1, arbitrary: redirect },
    { weight: 1, arbitrary: rewriting },
  )
  .filter((rule) => !isForgotten(rule));

const call = fc.constantFrom<object>(
  { method: { service: 'shop.Cart', method: 'Add' } },
  { method: { service: 'shop.Cart', method: 'Get' } },
  { method: { service: 'shop.Cart' } },
  { headers: [BETA] },
);

const grpcRule = fc
  .record({ matches: fc.array(call, { maxLength: 2 }), backendRefs: fc.array(backend, { minLength: 1, maxLength: 2 }) })
  .map(({ matches, backendRefs }) => ({ ...(matches.length > 0 ? { matches } : {}), backendRefs }));

const tlsRule = fc
  .constantFrom('secure', 'secure', 'secure', 'missing')
  .map((name) => ({ backendRefs: [{ name, port: 443, namespace: FRONT }] }));

const KINDS = {
  HTTPRoute: { apiVersion: 'gateway.networking.k8s.io/v1', rules: fc.array(httpRule, { minLength: 1, maxLength: 2 }) },
  GRPCRoute: { apiVersion: 'gateway.networking.k8s.io/v1', rules: fc.array(grpcRule, { minLength: 1, maxLength: 2 }) },
  // The version that the releases in the rig watch.
  TLSRoute: { apiVersion: 'gateway.networking.k8s.io/v1alpha2', rules: fc.tuple(tlsRule) },
};

/** To which listeners: to one, to all of the Gateway, to those of a port, or to one that is not there. */
const section = ({ listeners, ports }: Attachable) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...listeners).map((sectionName) => ({ sectionName })) },
    { weight: 2, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.constantFrom({ sectionName: ANY_LISTENER }, { sectionName: 'nowhere' }) },
    { weight: 1, arbitrary: fc.constantFrom(...ports).map((port) => ({ port })) },
  );

/** A route of a kind. One for every host is attached to listeners of its own domain, or it would meet others. */
export const route = (name: string, kind: keyof typeof KINDS, at: Attachable): fc.Arbitrary<Manifest> =>
  fc
    .record({
      namespace: fc.constantFrom(FRONT, FRONT, FRONT, GUESTS),
      section: section(at),
      hostnames: fc.subarray([...at.hosts]),
      rules: KINDS[kind].rules as fc.Arbitrary<object[]>,
    })
    .map(({ namespace, section, hostnames, rules }) => {
      const { sectionName } = section as { sectionName?: string };
      const isApart = at.listeners.includes(sectionName ?? '');
      const drawn = hostnames.length === 0 && !isApart ? at.hosts.slice(0, 1) : hostnames;
      // Of several hosts at several listeners, Contour serves some by chance, and no trace knows which.
      const hosts = sectionName === undefined ? drawn.slice(0, 1) : drawn;
      return {
        apiVersion: KINDS[kind].apiVersion,
        kind,
        metadata: { name, namespace },
        spec: {
          parentRefs: [{ name: at.gateway, namespace: FRONT, ...section }],
          ...(hosts.length > 0 ? { hostnames: hosts } : {}),
          rules,
        },
      };
    });
