import { diagnosticsOf } from './type-check';

/*
 * Mistakes that cannot be written: the typing slips of the study notes and their like. Each is refused by the compiler, for
 * the stated reason, and its mended twin compiles.
 */

interface Mistake {
  readonly wrong: string;
  readonly says: string;
  readonly right: string;
}

const MISTAKES: Record<string, Mistake> = {
  'a path where the rewrite belongs': {
    wrong: "p.HttpRoute.prefix('shop.example.com', '/a', p.RouteBackend.fromServiceName('a', 80), { rewrite: '/' })",
    says: "Type 'string' is not assignable to type 'PathRewrite'",
    right:
      "p.HttpRoute.prefix('shop.example.com', '/a', p.RouteBackend.fromServiceName('a', 80), { rewrite: p.PathRewrite.stripPrefix() })",
  },
  'shares without weights': {
    wrong: "p.TrafficSplit.between(p.RouteBackend.fromServiceName('a', 80), p.RouteBackend.fromServiceName('b', 80))",
    says: "is not assignable to parameter of type 'WeightedBackend'",
    right:
      "p.TrafficSplit.between(p.RouteBackend.fromServiceName('a', 80).weighted(9), p.RouteBackend.fromServiceName('b', 80).weighted(1))",
  },
  'a class of Ingresses for a Gateway': {
    wrong: "new p.HttpGateway(chart, 'a', { gatewayClass: p.IngressClassRef.named('traefik') })",
    says: "missing in type 'IngressClassRef' but required in type 'GatewayClassRef'",
    right: "new p.HttpGateway(chart, 'a', { gatewayClass: p.GatewayClassRef.traefik() })",
  },
  'a Gateway with TLS without a certificate': {
    wrong: "new p.TlsGateway(chart, 'a', { gatewayClass: p.GatewayClassRef.istio() })",
    says: "Property 'certificate' is missing",
    right:
      "new p.TlsGateway(chart, 'a', { gatewayClass: p.GatewayClassRef.istio(), certificate: p.TlsCertificate.fromSecretName('a') })",
  },
  'a Gateway by its name alone': {
    wrong: "new p.GatewayRoutes(chart, 'a', { gateway: 'front' })",
    says: "Type 'string' is not assignable to type 'GatewayRef'",
    right: "new p.GatewayRoutes(chart, 'a', { gateway: p.GatewayRef.named('front') })",
  },
  'prots for ports': {
    wrong: "new p.StickyService(chart, 'a', { selector, prots: [http.exposedAs(80)] })",
    says: "'prots' does not exist in type 'StickyServiceProps'",
    right: "new p.StickyService(chart, 'a', { selector, ports: [http.exposedAs(80)] })",
  },
  'exteranTrafficPolicy for externalTrafficPolicy': {
    wrong: "new p.NodePortService(chart, 'a', { selector, ports, exteranTrafficPolicy: p.TrafficPolicy.LOCAL })",
    says: "'exteranTrafficPolicy' does not exist in type 'NodePortServiceProps'",
    right: "new p.NodePortService(chart, 'a', { selector, ports, externalTrafficPolicy: p.TrafficPolicy.LOCAL })",
  },
  'a traffic policy as free text': {
    wrong: "new p.NodePortService(chart, 'a', { selector, ports, externalTrafficPolicy: 'local' })",
    says: "Type '\"local\"' is not assignable to type 'TrafficPolicy | undefined'",
    right: "new p.NodePortService(chart, 'a', { selector, ports, externalTrafficPolicy: p.TrafficPolicy.LOCAL })",
  },
  'a session affinity called ClusterIP': {
    wrong: "new p.StickyService(chart, 'a', { selector, ports, sessionAffinity: 'ClusterIP' })",
    says: "'sessionAffinity' does not exist in type 'StickyServiceProps'",
    right: "new p.StickyService(chart, 'a', { selector, ports })",
  },
  'a clientIP that slipped out of its configuration': {
    wrong: "new p.StickyService(chart, 'a', { selector, ports, clientIP: { timeoutSeconds: 1800 } })",
    says: "'clientIP' does not exist in type 'StickyServiceProps'",
    right: "new p.StickyService(chart, 'a', { selector, ports, sessionTimeout: Duration.seconds(1800) })",
  },
  'a session timeout without a unit': {
    wrong: "new p.StickyService(chart, 'a', { selector, ports, sessionTimeout: 1800 })",
    says: "Type 'number' is not assignable to type 'Duration'",
    right: "new p.StickyService(chart, 'a', { selector, ports, sessionTimeout: Duration.minutes(30) })",
  },
  'a certificate on an Ingress without TLS': {
    wrong:
      "new p.HttpIngress(chart, 'a', { ingressClass: p.IngressClassRef.traefik(), certificate: p.TlsCertificate.fromSecretName('tls') })",
    says: "'certificate' does not exist in type 'HttpIngressProps'",
    right:
      "new p.TlsIngress(chart, 'a', { ingressClass: p.IngressClassRef.traefik(), certificate: p.TlsCertificate.fromSecretName('tls') })",
  },
  'a redirect to HTTPS without TLS': {
    wrong: "new p.HttpIngress(chart, 'a', { ingressClass: p.IngressClassRef.communityNginx(), httpsRedirect: true })",
    says: "'httpsRedirect' does not exist in type 'HttpIngressProps'",
    right:
      "new p.TlsIngress(chart, 'a', { ingressClass: p.IngressClassRef.communityNginx(), certificate: p.TlsCertificate.fromSecretName('tls'), httpsRedirect: true })",
  },
  'a scheme of AWS as free text': {
    wrong: "p.IngressClassRef.alb({ scheme: 'public' })",
    says: "Type '\"public\"' is not assignable to type 'AlbScheme | undefined'",
    right: 'p.IngressClassRef.alb({ scheme: p.AlbScheme.INTERNET_FACING })',
  },
  'a class by its name alone': {
    wrong: "new p.HttpIngress(chart, 'a', { ingressClass: 'traefik' })",
    says: "Type 'string' is not assignable to type 'IngressClassRef'",
    right: "new p.HttpIngress(chart, 'a', { ingressClass: p.IngressClassRef.named('traefik') })",
  },
  'a selector on an alias': {
    wrong: "new p.ExternalAlias(chart, 'a', { externalName: 'db.example.com', selector })",
    says: "'selector' does not exist in type 'ExternalAliasProps'",
    right: "new p.ExternalAlias(chart, 'a', { externalName: 'db.example.com' })",
  },
  'a selector on manual endpoints': {
    wrong:
      "new p.ManualEndpointsService(chart, 'a', { ports, endpoints: [p.ManualEndpoint.address('11.11.11.11')], selector })",
    says: "'selector' does not exist in type 'ManualEndpointsServiceProps'",
    right: "new p.ManualEndpointsService(chart, 'a', { ports, endpoints: [p.ManualEndpoint.address('11.11.11.11')] })",
  },
  'a node port on a Service inside the cluster': {
    wrong: "new p.ClusterIpService(chart, 'a', { selector, ports: [http.exposedAs(80).onNodePort(30123)] })",
    says: "Property 'asServicePort' is missing in type 'PortMapping' but required in type 'IServicePort'",
    right: "new p.NodePortService(chart, 'a', { selector, ports: [http.exposedAs(80).onNodePort(30123)] })",
  },
  'a node port on a sticky Service inside the cluster': {
    wrong: "new p.StickyService(chart, 'a', { selector, ports: [http.exposedAs(80).onNodePort(30123)] })",
    says: "Property 'asServicePort' is missing in type 'PortMapping' but required in type 'IServicePort'",
    right:
      "const [port] = ports; new p.StickyService(chart, 'a', { selector, ports, exposure: p.Exposure.nodePort({ nodePorts: [port.onNodePort(30123)] }) })",
  },
  'a cluster IP on a headless Service': {
    wrong: "new p.HeadlessService(chart, 'a', { selector, clusterIP: '10.0.0.1' })",
    says: "'clusterIP' does not exist in type 'HeadlessServiceProps'",
    right: "new p.HeadlessService(chart, 'a', { selector })",
  },
  'a port mapping on a headless Service': {
    wrong: "new p.HeadlessService(chart, 'a', { selector, ports: [http.exposedAs(80)] })",
    says: "Type 'ServicePort' is missing the following properties from type 'PodPort'",
    right: "new p.HeadlessService(chart, 'a', { selector, ports: [http] })",
  },
  'a backend of the removed Ingress version': {
    wrong: "p.HttpRoute.prefix('kubia.example.com', '/', { serviceName: 'kubia', servicePort: 80 })",
    says: "'serviceName' does not exist in type 'RouteTarget'",
    right: "p.HttpRoute.prefix('kubia.example.com', '/', p.RouteBackend.fromServiceName('kubia', 80))",
  },
  'a route to a port that was never declared': {
    wrong: "p.HttpRoute.prefix('kubia.example.com', '/', web.backend(htpp))",
    says: "Cannot find name 'htpp'",
    right: "p.HttpRoute.prefix('kubia.example.com', '/', web.backend(http))",
  },
  'a port by its name in quotes': {
    wrong: "web.backend('http')",
    says: "Argument of type 'string' is not assignable to parameter of type 'PodPort'",
    right: 'web.backend(http)',
  },
  'a port number in quotes': {
    wrong: "p.PodPort.tcp('8080')",
    says: "Argument of type 'string' is not assignable to parameter of type 'number'",
    right: 'p.PodPort.tcp(8080)',
  },
  'a TLS Ingress without certificate': {
    wrong: "new p.TlsIngress(chart, 'a', { ingressClass, routes })",
    says: "Property 'certificate' is missing",
    right: "new p.TlsIngress(chart, 'a', { ingressClass, certificate, routes })",
  },
  'a TLS Ingress without class': {
    wrong: "new p.TlsIngress(chart, 'a', { certificate, routes })",
    says: "Property 'ingressClass' is missing",
    right: "new p.TlsIngress(chart, 'a', { ingressClass, certificate, routes })",
  },
  'TLS hosts beside the routes, where they could differ': {
    wrong:
      "new p.TlsIngress(chart, 'a', { ingressClass, certificate, routes, tls: [{ hosts: ['kubia.exampl.com'] }] })",
    says: "'tls' does not exist in type 'TlsIngressProps'",
    right: "new p.TlsIngress(chart, 'a', { ingressClass, certificate, routes })",
  },
  'a provider of a node port': {
    wrong: 'p.Exposure.nodePort({ provider: p.LoadBalancerProvider.gke() })',
    says: "'provider' does not exist in type 'ExposureOptions'",
    right: 'p.Exposure.loadBalancer({ provider: p.LoadBalancerProvider.gke() })',
  },
  'a traffic policy for traffic of the inside': {
    wrong: 'p.Exposure.clusterIp({ externalTrafficPolicy: p.TrafficPolicy.LOCAL })',
    says: "'externalTrafficPolicy' does not exist in type 'NamedExposure'",
    right: 'p.Exposure.nodePort({ externalTrafficPolicy: p.TrafficPolicy.LOCAL })',
  },
  'a policy of a load balancer that is there for one': {
    wrong:
      "new p.LocalTrafficLoadBalancer(chart, 'a', { selector, ports, externalTrafficPolicy: p.TrafficPolicy.CLUSTER })",
    says: "'externalTrafficPolicy' does not exist in type 'LocalTrafficLoadBalancerProps'",
    right: "new p.LoadBalancerService(chart, 'a', { selector, ports, externalTrafficPolicy: p.TrafficPolicy.CLUSTER })",
  },
  'the options of one provider for another': {
    wrong: 'p.LoadBalancerProvider.hetzner({ addressPool: "public" })',
    says: "'addressPool' does not exist in type 'HetznerOptions'",
    right: 'p.LoadBalancerProvider.metalLb({ addressPool: "public" })',
  },
  'one port where a list belongs': {
    wrong: "new p.NodePortService(chart, 'a', { selector, ports: http.exposedAs(80) })",
    says: "is missing the following properties from type 'IPortMapping[]'",
    right: "new p.NodePortService(chart, 'a', { selector, ports: [http.exposedAs(80)] })",
  },
  'a list where one value belongs': {
    wrong: "new p.NodePortService(chart, 'a', { selector: [selector], ports })",
    says: "Type 'PodLabels[]' is not assignable to type 'SelectablePods'",
    right: "new p.NodePortService(chart, 'a', { selector, ports })",
  },
  'the singular of a list': {
    wrong: "new p.NodePortService(chart, 'a', { selector, port: [http.exposedAs(80)] })",
    says: "'port' does not exist in type 'NodePortServiceProps'",
    right: "new p.NodePortService(chart, 'a', { selector, ports: [http.exposedAs(80)] })",
  },
  'matchLabels as a selector': {
    wrong:
      "new p.ClusterIpService(chart, 'a', { selector: { matchLabels: { app: 'web' } }, ports: [http.exposedAs(80)] })",
    says: "'matchLabels' does not exist in type 'SelectablePods'",
    right:
      "new p.ClusterIpService(chart, 'a', { selector: p.PodLabels.of({ app: 'web' }), ports: [http.exposedAs(80)] })",
  },
  'a database password in plain text': {
    wrong:
      "new p.HeadlessStatefulDb(chart, 'a', { engine, storage: { size: Size.gibibytes(1) }, credentials: 'yourpassword' })",
    says: "Type 'string' is not assignable to type 'DatabaseCredentials'",
    right:
      "new p.HeadlessStatefulDb(chart, 'a', { engine, storage: { size: Size.gibibytes(1) }, credentials: p.DatabaseCredentials.fromSecretName('mysql') })",
  },
  'a volume size without a unit': {
    wrong: "new p.HeadlessStatefulDb(chart, 'a', { engine, credentials, storage: { size: 10 } })",
    says: "Type 'number' is not assignable to type 'Size'",
    right: "new p.HeadlessStatefulDb(chart, 'a', { engine, credentials, storage: { size: Size.gibibytes(10) } })",
  },
  'a database without a word on its storage': {
    wrong: "new p.HeadlessStatefulDb(chart, 'a', { engine, credentials })",
    says: "Property 'storage' is missing",
    right: "new p.HeadlessStatefulDb(chart, 'a', { engine, credentials, storage: { size: Size.gibibytes(10) } })",
  },
  'a replication password in plain text': {
    wrong: "p.DatabaseCredentials.fromSecretName('mysql', { replicationPassword: 'yourpassword' })",
    says: "Type 'string' is not assignable to type 'DatabasePassword'",
    right:
      "p.DatabaseCredentials.fromSecretName('mysql', { replicationPassword: p.DatabasePassword.fromSecretName('repl') })",
  },
  'a lag without a unit': {
    wrong: "new p.HeadlessStatefulDb(chart, 'a', { engine, credentials, storage, replication: { maxLag: 30 } })",
    says: "Type 'number' is not assignable to type 'Duration'",
    right:
      "new p.HeadlessStatefulDb(chart, 'a', { engine, credentials, storage, replication: { maxLag: Duration.seconds(30) } })",
  },
  'roles that say nothing of what to run': {
    wrong: 'p.OrdinalRoles.primaryAndReplicas()',
    says: 'Expected 1 arguments, but got 0',
    right: "p.OrdinalRoles.primaryAndReplicas({ primary: 'mysqld', replica: 'mysqld' })",
  },
};

