import type { Manifest } from '../../support/synth';
import { type Field, long } from './fields';
import type { DrawnKind } from './manifests';

/*
 * Kinds of the Gateway API: good objects, and values that their fields may be given. The server judges them by the
 * definitions that the project publishes.
 */

const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

const object = (kind: string, spec: object): Manifest => ({
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind,
  metadata: { name: 'web' },
  spec,
});

const NAMES = ['web', 'a.b', 'Web', 'a_b', '-a', long(253), long(254), undefined];
const SECTIONS = ['web', 'a.b', 'Web', 'a_b', '', long(254)];
const NAMESPACES = ['shop', 'edge', 'shop-2', 'a.b', 'Shop', '', long(64)];
const GROUPS = ['', 'example.com', 'apps', 'gateway.networking.k8s.io/v1', 'a_b', undefined];
const HOSTS = [
  'shop.example.com',
  '*.example.com',
  'shop',
  '*',
  'a.*.example.com',
  '*example.com',
  'Shop.example.com',
  'shop.example.com:80',
  'https://shop.example.com',
  '192.0.2.1',
  '2001:db8::1',
  'a_b.example.com',
  'shop.example.com.',
  `${long(64)}.example.com`,
  long(254),
  '',
];
const PORTS = [1, 80, 65_535, 0, -1, 65_536, '80'];
const WEIGHTS = [0, 1, 1_000_000, 1_000_001, -1];

/** What no definition minds, so that some of the drawn objects are right. */
const HARMLESS: readonly Field[] = ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => [
  `metadata.annotations.${key}`,
  '',
  'web',
  'shop',
  'any text',
]);

const PARENTS: readonly Field[] = [
  ['spec.parentRefs', [], undefined, many(32, (i) => ({ name: `a${i}` })), many(33, (i) => ({ name: `a${i}` }))],
  ['spec.parentRefs.0.name', 'web', '', undefined],
  ['spec.parentRefs.0.namespace', ...NAMESPACES],
  ['spec.parentRefs.0.sectionName', ...SECTIONS],
  ['spec.parentRefs.0.port', ...PORTS],
  [
    'spec.parentRefs.1',
    { name: 'public' },
    { name: 'public', sectionName: 'a' },
    { name: 'public', port: 80 },
    { name: 'public', namespace: 'edge' },
    { name: 'public', kind: 'Service', group: '' },
    { name: 'other' },
  ],
];

const backendsAt = (way: string): readonly Field[] => [
  [way, [], many(16, () => ({ name: 'web', port: 80 })), many(17, () => ({ name: 'web', port: 80 }))],
  [`${way}.0.name`, 'web', '', undefined],
  [`${way}.0.namespace`, ...NAMESPACES],
  [`${way}.0.port`, ...PORTS],
  [`${way}.0.weight`, ...WEIGHTS],
];

const HEADERS = [
  [{ name: 'X-Canary', value: 'yes' }],
  [{ name: 'X-Canary', value: 'yes', type: 'RegularExpression' }],
  [{ name: 'X-Canary', value: 'yes', type: 'Regex' }],
  [{ name: 'a b', value: 'yes' }],
  [{ name: '', value: 'yes' }],
  [{ name: 'a', value: '' }],
  [{ name: 'a' }],
  [{ value: 'a' }],
  [
    { name: 'a', value: '1' },
    { name: 'a', value: '2' },
  ],
  [
    { name: 'a', value: '1' },
    { name: 'A', value: '2' },
  ],
  many(16, (i) => ({ name: `a${i}`, value: '1' })),
  many(17, (i) => ({ name: `a${i}`, value: '1' })),
];

const MODIFIERS = [
  { set: [{ name: 'a', value: '1' }] },
  { add: [{ name: 'a', value: '1' }], remove: ['b'] },
  {
    set: [
      { name: 'a', value: '1' },
      { name: 'a', value: '2' },
    ],
  },
  { set: [{ name: 'a' }] },
  { set: [{ name: 'a b', value: '1' }] },
  { remove: ['a', 'a'] },
];

