import { Duration, Size } from 'cdk8s';
import fc from 'fast-check';
import {
  BackendProtocol,
  BackendTls,
  Canary,
  FixedResponse,
  HeaderMatch,
  HttpMethod,
  HttpRoute,
  PassthroughRoute,
  PathRewrite,
  QueryMatch,
  ResourceBackend,
  RouteBackend,
  RouteRedirect,
  type RouteTarget,
  TrafficSplit,
} from '../../../src';
import { choice, label, maybe, mostly, portNumber, seldom, subdomain, text } from './parts';

/*
 * Routes with all that they can ask for, as plain data, and what makes routes of them.
 */

/** What spoils nearly every draft it is in. */
const rarely = <T>(arbitrary: fc.Arbitrary<T>) => mostly(fc.constant(undefined), arbitrary);

const backend = fc.record({
  name: label,
  port: portNumber,
  namespace: seldom(fc.constantFrom('default', 'kube-public')),
});

const host = text(['shop.example.com', '*.example.com', 'shop', '1.example.com', `${'x'.repeat(250)}.a`], [253]);

const path = text(
  ['/', '/shop', '/shop/', '/a.b/', '/%41', '/a b', '/*a', '/shop.Cart', '/shop.Cart/Add'],
  [1000, 1024],
);

const headerName = text(['X-Canary', 'x', 'X_1', "!#$%&'*+-.^_`|~", 'Host', 'x-canary'], [256]);
const headerValue = text(['always', 'a b', 'ü', '"'], [4096]);
const queryValue = text(['1', 'a b', 'ü', '&'], [1024]);

const nameAndValue = <T>(value: fc.Arbitrary<T>) => fc.record({ name: headerName, value, isPattern: fc.boolean() });

const rewrite = fc.oneof(
  fc.constant({ how: 'stripPrefix' }),
  fc.record({ how: fc.constantFrom('replacePrefix', 'replacePath'), path }),
);

const writtenValue = text(['always', 'a b', '"', 'a\tb', 'ü', 'a  b'], [4096]);

const changes = fc.record({
  set: maybe(fc.dictionary(headerName, writtenValue, { maxKeys: 3 })),
  add: maybe(fc.dictionary(headerName, writtenValue, { maxKeys: 3 })),
  remove: maybe(fc.array(headerName, { maxLength: 3 })),
});

const options = fc.record({
  matching: seldom(
    fc.record({
      method: seldom(choice(HttpMethod)),
      headers: seldom(fc.array(nameAndValue(headerValue), { maxLength: 3 })),
      query: seldom(fc.array(nameAndValue(queryValue), { maxLength: 3 })),
    }),
  ),
  rewrite: seldom(rewrite),
  upstreamHost: seldom(host),
  requestHeaders: seldom(changes),
  responseHeaders: seldom(changes),
  milliseconds: seldom(
    mostly(
      fc.integer({ min: 0, max: 100_000_000 }),
      fc.constantFrom(359_996_400_000, 359_996_400_001, 359_996_399_999, 0.5),
    ),
  ),
  // Refused, whatever it is: the Gateway API has no word for it.
  kibibytes: rarely(fc.constantFrom(0, 1, 8192)),
  backendProtocol: rarely(choice(BackendProtocol)),
  backendTls: seldom(fc.record({ hostname: host, configMap: maybe(subdomain) })),
  cookieAffinity: seldom(
    fc.record({ cookieName: maybe(text(['SESSION', 'a'], [64])), seconds: maybe(fc.constantFrom(1, 86_400)) }),
  ),
  canary: seldom(
    fc.oneof(
      fc.record({ backend, percent: mostly(fc.integer({ min: 0, max: 100 }), fc.constant(101)) }),
      fc.record({ backend, header: headerName, value: maybe(headerValue) }),
    ),
  ),
});

const redirect = fc.record({
  scheme: maybe(mostly(fc.constantFrom('http', 'https'), fc.constant('ftp'))),
  host: maybe(host),
  port: maybe(portNumber),
  rewrite: maybe(rewrite),
  status: maybe(mostly(fc.constantFrom(301, 302, 303, 307, 308), fc.constant(304))),
});

