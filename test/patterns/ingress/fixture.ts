import type { Chart } from 'cdk8s';
import {
  ClusterIpService,
  HttpRoute,
  IngressClassRef,
  PodLabels,
  PodPort,
  RouteBackend,
  TlsCertificate,
  TlsIngress,
  type TlsIngressProps,
} from '../../../src';
import { type Manifest, shopChart, theOnly } from '../../support/synth';

export const http = PodPort.tcp(8080, 'http');

/** A Service on port 80. */
export function service(chart: Chart, name: string): ClusterIpService {
  return new ClusterIpService(chart, name, { selector: PodLabels.of({ app: name }), ports: [http.exposedAs(80)] });
}

/** A backend of a Service that is made elsewhere. */
export function backend(name = 'kubia'): RouteBackend {
  return RouteBackend.fromServiceName(name, 80);
}

/** The least that an Ingress needs, but for a route. Whose class this is, nobody knows. */
export const base = {
  ingressClass: IngressClassRef.named('public'),
  certificate: TlsCertificate.fromSecretName('tls-secret'),
};

/** The one route of the notes. */
export const kubiaRoute = HttpRoute.prefix('kubia.example.com', '/kubia', backend());

/** Builds the Ingress `kubia` of the chart `shop`, with the notes' route unless the props say otherwise. */
export function kubia(props: Partial<TlsIngressProps> = {}, chart: Chart = shopChart()): TlsIngress {
  return new TlsIngress(chart, 'kubia', { ...base, routes: [kubiaRoute], ...props });
}

/** What the chart renders as Ingress. */
export function ingressOf(props: Partial<TlsIngressProps>): Manifest {
  const chart = shopChart();
  kubia(props, chart);
  return theOnly(chart, 'Ingress');
}