const PRELUDE = `
import { Chart, Duration, Size, Testing } from 'cdk8s';
import * as p from 'cdk8s-service-patterns';
const chart: Chart = Testing.chart();
const http = p.PodPort.tcp(8080, 'http');
const selector = p.PodLabels.of({ app: 'web' });
const ports: [p.ServicePort] = [http.exposedAs(80)];
const web = new p.ClusterIpService(chart, 'web', { selector, ports });
const ingressClass = p.IngressClassRef.named('traefik');
const certificate = p.TlsCertificate.fromSecretName('tls');
const routes = [p.HttpRoute.prefix('kubia.example.com', '/', web.backend(http))];
const engine = p.DatabaseEngine.mysql('8.4');
const credentials = p.DatabaseCredentials.fromSecretName('mysql');
const storage = { size: Size.gibibytes(10) };
export const all = [Duration, Size, ingressClass, certificate, routes, engine, credentials, storage];
`;

const diagnostics = diagnosticsOf(
  Object.fromEntries(
    Object.entries(MISTAKES).flatMap(([name, { wrong, right }]) => [
      [`wrong ${name}`, `${PRELUDE}\n${wrong};`],
      [`right ${name}`, `${PRELUDE}\n${right};`],
    ]),
  ),
);

describe.each(Object.entries(MISTAKES))('%s', (name, { says }) => {
  test('does not compile', () => {
    expect(diagnostics.get(`wrong ${name}`)).toEqual([expect.stringContaining(says)]);
  });

  test('compiles when mended', () => {
    expect(diagnostics.get(`right ${name}`)).toEqual([]);
  });
});
