/* The shop in TypeScript. The same app, as one would write it, in the other languages stands beside it. */
import { App, Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import * as net from 'cdk8s-service-patterns';

const [outdir, mistake] = process.argv.slice(2);
const app = new App({ outdir });
net.NetworkChecks.on(app);
const chart = new Chart(app, 'shop', { namespace: 'shop' });

// Ports are declared once.
const http = net.PodPort.tcp(8080, 'http');
const gossip = net.PodPort.tcp(7946, 'gossip');

// Workloads of cdk8s-plus, selected by Services.
const web = new kplus.Deployment(chart, 'web', {
  containers: [
    {
      image: 'registry.example.com/web:1.4',
      ports: [http],
      readiness: kplus.Probe.fromHttpGet('/healthz', { port: http.number }),
    },
  ],
});
const storefront = new net.ClusterIpService(chart, 'storefront', { selector: web, ports: [http.exposedAs(80)] });
new net.StickyService(chart, 'cart', {
  selector: web,
  ports: [http.exposedAs(80)],
  sessionTimeout: mistake === 'refused' ? Duration.hours(25) : Duration.minutes(30),
});
const nodes = new kplus.Service(chart, 'nodes', { clusterIP: 'None', ports: [{ port: 7946 }] });
const cache = new kplus.StatefulSet(chart, 'cache', {
  containers: [{ image: 'registry.example.com/cache:2.0', ports: [gossip] }],
  service: nodes,
});
new net.HeadlessService(chart, 'cache-peers', { selector: cache, ports: [gossip], publishNotReadyAddresses: true });

// A database, with a Secret, a ConfigMap, a ServiceAccount and clients of cdk8s-plus.
const admin = kplus.Secret.fromSecretName(chart, 'admin', 'db-admin');
const scripts = new kplus.ConfigMap(chart, 'scripts', { data: { 'schema.sql': 'create table orders (id int);' } });
const db = new net.HeadlessStatefulDb(chart, 'db', {
  engine: net.DatabaseEngine.postgres('17'),
  credentials: net.DatabaseCredentials.fromSecret(admin, {
    database: 'shop',
    user: 'shop',
    userPassword: net.DatabasePassword.fromSecret(admin, 'shop-password'),
  }),
  storage: { size: Size.gibibytes(20), accessMode: kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE_POD },
  initScripts: scripts,
  resources: { cpu: { request: kplus.Cpu.millis(250) }, memory: { limit: Size.gibibytes(1) } },
  pods: {
    serviceAccount: kplus.ServiceAccount.fromServiceAccountName(chart, 'account', 'db'),
    imagePullSecrets: [kplus.Secret.fromSecretName(chart, 'registry', 'registry-login')],
  },
});
db.allowFrom(web);

// Names and addresses outside the cluster, handed to a container.
const queue = new net.ExternalAlias(chart, 'queue', {
  externalName: 'mq.example.com',
  ports: [net.PodPort.tcp(5672, 'amqp')],
});
const warehouse = new net.ManualEndpointsService(chart, 'warehouse', {
  ports: [net.PodPort.tcp(9376).exposedAs(80)],
  endpoints: [net.ManualEndpoint.address('192.0.2.10'), net.ManualEndpoint.address('192.0.2.11', { ready: false })],
});
const [container] = web.containers;
db.addConnectionTo(container, { host: 'DB_HOST', password: 'DB_PASSWORD' });
queue.addAddressTo(container, { host: 'QUEUE_HOST', port: 'QUEUE_PORT' });
warehouse.addUrlTo(container, 'WAREHOUSE_URL', 'http');

// Ways in from outside.
new net.NodePortService(chart, 'office', { selector: web, ports: [http.exposedAs(80).onNodePort(30080)] });
new net.LoadBalancerService(chart, 'status', {
  selector: web,
  ports: [http.exposedAs(80)],
  provider: net.LoadBalancerProvider.metalLb({ addressPool: 'office' }),
});
new net.LocalTrafficLoadBalancer(chart, 'partners', {
  selector: web,
  ports: [http.exposedAs(80)],
  spread: net.PodSpread.PREFERRED,
});
const docs = new kplus.Service(chart, 'docs', { metadata: { name: 'docs' }, selector: web, ports: [{ port: 8080 }] });
const routes = [
  net.HttpRoute.prefix('shop.example.com', '/', storefront.backend(http)),
  net.HttpRoute.prefix('shop.example.com', '/docs', net.RouteBackend.fromService(docs)),
];
const certificate = net.TlsCertificate.fromSecret(kplus.Secret.fromSecretName(chart, 'tls', 'shop-tls'));
new net.TlsIngress(chart, 'public', { ingressClass: net.IngressClassRef.traefik(), certificate, routes });
new net.HttpIngress(chart, 'intranet', {
  ingressClass: net.IngressClassRef.named('internal'),
  routes: [net.HttpRoute.exact('shop.internal', '/status', storefront.backend())],
});
const gateway = new net.TlsGateway(chart, 'front', {
  gatewayClass: net.GatewayClassRef.envoyGateway(),
  certificate,
  routes,
});
new net.GatewayRoutes(chart, 'beta', {
  gateway: net.GatewayRef.named('shared', { namespace: 'infra' }),
  routes: [net.HttpRoute.prefix('beta.example.com', '/', storefront.backend(http))],
});
new net.HttpGateway(chart, 'inside', {
  gatewayClass: net.GatewayClassRef.named('internal'),
  routes: [net.HttpRoute.onAnyHost('/', storefront.backend(http))],
});
if (mistake === 'found') {
  new kplus.Service(chart, 'outside', { type: kplus.ServiceType.EXTERNAL_NAME, externalName: '10.0.0.7' });
}
console.log(`${storefront.url('http')} ${gateway.ref.name}`);
app.synth();