const MIRRORS = [
  { backendRef: { name: 'web', port: 80 } },
  { backendRef: { name: 'web', port: 80 }, percent: 5 },
  { backendRef: { name: 'web', port: 80 }, percent: 101 },
  { backendRef: { name: 'web', port: 80 }, percent: 5, fraction: { numerator: 1 } },
  { backendRef: { name: 'web', port: 80 }, fraction: { numerator: 101 } },
  { backendRef: { name: 'web', port: 80 }, fraction: { numerator: 101, denominator: 1000 } },
  { backendRef: { name: 'web', port: 80 }, fraction: { denominator: 1000 } },
  { backendRef: { port: 80 } },
  {},
];

const FILTERS_OF_ALL = [
  ...MODIFIERS.map((requestHeaderModifier) => ({ type: 'RequestHeaderModifier', requestHeaderModifier })),
  ...MODIFIERS.map((responseHeaderModifier) => ({ type: 'ResponseHeaderModifier', responseHeaderModifier })),
  ...MIRRORS.map((requestMirror) => ({ type: 'RequestMirror', requestMirror })),
  { type: 'ExtensionRef', extensionRef: { group: 'example.com', kind: 'Filter', name: 'a' } },
  { type: 'ExtensionRef', extensionRef: { kind: 'Filter', name: 'a' } },
  { type: 'ExtensionRef' },
  { type: 'RequestHeaderModifier' },
  { type: 'RequestHeaderModifier', responseHeaderModifier: MODIFIERS[0] },
  { requestHeaderModifier: MODIFIERS[0] },
  { type: 'Rewrite' },
];

