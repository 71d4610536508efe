import { Duration, Size } from 'cdk8s';
import {
  BackendProtocol,
  BackendTls,
  Canary,
  FixedResponse,
  HeaderMatch,
  HostCertificate,
  HttpMethod,
  HttpRoute,
  PassthroughRoute,
  PathRewrite,
  QueryMatch,
  ResourceBackend,
  RouteBackend,
  type RouteOptions,
  RouteRedirect,
  TlsCertificate,
  TrafficSplit,
} from '../../../src';
import { refusalOf } from '../../support/synth';

const web = RouteBackend.fromServiceName('web', 80);
const next = RouteBackend.fromServiceName('web-next', 80);

const prefix = (options: RouteOptions) => HttpRoute.prefix('a.example.com', '/a', web, options);

test('a route tells what it asks for', () => {
  const route = prefix({
    matching: { method: HttpMethod.GET, headers: [HeaderMatch.exact('X', 'y')], query: [QueryMatch.pattern('q', '.')] },
    requestTimeout: Duration.minutes(1),
    maxBodySize: Size.mebibytes(8),
    canary: Canary.byWeight(next, 5),
  });
  expect(String(route)).toBe('Prefix a.example.com/a (method GET, header X = "y", query q ~ ".")');
  expect(route.backend).toBe(web);
  expect(route.backends).toEqual([web, next]);
  expect(route._options).toMatchObject({ requestTimeout: 60_000, maxBodySize: 8 * 1024 * 1024 });
});

test('routes that answer by themselves have no backends', () => {
  const to = RouteRedirect.to({ host: 'b.example.com' });
  const route = HttpRoute.prefix('a', '/', to);
  expect([route.target, route.backend, route.backends]).toEqual([to, undefined, []]);
  expect(to.status).toBe(302);
  expect(HttpRoute.exact('a', '/', FixedResponse.of(404, { body: 'no' })).backends).toEqual([]);
  expect(HttpRoute.exact('a', '/', ResourceBackend.of('a.b', 'Bucket', 'c')).backends).toEqual([]);
});

test('shares are backends as well, but none is the one', () => {
  const split = TrafficSplit.between(web.weighted(3), next.weighted(1));
  const route = HttpRoute.prefix('a', '/', split);
  expect([route.backend, route.backends]).toEqual([undefined, [web, next]]);
  expect(split.shares.map(({ weight }) => weight)).toEqual([3, 1]);
});

