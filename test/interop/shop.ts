import { type App, Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import {
  ClusterIpService,
  DatabaseCredentials,
  DatabaseEngine,
  DatabasePassword,
  ExternalAlias,
  HeadlessService,
  HeadlessStatefulDb,
  HttpRoute,
  IngressClassRef,
  LocalTrafficLoadBalancer,
  NodePortService,
  PodLabels,
  PodPort,
  PodSpread,
  RouteBackend,
  StickyService,
  TlsCertificate,
  TlsIngress,
} from '../../src';

/**
 * An app that hands the things of cdk8s-plus to our constructs, and ours to cdk8s-plus. The test beside it compiles and runs
 * it once for each release: only the import changes.
 */
export function shop(app: App): Chart {
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const http = PodPort.tcp(8080, 'http');
  const dns = PodPort.udp(53, 'dns');

  // Pod ports are container ports of every release, and their numbers those of probes.
  const containers = (image: string): kplus.ContainerProps[] => [
    {
      image,
      ports: [http, dns],
      readiness: kplus.Probe.fromHttpGet('/ready', { port: http.number }),
      liveness: kplus.Probe.fromTcpSocket({ port: http.number }),
    },
  ];
  const web = new kplus.Deployment(chart, 'web', { containers: containers('web') });
  const agent = new kplus.DaemonSet(chart, 'agent', { containers: containers('agent') });
  const store = new kplus.StatefulSet(chart, 'store', {
    containers: containers('store'),
    service: new kplus.Service(chart, 'store-service', { clusterIP: 'None', ports: [{ port: 8080 }] }),
  });
  const once = new kplus.Pod(chart, 'once', { containers: containers('once') });
  const legacy = kplus.Pods.select(chart, 'legacy-pods', { labels: { app: 'legacy' } });

  // Workloads, pods and selections of every release are selected.
  const ports = [http.exposedAs(80)];
  const sticky = new StickyService(chart, 'sticky', { selector: web, ports, sessionTimeout: Duration.minutes(30) });
  new LocalTrafficLoadBalancer(chart, 'local', { selector: web, ports, spread: PodSpread.PREFERRED });
  new NodePortService(chart, 'agents', { selector: agent, ports: [ports[0].onNodePort(30_123)] });
  new HeadlessService(chart, 'peers', { selector: store, ports: [http, dns] });
  new ClusterIpService(chart, 'single', { selector: once, ports: [ports[0].targetingName()] });
  new ClusterIpService(chart, 'old', { selector: legacy, ports });
  new ClusterIpService(chart, 'older', { selector: PodLabels.of({ app: 'older' }), ports });
  const outside = new ExternalAlias(chart, 'outside', { externalName: 'db.example.com', ports: [dns] });

  // Secrets of every release hold certificates and passwords.
  const password = kplus.Secret.fromSecretName(chart, 'password', 'db-password');
  const db = new HeadlessStatefulDb(chart, 'db', {
    engine: DatabaseEngine.mysql('8.4'),
    credentials: DatabaseCredentials.fromSecret(password, {
      passwordKey: 'password',
      database: 'shop',
      user: 'shop',
      userPassword: DatabasePassword.fromSecret(password, 'user'),
    }),
    storage: { size: Size.gibibytes(10), accessMode: kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE_POD },
    resources: { cpu: { request: kplus.Cpu.millis(100) }, memory: { limit: Size.gibibytes(1) } },
  });
  const certificate = new kplus.TlsSecret(chart, 'certificate', {
    metadata: { name: 'tls-secret' },
    tlsCert: 'given by the pipeline',
    tlsKey: 'given by the pipeline',
  });

  // Containers of every release are given addresses.
  const [client] = new kplus.Deployment(chart, 'client', { containers: [{ image: 'client' }] }).containers;
  sticky.addAddressTo(client, { host: 'WEB_HOST', port: 'WEB_PORT' });
  outside.addAddressTo(client, { host: 'DATABASE_HOST', port: 'DATABASE_PORT' });
  db.addAddressTo(client, { host: 'DB_HOST' });
  db.addConnectionTo(client, { password: 'DB_PASSWORD', url: 'DB_URL' });

  // Workloads, pods, namespaces and addresses of every release are let in.
  db.allowFrom(web);
  db.allowFrom(once);
  db.allowFrom(legacy);
  db.allowFrom(kplus.Namespaces.select(chart, 'jobs', { names: ['jobs'] }));
  db.allowFrom(kplus.NetworkPolicyIpBlock.ipv4(chart, 'office', '192.0.2.0/24'));

  // Services of every release are backends.
  const plain = new kplus.Service(chart, 'plain', {
    metadata: { name: 'plain' },
    selector: web,
    ports: [{ port: 81 }],
  });
  new TlsIngress(chart, 'ingress', {
    ingressClass: IngressClassRef.named('traefik'),
    certificate: TlsCertificate.fromSecret(certificate),
    routes: [
      HttpRoute.prefix('shop.example.com', '/', sticky.backend(http)),
      HttpRoute.prefix('shop.example.com', '/plain', RouteBackend.fromService(plain)),
    ],
  });

  // One selection serves network policies and Services.
  const policy = new kplus.NetworkPolicy(chart, 'policy', { selector: legacy });
  policy.addIngressRule(web, [kplus.NetworkPolicyPort.tcp(http.number)]);
  return chart;
}