const PATHS = [
  { type: 'ReplaceFullPath', replaceFullPath: '/' },
  { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' },
  { type: 'ReplacePrefixMatch', replaceFullPath: '/' },
  { type: 'ReplaceFullPath' },
  { replaceFullPath: '/' },
  { type: 'Replace', replaceFullPath: '/' },
];

const REDIRECTS = [
  { scheme: 'https' },
  { scheme: 'HTTPS' },
  ...[301, 302, 303, 307, 308, 300, 200].map((statusCode) => ({ statusCode })),
  ...HOSTS.map((hostname) => ({ hostname })),
  ...PORTS.map((port) => ({ port })),
  ...PATHS.map((path) => ({ path })),
  {},
];

const CORS = [
  { allowOrigins: ['https://shop.example.com'] },
  { allowOrigins: ['*'] },
  { allowOrigins: ['https://*.example.com:8443', 'http://*'] },
  { allowOrigins: ['*', 'https://shop.example.com'] },
  { allowOrigins: ['shop.example.com'] },
  { allowOrigins: ['https://shop.example.com/'] },
  { allowMethods: ['GET', 'GET'] },
  { allowMethods: ['*', 'GET'] },
  { allowMethods: ['get'] },
  { allowHeaders: ['*', 'A'] },
  { maxAge: 0 },
];

const FILTERS_OF_HTTP = [
  ...FILTERS_OF_ALL,
  ...[...HOSTS.map((hostname) => ({ hostname })), ...PATHS.map((path) => ({ path }))].map((urlRewrite) => ({
    type: 'URLRewrite',
    urlRewrite,
  })),
  ...CORS.map((cors) => ({ type: 'CORS', cors })),
  { type: 'URLRewrite', requestRedirect: {} },
  { type: 'RequestRedirect', requestRedirect: {} },
];

const requestFields = (matches: readonly Field[], filters: readonly unknown[]): readonly Field[] => [
  ...PARENTS,
  ['spec.hostnames', [], many(16, (i) => `a${i}.example.com`), many(17, (i) => `a${i}.example.com`)],
  ['spec.hostnames.0', ...HOSTS],
  [
    'spec.rules',
    undefined,
    many(16, () => ({ backendRefs: [{ name: 'web', port: 80 }] })),
    many(17, () => ({ backendRefs: [{ name: 'web', port: 80 }] })),
  ],
  ['spec.rules.0.name', ...SECTIONS],
  ...backendsAt('spec.rules.0.backendRefs'),
  ...matches,
  ['spec.rules.0.matches.0.headers', ...HEADERS],
  ['spec.rules.0.filters.0', ...filters],
  ['spec.rules.0.filters.1', ...filters.slice(0, 2)],
  [
    'spec.rules.0.filters',
    many(17, (i) => ({ type: 'ExtensionRef', extensionRef: { group: 'a', kind: 'B', name: `c${i}` } })),
  ],
];

const HTTP_ROUTE_FIELDS = requestFields(
  [
    [
      'spec.rules.0.matches',
      [],
      many(64, (i) => ({ path: { value: `/${i}` } })),
      many(65, (i) => ({ path: { value: `/${i}` } })),
    ],
    ['spec.rules.0.matches.0.method', 'GET', 'get', ''],
    ['spec.rules.0.matches.0.queryParams', ...HEADERS],
    ...['Exact', 'PathPrefix', 'RegularExpression', 'Prefix', undefined].map(
      (type): Field => [
        'spec.rules.0.matches.0.path',
        ...[
          '/',
          '/a b',
          '/a%20b',
          '/a%2fb',
          '/a%2',
          '//a',
          '/a//b',
          '/a/./b',
          '/a/..',
          '/a/../b',
          '/.',
          '/a#b',
          '/a?b',
          'a',
          '',
          '/ä',
          '/[a-z]+',
          undefined,
        ].map((value) => ({ type, value })),
      ],
    ),
    [
      'spec.rules.0.timeouts',
      { request: '10s' },
      { request: '10' },
      { request: '1h2m3s4ms' },
      { request: '1.5s' },
      { request: '0s', backendRequest: '2s' },
      { request: '1s', backendRequest: '2s' },
      { request: '1m', backendRequest: '60s' },
      { request: '123456s' },
      { request: '' },
    ],
    [
      'spec.rules.0',
      ...REDIRECTS.map((requestRedirect) => ({ filters: [{ type: 'RequestRedirect', requestRedirect }] })),
    ],
  ],
  FILTERS_OF_HTTP,
);

const GRPC_ROUTE_FIELDS = requestFields(
  [
    [
      'spec.rules.0.matches.0.method',
      { service: 'shop.v1.Cart' },
      { method: 'AddItem' },
      { service: 'shop.v1.Cart', method: 'AddItem' },
      {},
      { type: 'Exact' },
      { service: 'shop/Cart' },
      { service: '.shop.Cart' },
      { service: '1a' },
      { method: 'a.b' },
      { type: 'RegularExpression', method: 'a.*' },
      { type: 'Regex', method: 'a' },
      { service: '' },
    ],
  ],
  [...FILTERS_OF_ALL, { type: 'URLRewrite' }],
);

const connectionFields: readonly Field[] = [
  ...PARENTS,
  ['spec.rules', undefined, [], [{}], many(2, () => ({ backendRefs: [{ name: 'web', port: 80 }] }))],
  ['spec.rules.0.name', ...SECTIONS],
  ...backendsAt('spec.rules.0.backendRefs'),
];

const TLS = [
  { certificateRefs: [{ name: 'tls' }] },
  { certificateRefs: [{ name: '' }] },
  { certificateRefs: [{ kind: 'Secret' }] },
  { certificateRefs: [{ name: 'tls', namespace: 'A' }] },
  { mode: 'Passthrough' },
  { mode: 'passthrough' },
  { mode: 'Terminate' },
  { options: { 'example.com/a': 'b' } },
  {},
];

const listenersAt = (way: string): readonly Field[] => [
  [
    way,
    [],
    undefined,
    many(64, (i) => ({ name: `a${i}`, port: i + 1, protocol: 'HTTP' })),
    many(65, (i) => ({ name: `a${i}`, port: i + 1, protocol: 'HTTP' })),
  ],
  [`${way}.0.name`, ...NAMES],
  [`${way}.0.port`, ...PORTS, undefined],
  ...['HTTP', 'HTTPS', 'TLS', 'TCP', 'UDP', 'example.com/bar'].map(
    (protocol): Field => [
      `${way}.0`,
      ...[...TLS.map((tls) => ({ tls })), { hostname: 'shop.example.com' }, { hostname: '' }].map((more) => ({
        name: 'a',
        port: 443,
        protocol,
        ...more,
      })),
    ],
  ),
  [`${way}.0.hostname`, ...HOSTS],
  [
    `${way}.0.allowedRoutes`,
    { namespaces: { from: 'All' } },
    { namespaces: { from: 'all' } },
    { kinds: [{ kind: 'HTTPRoute' }] },
    { kinds: [{ group: 'example.com' }] },
  ],
  [
    `${way}.1`,
    { name: 'http', port: 81, protocol: 'HTTP' },
    { name: 'b', port: 80, protocol: 'HTTP' },
    { name: 'b', port: 80, protocol: 'HTTP', hostname: 'shop.example.com' },
  ],
];

const GATEWAY_FIELDS: readonly Field[] = [
  ...listenersAt('spec.listeners'),
  ['spec.gatewayClassName', 'envoy', '', undefined],
  [
    'spec.addresses.0',
    { value: '192.0.2.1' },
    { value: '2001:db8::1' },
    { value: 'shop.example.com' },
    { type: 'Hostname', value: 'shop.example.com' },
    { type: 'Hostname', value: 'a_b' },
    { type: 'Hostname', value: '' },
    { type: 'NamedAddress', value: 'a_b' },
    { value: '192.0.2' },
    {},
  ],
  [
    'spec.addresses',
    [{ value: '192.0.2.1' }, { value: '192.0.2.1' }],
    [{ value: '192.0.2.1' }, { value: '192.0.2.2' }],
    many(17, (i) => ({ value: `192.0.2.${i}` })),
  ],
  ['spec.allowedListeners.namespaces.from', 'All', 'Same', 'None', 'all'],
  ['spec.infrastructure.labels', { app: 'web' }, { 'a b': 'c' }, { 'example.com/a': 'b' }],
  ['spec.infrastructure.annotations', { app: 'web' }, { 'a b': 'c' }],
  [
    'spec.infrastructure.parametersRef',
    { group: '', kind: 'ConfigMap', name: 'a' },
    { kind: 'ConfigMap', name: 'a' },
    { group: '', name: 'a' },
  ],
];

const targets = (...more: object[]) => [{ group: '', kind: 'Service', name: 'web' }, ...more];

const BACKEND_TLS_POLICY_FIELDS: readonly Field[] = [
  [
    'spec.targetRefs',
    [],
    undefined,
    targets({ group: '', kind: 'Service', name: 'web' }),
    targets({ group: '', kind: 'Service', name: 'web', sectionName: 'https' }),
    targets({ group: '', kind: 'Service', name: 'other' }),
  ],
  ['spec.targetRefs.0.group', ...GROUPS],
  ['spec.targetRefs.0.kind', 'Service', '', undefined],
  ['spec.targetRefs.0.name', 'web', '', undefined],
  ['spec.targetRefs.0.sectionName', ...SECTIONS],
  ['spec.validation', undefined, {}],
  ['spec.validation.hostname', ...HOSTS, undefined],
  ['spec.validation.wellKnownCACertificates', 'System', 'system', 'example.com/bundle', undefined, ''],
  [
    'spec.validation.caCertificateRefs',
    [],
    [{ group: '', kind: 'ConfigMap', name: 'ca' }],
    [{ kind: 'ConfigMap', name: 'ca' }],
    [{ group: '', name: 'ca' }],
  ],
  [
    'spec.validation.subjectAltNames.0',
    { type: 'Hostname', hostname: 'a.example.com' },
    { type: 'Hostname', hostname: '*.example.com' },
    { type: 'Hostname' },
    { type: 'URI', uri: 'spiffe://a/b' },
    { type: 'URI', hostname: 'a.example.com' },
    { hostname: 'a.example.com' },
    { type: 'uri', uri: 'spiffe://a/b' },
  ],
];

const REFERENCE_GRANT_FIELDS: readonly Field[] = [
  ...['from', 'to'].flatMap((side): Field[] => [
    [`spec.${side}`, [], undefined, many(17, () => ({ group: '', kind: 'Service', namespace: 'shop' }))],
    [`spec.${side}.0.group`, ...GROUPS],
    [`spec.${side}.0.kind`, 'Service', 'Secret', 'ConfigMap', 'Gateway', '', undefined],
  ]),
  ['spec.from.0.namespace', ...NAMESPACES, undefined],
  ['spec.to.0.name', 'web', 'shop', 'a', 'b', 'c', undefined],
];

const parentRefs = [{ name: 'public' }];
const backendRefs = [{ name: 'web', port: 80 }];
const listeners = [{ name: 'http', port: 80, protocol: 'HTTP' }];

const KINDS: readonly DrawnKind[] = [
  {
    kind: 'Gateway',
    fields: GATEWAY_FIELDS,
    good: [object('Gateway', { gatewayClassName: 'envoy', listeners })],
  },
  {
    kind: 'ListenerSet',
    fields: [
      ...listenersAt('spec.listeners'),
      ['spec.parentRef', undefined, {}],
      ['spec.parentRef.name', 'web', '', undefined],
      ['spec.parentRef.namespace', ...NAMESPACES],
    ],
    good: [object('ListenerSet', { parentRef: { name: 'public' }, listeners })],
  },
  {
    kind: 'HTTPRoute',
    fields: HTTP_ROUTE_FIELDS,
    good: [object('HTTPRoute', { parentRefs, hostnames: ['shop.example.com'], rules: [{ backendRefs }] })],
  },
  {
    kind: 'GRPCRoute',
    fields: GRPC_ROUTE_FIELDS,
    good: [object('GRPCRoute', { parentRefs, rules: [{ backendRefs }] })],
  },
  {
    kind: 'TLSRoute',
    fields: [...connectionFields, ['spec.hostnames', undefined, []], ['spec.hostnames.0', ...HOSTS]],
    good: [object('TLSRoute', { parentRefs, hostnames: ['shop.example.com'], rules: [{ backendRefs }] })],
  },
  { kind: 'TCPRoute', fields: connectionFields, good: [object('TCPRoute', { parentRefs, rules: [{ backendRefs }] })] },
  { kind: 'UDPRoute', fields: connectionFields, good: [object('UDPRoute', { parentRefs, rules: [{ backendRefs }] })] },
  {
    kind: 'BackendTLSPolicy',
    fields: BACKEND_TLS_POLICY_FIELDS,
    good: [
      object('BackendTLSPolicy', {
        targetRefs: targets(),
        validation: { hostname: 'web.example.com', wellKnownCACertificates: 'System' },
      }),
    ],
  },
  {
    kind: 'ReferenceGrant',
    fields: REFERENCE_GRANT_FIELDS,
    good: [
      object('ReferenceGrant', {
        from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'shop' }],
        to: [{ group: '', kind: 'Service' }],
      }),
    ],
  },
];

export const GATEWAY_API_KINDS: readonly DrawnKind[] = KINDS.map(({ fields, ...rest }) => ({
  ...rest,
  fields: [...fields, ...HARMLESS],
}));