const target = fc.oneof(
  { weight: 20, arbitrary: fc.record({ backend }) },
  {
    weight: 4,
    arbitrary: fc.record({
      shares: fc.array(
        fc.record({ backend, weight: mostly(fc.integer({ min: 0, max: 1_000_000 }), fc.constant(1_000_001)) }),
        { minLength: 2, maxLength: 4 },
      ),
    }),
  },
  { weight: 3, arbitrary: fc.record({ redirect }) },
  {
    weight: 2,
    arbitrary: fc.record({
      resource: fc.record({ group: subdomain, kind: text(['Bucket', 'a', 'StorageBucket'], [63]), name: subdomain }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ status: fc.constantFrom(200, 404) }) },
);

/** A route and all that it can ask for. */
export const drawnRoutes = fc.array(
  fc.record({
    kind: mostly(fc.constantFrom('prefix', 'exact', 'onAnyHost'), fc.constant('implementationSpecific')),
    host,
    path,
    target,
    options: maybe(options),
  }),
  { minLength: 1, maxLength: 3 },
);

/** TLS that is passed on. */
export const drawnPassthrough = fc.array(fc.record({ host, backend }), { maxLength: 2 });

/** Makes a route of its draft. */
export function madeRoute(draft: any): HttpRoute {
  const made = madeTarget(draft.target);
  const asked = draft.options && madeOptions(draft.options);
  return draft.kind === 'onAnyHost'
    ? HttpRoute.onAnyHost(draft.path, made, asked)
    : HttpRoute[draft.kind as 'prefix'](draft.host, draft.path, made, asked);
}

/** Makes a passthrough of its draft. */
export function madePassthrough(draft: any): PassthroughRoute {
  return PassthroughRoute.of(draft.host, madeBackend(draft.backend));
}

function madeBackend({ name, port, namespace }: any): RouteBackend {
  return RouteBackend.fromServiceName(name, port, namespace);
}

function madeTarget({ backend: one, shares, redirect: elsewhere, resource, status }: any): RouteTarget {
  if (shares !== undefined) {
    return TrafficSplit.between(...shares.map((share: any) => madeBackend(share.backend).weighted(share.weight)));
  }
  if (elsewhere !== undefined) {
    const { rewrite: rewritten, ...rest } = elsewhere;
    return RouteRedirect.to({ ...rest, path: rewritten && madeRewrite(rewritten) });
  }
  if (resource !== undefined) {
    return ResourceBackend.of(resource.group, resource.kind, resource.name);
  }
  return status === undefined ? madeBackend(one) : FixedResponse.of(status);
}

function madeRewrite({ how, path: replacement }: any): PathRewrite {
  return how === 'stripPrefix' ? PathRewrite.stripPrefix() : PathRewrite[how as 'replacePath'](replacement);
}

function madeOptions({ milliseconds, kibibytes, ...draft }: any): any {
  const { matching, rewrite: rewritten, backendTls, cookieAffinity: cookie, canary } = draft;
  const matches = (type: any, list: any[]) =>
    list?.map(({ name, value, isPattern }: any) => (isPattern ? type.pattern(name, value) : type.exact(name, value)));
  return {
    ...draft,
    matching: matching && {
      method: matching.method,
      headers: matches(HeaderMatch, matching.headers),
      query: matches(QueryMatch, matching.query),
    },
    rewrite: rewritten && madeRewrite(rewritten),
    requestTimeout: milliseconds === undefined ? undefined : Duration.millis(milliseconds),
    maxBodySize: kibibytes === undefined ? undefined : Size.kibibytes(kibibytes),
    backendTls:
      backendTls &&
      (backendTls.configMap === undefined
        ? BackendTls.systemTrust(backendTls.hostname)
        : BackendTls.fromConfigMap(backendTls.hostname, backendTls.configMap)),
    cookieAffinity: cookie && {
      cookieName: cookie.cookieName,
      maxAge: cookie.seconds === undefined ? undefined : Duration.seconds(cookie.seconds),
    },
    canary:
      canary &&
      (canary.header === undefined
        ? Canary.byWeight(madeBackend(canary.backend), canary.percent)
        : Canary.byHeader(madeBackend(canary.backend), canary.header, canary.value)),
  };
}
