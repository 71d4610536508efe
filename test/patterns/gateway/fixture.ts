import type { Chart } from 'cdk8s';
import {
  GatewayClassRef,
  HttpRoute,
  RouteBackend,
  type RouteOptions,
  TlsCertificate,
  TlsGateway,
  type TlsGatewayProps,
} from '../../../src';
import { type Manifest, manifestsOf, shopChart } from '../../support/synth';

export const web = RouteBackend.fromServiceName('web', 80);
export const next = RouteBackend.fromServiceName('web-next', 80);

/** The least that a Gateway needs, but for a route. Envoy Gateway serves all that there is. */
export const base = {
  gatewayClass: GatewayClassRef.envoyGateway(),
  certificate: TlsCertificate.fromSecretName('shop-tls'),
};

/** A route of `shop.example.com`. */
export function shop(path = '/', options?: RouteOptions): HttpRoute {
  return HttpRoute.prefix('shop.example.com', path, web, options);
}

/** Builds the Gateway `front` of the chart `shop`. */
export function front(props: Partial<TlsGatewayProps> = {}, chart: Chart = shopChart()): TlsGateway {
  return new TlsGateway(chart, 'front', { ...base, routes: [shop()], ...props });
}

/** What a chart renders of a kind. */
export function ofKind(chart: Chart, kind: string): Manifest[] {
  return manifestsOf(chart).filter((each) => each.kind === kind);
}

/** What the Gateway `front` and its routes render of a kind. */
export function rendered(kind: string, props: Partial<TlsGatewayProps> = {}): Manifest[] {
  const chart = shopChart();
  front(props, chart);
  return ofKind(chart, kind);
}

/** The rules of the first HTTPRoute for these routes. */
export function rulesOf(...routes: HttpRoute[]): Manifest[] {
  return rendered('HTTPRoute', { routes, httpRedirect: false })[0]?.spec.rules;
}