test.each<[string, () => unknown, string]>([
  [
    'an unknown option',
    () => prefix({ rewite: 1 } as any),
    'HttpRoute.prefix options: found the unknown property "rewite", expected matching, rewrite, upstreamHost, requestHeaders, ' +
      'responseHeaders or 6 more; did you mean "rewrite"?',
  ],
  [
    'a rewrite that keeps the rest of an exact path',
    () => HttpRoute.exact('a', '/b', web, { rewrite: PathRewrite.stripPrefix() }),
    'HttpRoute.exact options.rewrite: found the prefix replaced by "/" on an Exact path, expected a Prefix route, or another ' +
      'whole path; use HttpRoute.prefix, or PathRewrite.replacePath',
  ],
  [
    'a redirect of the prefix of an exact path',
    () => HttpRoute.exact('a', '/b', RouteRedirect.to({ path: PathRewrite.replacePrefix('/c') })),
    'HttpRoute.exact backend.path: found the prefix replaced by "/c" on an Exact path, expected a Prefix route, or another whole ' +
      'path; use HttpRoute.prefix, or PathRewrite.replacePath',
  ],
  [
    'options for pods beside a redirect',
    () => HttpRoute.prefix('a', '/', RouteRedirect.to({ host: 'b' }), { requestTimeout: Duration.seconds(1) }),
    'HttpRoute.prefix options.requestTimeout: found requestTimeout beside a redirect, expected options for requests that reach pods ' +
      'with a backend alone; leave it out',
  ],
  [
    'a certificate of pods that speak plain HTTP',
    () => prefix({ backendTls: BackendTls.systemTrust('b'), backendProtocol: BackendProtocol.HTTP }),
    'HttpRoute.prefix options.backendTls: found backendTls beside the protocol HTTP, expected HTTPS, which is what a certificate is ' +
      'shown for; leave one of them out',
  ],
  [
    'a canary beside a split',
    () =>
      HttpRoute.prefix('a', '/', TrafficSplit.between(web.weighted(1), next.weighted(1)), {
        canary: Canary.byWeight(next, 1),
      }),
    'HttpRoute.prefix options.canary: found a canary beside a split between "web" and "web-next", expected a canary beside one ' +
      'Service; make it a share of the split',
  ],
  [
    'a canary that is the backend',
    () => prefix({ canary: Canary.byWeight(web, 1) }),
    'HttpRoute.prefix options.canary.backend: found Service "web" port 80, the backend of the route itself, expected another Service ' +
      'for the canary; name the Service of the new release',
  ],
  [
    'a canary by a header that the route matches already',
    () => prefix({ canary: Canary.byHeader(next, 'x'), matching: { headers: [HeaderMatch.exact('X', 'y')] } }),
    'HttpRoute.prefix options.canary.header: found the header "x", which the route matches already, expected a header of its own for ' +
      'the canary; choose another header',
  ],
  [
    'one header twice',
    () => prefix({ matching: { headers: [HeaderMatch.exact('X', 'y'), HeaderMatch.exact('x', 'z')] } }),
    'HttpRoute.prefix options.matching.headers[1].name: found "x" a second time, expected each name once; leave one out, or write one ' +
      'pattern for both',
  ],
  [
    'a header changed twice',
    () => prefix({ requestHeaders: { set: { 'X-A': '1' }, remove: ['x-a'] } }),
    'HttpRoute.prefix options.requestHeaders: found "x-a" twice, expected each header once, whatever its case; leave one of the ' +
      'changes out',
  ],
  [
    'no change of headers',
    () => prefix({ responseHeaders: {} }),
    'HttpRoute.prefix options.responseHeaders: found no change, expected at least one header to set, add or remove; name one, or leave ' +
      'the option out',
  ],
  [
    'the name of a header with its colon',
    () => HeaderMatch.exact('X-A:', 'b'),
    'HeaderMatch.exact name: found "X-A:", expected the name of a header: 1 to 256 letters, digits and "-" or other characters of a ' +
      'token; leave out the colon',
  ],
  [
    'a header of two lines',
    () => HeaderMatch.exact('X-A', 'b\r\nSet-Cookie: c'),
    'HeaderMatch.exact value: found a value with control characters, expected a value on one line; leave out line ends and tabs',
  ],
  [
    'the value of a header with blanks around it',
    () => HeaderMatch.pattern('X-A', ' b'),
    'HeaderMatch.pattern value: found " b", expected a value without blanks around it, which HTTP cuts off; leave the blanks out',
  ],
  [
    'a query parameter with its sign',
    () => QueryMatch.exact('a=', 'b'),
    'QueryMatch.exact name: found "a=", expected the name of a query parameter: 1 to 256 letters, digits and other characters of a ' +
      'token; write it without "?", "&" and "="',
  ],
  [
    'a long query value',
    () => QueryMatch.exact('a', 'b'.repeat(1025)),
    'QueryMatch.exact value: found 1025 characters, expected at most 1024 characters; shorten it',
  ],
  [
    'a timeout without a unit',
    () => prefix({ requestTimeout: 30 as any }),
    'HttpRoute.prefix options.requestTimeout: found 30 without a unit, expected a Duration of 0 s to 359996400 s; give it with its ' +
      'unit, such as Duration.seconds(30)',
  ],
  [
    'a timeout that is too long',
    () => prefix({ requestTimeout: Duration.seconds(359_996_401) }),
    'HttpRoute.prefix options.requestTimeout: found 359996401 s, expected 0 s to 359996400 s; shorten it',
  ],
  [
    'a body of nothing',
    () => prefix({ maxBodySize: Size.kibibytes(0) }),
    'HttpRoute.prefix options.maxBodySize: found 0 KiB, expected a Size above 0 KiB, in whole bytes; give another, such as ' +
      'Size.mebibytes(8)',
  ],
  [
    'a wildcard as the host that pods see',
    () => prefix({ upstreamHost: '*.example.com' }),
    'HttpRoute.prefix options.upstreamHost: found "*.example.com", expected a DNS name such as "api.example.com"; write a name of ' +
      'a-z, 0-9, "-" and "."',
  ],
  [
    'one share',
    () => TrafficSplit.between(web.weighted(1)),
    'TrafficSplit.between: found a list of 1, expected a list of weighted backends, at least 2; add one',
  ],
  [
    'weights of nothing',
    () => TrafficSplit.between(web.weighted(0), next.weighted(0)),
    'TrafficSplit.between: found weights that are all 0, expected one above 0, for nobody would answer; give a backend its share',
  ],
  [
    'a backend twice',
    () => TrafficSplit.between(web.weighted(1), web.weighted(2)),
    'TrafficSplit.between: found Service "web" port 80 twice, expected each backend once; add its weights up',
  ],
  [
    'a weight beyond a million',
    () => web.weighted(1_000_001),
    'weight of Service "web" port 80: found 1000001, expected a whole number from 0 to 1000000; use 1000000 or less',
  ],
  [
    'a share of more than all',
    () => Canary.byWeight(next, 101),
    'Canary.byWeight percent: found 101 %, expected a whole number from 0 % to 100 %; use 100 % or less',
  ],
  [
    'a redirect to where one is',
    () => RouteRedirect.to({ status: 301 }),
    'RouteRedirect.to: found a redirect to where the client comes from, expected another scheme, host, port or path; say what ' +
      'changes: { scheme: "https" }',
  ],
  [
    'a status that is no redirect',
    () => RouteRedirect.to({ host: 'b', status: 304 }),
    'RouteRedirect.to status: found 304, expected status 301, 302, 303, 307 or 308; choose 301 for good, 302 for now; 308 and 307 keep ' +
      'the method',
  ],
  [
    'a redirect to a wildcard',
    () => RouteRedirect.to({ host: '*.example.com' }),
    'RouteRedirect.to host: found "*.example.com", expected one host, for a browser must know where to go; leave out the star',
  ],
  [
    'a status that is none',
    () => FixedResponse.of(600),
    'FixedResponse.of status: found 600, expected a whole number from 200 to 599; use 599 or less',
  ],
  [
    'a long fixed text',
    () => FixedResponse.of(200, { body: 'a'.repeat(1025) }),
    'FixedResponse.of body: found 1025 characters, expected a text of at most 1024 characters; shorten it, or serve it from pods',
  ],
  [
    'a media type without a subtype',
    () => FixedResponse.of(200, { contentType: 'text' }),
    'FixedResponse.of contentType: found "text", expected a media type such as "text/plain"; write type and subtype',
  ],
  [
    'the group of a resource with its version',
    () => ResourceBackend.of('k8s.example.com/v1', 'Bucket', 'a'),
    'ResourceBackend.of apiGroup: found "k8s.example.com/v1", expected an API group without its version; did you mean ' +
      '"k8s.example.com"?',
  ],
  [
    'a kind with a blank',
    () => ResourceBackend.of('a', 'My Bucket', 'a'),
    'ResourceBackend.of kind: found "My Bucket", expected a kind: 1 to 63 letters, digits and "-", with a letter first; write one such ' +
      'as "StorageBucket"',
  ],
  [
    'an address as the name of a certificate',
    () => BackendTls.systemTrust('10.0.0.1'),
    'BackendTls.systemTrust hostname: found the IP address "10.0.0.1", expected a DNS name such as "api.example.com"; name the host ' +
      'that the pods know',
  ],
  [
    'a certificate for a host twice',
    () => HostCertificate.of(TlsCertificate.fromSecretName('a'), ['b', 'b']),
    'HostCertificate.of hosts[1]: found "b" a second time, expected each host once; leave it out',
  ],
  [
    'a passthrough to a text',
    () => PassthroughRoute.of('a', 'web' as any),
    'PassthroughRoute.of backend: found a text, expected a RouteBackend; make one with service.backend(https)',
  ],
])('%s is refused', (_, build, sentence) => {
  expect(refusalOf(build)).toBe(sentence);
});

test('a header may be matched and decide about no canary, and a rewrite may replace a whole exact path', () => {
  expect(() => HttpRoute.exact('a', '/b', web, { rewrite: PathRewrite.replacePath('/c') })).not.toThrow();
  expect(() => prefix({ requestTimeout: Duration.millis(1), maxBodySize: Size.kibibytes(0.5) })).not.toThrow();
});
