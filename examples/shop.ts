import { Chart, Duration, Size } from 'cdk8s';
import { Deployment, Probe } from 'cdk8s-plus-27';
import * as net from 'cdk8s-service-patterns';
import type { Construct } from 'constructs';

/** Every pattern at work together: a shop with sessions, a database, two neighbours outside, and three ways in. */
export class Shop extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: id });
    const http = net.PodPort.tcp(8080, 'http');
    const cluster = net.PodPort.tcp(7946, 'gossip');
    const readiness = Probe.fromHttpGet('/healthz', { port: http.number });
    const app = (name: string) =>
      new Deployment(this, name, {
        containers: [{ image: `registry.example.com/${name}:1.4`, ports: [http, cluster], readiness }],
      });
    const [web, api] = [app('web-app'), app('api-app')];

    // Inside: sessions stay with their pod, the pods of the web shop find each other, the database keeps its data.
    const storefront = new net.ClusterIpService(this, 'storefront', { selector: web, ports: [http.exposedAs(80)] });
    new net.StickyService(this, 'cart', {
      selector: web,
      ports: [http.exposedAs(80)],
      sessionTimeout: Duration.minutes(30),
    });
    new net.HeadlessService(this, 'web-peers', { selector: web, ports: [cluster], publishNotReadyAddresses: true });
    const orders = new net.ClusterIpService(this, 'orders', { selector: api, ports: [http.exposedAs(80)] });
    const db = new net.HeadlessStatefulDb(this, 'db', {
      engine: net.DatabaseEngine.postgres('17'),
      storage: { size: Size.gibibytes(20) },
      credentials: net.DatabaseCredentials.fromSecretName('db-admin'),
    });

    // Outside: a payment provider known by name, a warehouse known by address.
    const payments = new net.ExternalAlias(this, 'payments', {
      externalName: 'api.payments.example',
      ports: [net.PodPort.tcp(443, 'https')],
    });
    const warehouse = new net.ManualEndpointsService(this, 'warehouse', {
      ports: [net.PodPort.tcp(9376).exposedAs(80)],
      endpoints: [net.ManualEndpoint.address('192.0.2.10'), net.ManualEndpoint.address('192.0.2.11')],
    });
    const clients: [net.ServicePattern, string][] = [
      [db.exposePrimary(), 'DATABASE'],
      [payments, 'PAYMENTS'],
      [warehouse, 'WAREHOUSE'],
    ];
    for (const [service, name] of clients) {
      for (const container of api.containers) {
        service.addAddressTo(container, { host: `${name}_HOST`, port: `${name}_PORT` });
      }
    }

    // In: browsers over HTTPS, partners over a load balancer that shows their addresses,
    // monitoring over a plain one, the office on a node port.
    new net.TlsIngress(this, 'shop', {
      ingressClass: net.IngressClassRef.traefik(),
      certificate: net.TlsCertificate.fromClusterIssuer('letsencrypt'),
      routes: [
        net.HttpRoute.prefix('shop.example.com', '/', storefront.backend(http)),
        net.HttpRoute.prefix('shop.example.com', '/orders', orders.backend(http)),
      ],
    });
    const routes = [net.HttpRoute.prefix('status.shop.internal', '/', storefront.backend(http))];
    new net.HttpIngress(this, 'intranet', { ingressClass: net.IngressClassRef.named('internal'), routes });
    new net.LocalTrafficLoadBalancer(this, 'partners', {
      selector: api,
      ports: [http.exposedAs(80)],
      spread: net.PodSpread.PREFERRED,
    });
    new net.LoadBalancerService(this, 'status', { selector: web, ports: [http.exposedAs(80)] });
    new net.NodePortService(this, 'office', { selector: web, ports: [http.exposedAs(80).onNodePort(30080)] });
  }
}
