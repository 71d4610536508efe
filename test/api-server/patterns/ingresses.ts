import { Duration, Size } from 'cdk8s';
import fc from 'fast-check';
import {
  BackendProtocol,
  Canary,
  HttpIngress,
  HttpRoute,
  IngressClassRef,
  IngressController,
  PassthroughRoute,
  PathRewrite,
  RouteBackend,
  type RouteOptions,
  TlsCertificate,
  TlsIngress,
} from '../../../src';
import type { DrawnPattern } from './drawn-pattern';
import { choice, label, maybe, metadata, mostly, portNumber, seldom, subdomain, text, yesOrNo } from './parts';

const CONTROLLERS = [
  'COMMUNITY_NGINX',
  'F5_NGINX',
  'TRAEFIK',
  'HAPROXY',
  'HAPROXY_INGRESS',
  'AWS_ALB',
  'GKE',
  'AZURE_AGIC',
  'CONTOUR',
  'CILIUM',
  'KONG',
  'OPENSHIFT',
] as const;

const backend = fc.record({ name: label, port: portNumber });

const host = text(['shop.example.com', '*.example.com', 'shop', '1.example.com', `${'x'.repeat(250)}.a`], [253]);

const path = text(['/', '/shop', '/shop/cart', '/a.b/', '/%41', '/a b', '/*a'], [1000]);

/** What a route asks for beyond host, path and backend. */
const wishes = seldom(
  fc.record({
    cookieAffinity: seldom(fc.constant({})),
    backendProtocol: seldom(choice(BackendProtocol)),
    seconds: seldom(fc.integer({ min: 0, max: 3600 })),
    mebibytes: seldom(fc.integer({ min: 1, max: 1024 })),
    prefix: seldom(text(['/', '/v2', '/v2/'], [200])),
    canary: seldom(fc.record({ backend, percent: fc.integer({ min: 0, max: 100 }) })),
  }),
);

const prefixRoute = fc.record({ kind: fc.constantFrom('prefix', 'onAnyHost'), host, path, backend, wishes });

const otherRoute = fc.oneof(
  fc.record({ kind: fc.constant('exact'), host, path, backend }),
  fc.record({ kind: fc.constant('implementationSpecific'), host, path: text(['', '/', '/a(/|$)(.*)', '/~']), backend }),
);

const routes = fc.oneof(
  fc.array(prefixRoute, { minLength: 1, maxLength: 4 }),
  fc.array(fc.oneof(prefixRoute, otherRoute), { maxLength: 4 }),
);

/** What each controller is asked for in annotations of its own. */
const options = fc.record({
  stripPrefix: seldom(yesOrNo),
  httpsRedirect: seldom(yesOrNo),
  cookieAffinity: seldom(
    fc.record({
      cookieName: maybe(text(['SESSION', 'a'])),
      seconds: maybe(mostly(fc.integer({ min: 1, max: 604_800 }), fc.constantFrom(0, 604_801))),
    }),
  ),
  backendProtocol: seldom(choice(BackendProtocol)),
});

const ingressClass = fc.oneof(
  fc.record({ name: subdomain }).map((named) => ({ named, options: {} })),
  fc
    .tuple(fc.record({ name: subdomain, controller: fc.constantFrom(...CONTROLLERS) }), options)
    .map(([named, asked]) => ({
      named,
      options: asked,
    })),
);

const certificate = fc.oneof(
  subdomain.map((fromSecretName) => ({ fromSecretName })),
  subdomain.map((fromIssuer) => ({ fromIssuer })),
  subdomain.map((fromClusterIssuer) => ({ fromClusterIssuer })),
  fc.constant({ fromAcm: 'arn:aws:acm:us-west-2:123456789012:certificate/1-a' }),
  fc.constant({ fromController: undefined }),
);

export const tlsIngress: DrawnPattern = {
  name: 'TlsIngress',
  drafts: fc.record({
    metadata: metadata(subdomain),
    ingressClass,
    certificate,
    routes: fc.oneof({ weight: 7, arbitrary: routes }, { weight: 1, arbitrary: fc.constant(undefined) }),
    defaultBackend: seldom(backend),
  }),
  build: (chart, draft) => {
    const [factory, argument] = Object.entries<any>(draft.certificate)[0];
    const { controller, name } = draft.ingressClass.named;
    const { cookieAffinity: cookie, ...asked } = draft.ingressClass.options;
    new TlsIngress(chart, 'drawn', {
      ...draft,
      ...asked,
      ingressClass: IngressClassRef.named(name, IngressController[controller as 'TRAEFIK']),
      certificate: TlsCertificate[factory as 'fromIssuer'](argument),
      routes: draft.routes?.map(drawnRoute),
      defaultBackend: draft.defaultBackend && drawnBackend(draft.defaultBackend),
      cookieAffinity: cookie && {
        cookieName: cookie.cookieName,
        maxAge: cookie.seconds === undefined ? undefined : Duration.seconds(cookie.seconds),
      },
    });
  },
};

/** The same without a certificate, beside hosts whose TLS is handed on. */
export const httpIngress: DrawnPattern = {
  name: 'HttpIngress',
  drafts: fc.record({
    metadata: metadata(subdomain),
    ingressClass,
    routes: fc.oneof({ weight: 7, arbitrary: routes }, { weight: 1, arbitrary: fc.constant(undefined) }),
    defaultBackend: seldom(backend),
    passthrough: seldom(fc.array(fc.record({ host, backend }), { minLength: 1, maxLength: 2 })),
  }),
  build: (chart, draft) => {
    const { controller, name } = draft.ingressClass.named;
    const { cookieAffinity, httpsRedirect, ...asked } = draft.ingressClass.options;
    new HttpIngress(chart, 'drawn', {
      ...draft,
      ...asked,
      ingressClass: IngressClassRef.named(name, IngressController[controller as 'TRAEFIK']),
      routes: draft.routes?.map(drawnRoute),
      defaultBackend: draft.defaultBackend && drawnBackend(draft.defaultBackend),
      passthrough: draft.passthrough?.map((each: any) => PassthroughRoute.of(each.host, drawnBackend(each.backend))),
    });
  },
};

function drawnRoute(draft: any): HttpRoute {
  const target = drawnBackend(draft.backend);
  const options = draft.wishes && drawnWishes(draft.wishes);
  return draft.kind === 'onAnyHost'
    ? HttpRoute.onAnyHost(draft.path, target, options)
    : HttpRoute[draft.kind as 'prefix'](draft.host, draft.path, target, options);
}

function drawnWishes({ seconds, mebibytes, prefix, canary, ...wishes }: any): RouteOptions {
  return {
    ...wishes,
    requestTimeout: seconds === undefined ? undefined : Duration.seconds(seconds),
    maxBodySize: mebibytes === undefined ? undefined : Size.mebibytes(mebibytes),
    rewrite: prefix === undefined ? undefined : PathRewrite.replacePrefix(prefix),
    canary: canary && Canary.byWeight(drawnBackend(canary.backend), canary.percent),
  };
}

function drawnBackend({ name, port }: any): RouteBackend {
  return RouteBackend.fromServiceName(name, port);
}
