/*
 * One measurement of the benchmark: `case.mjs import|services|routes|gateway ours|theirs [count] [times]`.
 * Prints the milliseconds of the work and the peak memory of the process.
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const [what, side, count = '0', times = '1'] = process.argv.slice(2);

const start = process.hrtime.bigint();
const { App, Chart } = require('cdk8s');
const kplus = require('cdk8s-plus-27');
const ours = side === 'ours' ? require('cdk8s-service-patterns') : undefined;
const loaded = process.hrtime.bigint();

const work = { import: () => undefined, services, routes, gateway }[what];
for (let i = 0; i < Number(times); i++) {
  work(Number(count));
}
const done = process.hrtime.bigint();

const [from, to] = what === 'import' ? [start, loaded] : [loaded, done];
process.stdout.write(JSON.stringify({ ms: Number(to - from) / 1e6, mib: process.resourceUsage().maxRSS / 1024 }));

/** Makes and synthesizes Services, each with the same pods and one named port. */
function services(n) {
  const { app, chart } = emptyChart();
  if (ours) {
    const selector = ours.PodLabels.of({ app: 'web' });
    const http = ours.PodPort.tcp(8080, 'http');
    for (let i = 0; i < n; i++) {
      new ours.StickyService(chart, `web-${i}`, { selector, ports: [http.exposedAs(80)] });
    }
  } else {
    const selector = kplus.Pods.select(chart, 'pods', { labels: { app: 'web' } });
    for (let i = 0; i < n; i++) {
      new kplus.Service(chart, `web-${i}`, { selector, ports: [{ port: 80, targetPort: 8080, name: 'http' }] });
    }
  }
  app.synthYaml();
}

/** Makes and synthesizes one Ingress with many paths of one host. */
function routes(n) {
  const { app, chart } = emptyChart();
  const service = new kplus.Service(chart, 'web', {
    selector: kplus.Pods.select(chart, 'pods', { labels: { app: 'web' } }),
    ports: [{ port: 80, targetPort: 8080 }],
  });
  if (ours) {
    const backend = ours.RouteBackend.fromService(service);
    new ours.TlsIngress(chart, 'ingress', {
      ingressClass: ours.IngressClassRef.named('traefik'),
      certificate: ours.TlsCertificate.fromSecretName('tls'),
      routes: Array.from({ length: n }, (_, i) => ours.HttpRoute.prefix('shop.example.com', `/path-${i}`, backend)),
    });
  } else {
    const backend = kplus.IngressBackend.fromService(service);
    new kplus.Ingress(chart, 'ingress', {
      className: 'traefik',
      tls: [{ hosts: ['shop.example.com'], secret: kplus.Secret.fromSecretName(chart, 'tls', 'tls') }],
      rules: Array.from({ length: n }, (_, i) => ({ host: 'shop.example.com', path: `/path-${i}`, backend })),
    });
  }
  app.synthYaml();
}

/** Makes and synthesizes routes of one host, attached to a Gateway of somebody else. */
function gateway(n) {
  const { app, chart } = emptyChart();
  const backend = ours.RouteBackend.fromServiceName('web', 80);
  new ours.GatewayRoutes(chart, 'routes', {
    gateway: ours.GatewayRef.named('front', { gatewayClass: ours.GatewayClassRef.envoyGateway() }),
    routes: Array.from({ length: n }, (_, i) => ours.HttpRoute.prefix('shop.example.com', `/path-${i}`, backend)),
  });
  app.synthYaml();
}

function emptyChart() {
  const app = new App();
  return { app, chart: new Chart(app, 'bench') };
}
