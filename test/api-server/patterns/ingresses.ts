import { Duration } from 'cdk8s';
import fc from 'fast-check';
import {
  BackendProtocol,
  HttpRoute,
  IngressClassRef,
  IngressController,
  RouteBackend,
  TlsCertificate,
  TlsIngress,
} from '../../../src';
import type { DrawnPattern } from './drawn-pattern';
import { choice, label, maybe, metadata, mostly, portNumber, seldom, subdomain, text, yesOrNo } from './parts';

const CONTROLLERS = ['COMMUNITY_NGINX', 'F5_NGINX', 'TRAEFIK', 'HAPROXY', 'AWS_ALB', 'GKE'] as const;

const backend = fc.record({ name: label, port: portNumber });

const host = text(['shop.example.com', '*.example.com', 'shop', '1.example.com', `${'x'.repeat(250)}.a`], [253]);

const path = text(['/', '/shop', '/shop/cart', '/a.b/', '/%41', '/a b', '/*a'], [1000]);

const route = fc.record({
  kind: fc.constantFrom('prefix', 'prefix', 'exact', 'implementationSpecific', 'onAnyHost'),
  host,
  path: fc.oneof({ weight: 9, arbitrary: path }, { weight: 1, arbitrary: text(['', '/a(/|$)(.*)', '/~']) }),
  backend,
});

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
    ingressClass: fc.record({ name: subdomain, controller: maybe(fc.constantFrom(...CONTROLLERS)) }),
    certificate,
    routes: maybe(fc.array(route, { maxLength: 4 })),
    defaultBackend: seldom(backend),
    stripPrefix: seldom(yesOrNo),
    httpsRedirect: seldom(yesOrNo),
    cookieAffinity: seldom(
      fc.record({
        cookieName: maybe(text(['SESSION', 'a'])),
        seconds: maybe(mostly(fc.integer({ min: 1, max: 604_800 }), fc.constantFrom(0, 604_801))),
      }),
    ),
    backendProtocol: seldom(choice(BackendProtocol)),
  }),
  build: (chart, draft) => {
    const [factory, argument] = Object.entries<any>(draft.certificate)[0];
    const { controller, name } = draft.ingressClass;
    const cookie = draft.cookieAffinity;
    new TlsIngress(chart, 'drawn', {
      ...draft,
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

function drawnRoute(draft: any): HttpRoute {
  const target = drawnBackend(draft.backend);
  return draft.kind === 'onAnyHost'
    ? HttpRoute.onAnyHost(draft.path, target)
    : HttpRoute[draft.kind as 'prefix'](draft.host, draft.path, target);
}

function drawnBackend({ name, port }: any): RouteBackend {
  return RouteBackend.fromServiceName(name, port);
}
