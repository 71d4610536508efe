import fc from 'fast-check';
import {
  GatewayClassRef,
  GatewayFeature,
  GatewayRef,
  GatewayRoutes,
  HostCertificate,
  HttpGateway,
  RouteNamespaces,
  TlsCertificate,
  TlsGateway,
} from '../../../src';
import type { DrawnPattern } from './drawn-pattern';
import { label, labels, maybe, metadata, mostly, portNumber, seldom, subdomain, text, yesOrNo } from './parts';
import { drawnPassthrough, drawnRoutes, madePassthrough, madeRoute } from './routes';

/** Classes that serve everything, so that what is drawn is mostly made; the others refuse what they lack. */
const gatewayClass = fc.oneof(
  { weight: 12, arbitrary: fc.record({ factory: fc.constantFrom('envoyGateway', 'named'), name: subdomain }) },
  {
    weight: 3,
    arbitrary: fc.record({
      factory: fc.constantFrom('contour', 'traefik', 'nginxGatewayFabric', 'istio', 'cilium', 'gke', 'awsAlb'),
      name: subdomain,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      factory: fc.constant('custom'),
      name: subdomain,
      serves: fc.subarray(Object.values(GatewayFeature)),
      ownCertificates: maybe(yesOrNo),
      httpPort: maybe(portNumber),
    }),
  },
);

const routeNamespaces = fc.oneof(
  fc.constant({ all: true }),
  fc.constant({ same: true }),
  fc.record({ named: fc.array(label, { maxLength: 2 }) }),
  fc.record({ labelled: mostly(labels, fc.constant({})) }),
);

const certificate = fc.oneof(
  { weight: 15, arbitrary: fc.record({ fromSecretName: subdomain }) },
  { weight: 1, arbitrary: fc.record({ fromIssuer: subdomain }) },
  { weight: 1, arbitrary: fc.record({ fromClusterIssuer: subdomain }) },
  { weight: 1, arbitrary: fc.constant({ fromAcm: 'arn:aws:acm:us-west-2:123456789012:certificate/1-a' }) },
  { weight: 1, arbitrary: fc.constant({ fromController: undefined }) },
  {
    weight: 2,
    arbitrary: fc.record({ name: subdomain, namespace: fc.constantFrom('default', 'kube-public') }).map((secret) => ({
      fromSecret: { kind: 'Secret', name: secret.name, metadata: { namespace: secret.namespace } },
    })),
  },
);

const host = text(['shop.example.com', '*.example.com', 'a.b'], [253]);

const ofEveryGateway = {
  gatewayClass,
  routes: maybe(drawnRoutes),
  routeNamespaces: seldom(routeNamespaces),
  httpPort: seldom(portNumber),
  metadata: metadata(subdomain),
};

export const gateways: readonly DrawnPattern[] = [
  {
    name: 'TlsGateway',
    drafts: fc.record({
      ...ofEveryGateway,
      certificate,
      certificates: seldom(
        fc.array(fc.record({ certificate, hosts: fc.array(host, { minLength: 1, maxLength: 2 }) }), { maxLength: 1 }),
      ),
      hosts: maybe(fc.array(host, { maxLength: 3 })),
      passthrough: seldom(drawnPassthrough),
      httpRedirect: seldom(yesOrNo),
      httpsPort: seldom(portNumber),
    }),
    build: (chart, { certificates, ...draft }) => {
      new TlsGateway(chart, 'drawn', {
        ...draft,
        ...common(draft),
        certificate: madeCertificate(draft.certificate),
        certificates: certificates?.map((each: any) =>
          HostCertificate.of(madeCertificate(each.certificate), each.hosts),
        ),
        passthrough: draft.passthrough?.map(madePassthrough),
      });
    },
  },
  {
    name: 'HttpGateway',
    drafts: fc.record(ofEveryGateway),
    build: (chart, draft) => {
      new HttpGateway(chart, 'drawn', { ...draft, ...common(draft) });
    },
  },
  {
    name: 'GatewayRoutes',
    drafts: fc.record({
      gateway: fc.record({
        name: subdomain,
        namespace: maybe(label),
        listeners: maybe(fc.array(subdomain, { maxLength: 3 })),
        gatewayClass: maybe(gatewayClass),
      }),
      routes: drawnRoutes,
      passthrough: seldom(drawnPassthrough),
      metadata: metadata(subdomain),
    }),
    build: (chart, { gateway: { name, ...options }, ...draft }) => {
      const known = options.gatewayClass && madeClass(options.gatewayClass);
      new GatewayRoutes(chart, 'drawn', {
        ...draft,
        gateway: GatewayRef.named(name, { ...options, gatewayClass: known }),
        routes: draft.routes.map(madeRoute),
        passthrough: draft.passthrough?.map(madePassthrough),
      });
    },
  },
];

function common(draft: any): any {
  return {
    gatewayClass: madeClass(draft.gatewayClass),
    routes: draft.routes?.map(madeRoute),
    routeNamespaces: draft.routeNamespaces && madeNamespaces(draft.routeNamespaces),
  };
}

function madeClass({ factory, name, ...options }: any): GatewayClassRef {
  return factory === 'custom'
    ? GatewayClassRef.custom(name, options)
    : GatewayClassRef[factory as 'envoyGateway'](name);
}

function madeCertificate(draft: Record<string, any>): TlsCertificate {
  const [[factory, argument]] = Object.entries(draft);
  return TlsCertificate[factory as 'fromSecretName'](argument);
}

function madeNamespaces({ all, same, named, labelled }: any): RouteNamespaces {
  return all
    ? RouteNamespaces.all()
    : same
      ? RouteNamespaces.same()
      : named === undefined
        ? RouteNamespaces.labelled(labelled)
        : RouteNamespaces.named(...named);
}
