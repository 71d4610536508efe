import { Duration } from 'cdk8s';
import { Deployment, Probe } from 'cdk8s-plus-27';
import { ClusterIpService, HeadlessService, PodLabels, PodPort, StickyService } from '../../src';
import { type Manifest, manifestsOf, shopChart, theOnly } from '../support/synth';

const http = PodPort.tcp(8080, 'http');
const https = PodPort.tcp(8443, 'https');
const kubia = PodLabels.of({ app: 'kubia' });

test('session affinity with a timeout of 30 minutes', () => {
  const chart = shopChart();
  const selector = PodLabels.of({ app: 'my-app' });
  new StickyService(chart, 'my-service', {
    selector,
    ports: [PodPort.tcp(8080).exposedAs(80)],
    sessionTimeout: Duration.minutes(30),
  });
  const { spec } = theOnly(chart, 'Service', 'my-service');
  expect(spec.sessionAffinity).toBe('ClientIP');
  expect(spec.sessionAffinityConfig.clientIP.timeoutSeconds).toBe(1800);
  expect(manifestsOf(chart)).toMatchSnapshot();
});

test('session affinity with the timeout that Kubernetes chooses', () => {
  const chart = shopChart();
  new StickyService(chart, 'http-go-svc', {
    selector: PodLabels.of({ run: 'http-go' }),
    ports: [PodPort.tcp(8080).exposedAs(80)],
  });
  const { spec } = theOnly(chart, 'Service', 'http-go-svc');
  expect(spec.sessionAffinity).toBe('ClientIP');
  expect(spec).not.toHaveProperty('sessionAffinityConfig');
  expect(manifestsOf(chart)).toMatchSnapshot();
});

test('ClusterIP with port mapping', () => {
  const chart = shopChart();
  new ClusterIpService(chart, 'kubia', { selector: kubia, ports: [PodPort.tcp(8080).exposedAs(80)] });
  const { spec } = theOnly(chart, 'Service', 'kubia');
  expect(spec.ports).toEqual([{ port: 80, targetPort: 8080 }]);
  expect(spec).not.toHaveProperty('type');
  expect(manifestsOf(chart)).toMatchSnapshot();
});

test('several ports', () => {
  const chart = shopChart();
  new ClusterIpService(chart, 'kubia', { selector: kubia, ports: [http.exposedAs(80), https.exposedAs(443)] });
  expect(theOnly(chart, 'Service').spec.ports).toEqual([
    { name: 'http', port: 80, targetPort: 8080 },
    { name: 'https', port: 443, targetPort: 8443 },
  ]);
  expect(manifestsOf(chart)).toMatchSnapshot();
});

test('named ports', () => {
  const chart = shopChart();
  const pods = new Deployment(chart, 'app', {
    containers: [{ name: 'kubia', image: 'luksa/kubia', ports: [http, https] }],
  });
  new ClusterIpService(chart, 'kubia', {
    selector: pods,
    ports: [http.exposedAs(80).targetingName(), https.exposedAs(443).targetingName()],
  });
  const [container] = theOnly(chart, 'Deployment').spec.template.spec.containers;
  const service = theOnly(chart, 'Service');
  expect(service.spec.ports.map((port: Manifest) => port.targetPort)).toEqual(
    container.ports.map((port: Manifest) => port.name),
  );
  expect(service).toMatchSnapshot();
});

test('plain headless Service', () => {
  const chart = shopChart();
  // The note maps 80 to 8080; a headless Service maps nothing, so clients have to use 8080 and the manifest says so.
  new HeadlessService(chart, 'kubia-headless', { selector: kubia, ports: [PodPort.tcp(8080)] });
  const { spec } = theOnly(chart, 'Service', 'kubia-headless');
  expect(spec.clusterIP).toBe('None');
  expect(spec.ports).toEqual([{ port: 8080 }]);
  expect(manifestsOf(chart)).toMatchSnapshot();
});

test('not-ready addresses published', () => {
  const chart = shopChart();
  new HeadlessService(chart, 'kubia-headless', { selector: kubia, publishNotReadyAddresses: true });
  const { spec, metadata } = theOnly(chart, 'Service', 'kubia-headless');
  expect(spec.publishNotReadyAddresses).toBe(true);
  // The annotation of the note has had no effect since Kubernetes 1.24.
  expect(metadata).not.toHaveProperty('annotations');
  expect(manifestsOf(chart)).toMatchSnapshot();
});

test.each([
  ['exec', Probe.fromCommand(['ls', '/var/ready'])],
  ['httpGet', Probe.fromHttpGet('/healthz', { port: http.number })],
  ['tcpSocket', Probe.fromTcpSocket({ port: http.number })],
])('readiness probe by %s', (kind, readiness) => {
  const chart = shopChart();
  const pods = new Deployment(chart, 'app', { containers: [{ image: 'luksa/kubia', ports: [http], readiness }] });
  new ClusterIpService(chart, 'kubia', { selector: pods, ports: [http.exposedAs(80)] });
  const [container] = theOnly(chart, 'Deployment').spec.template.spec.containers;
  const port = theOnly(chart, 'Service').spec.ports[0].targetPort;
  expect(container.readinessProbe).toHaveProperty(kind);
  // What is asked is the port that the Service sends traffic to.
  expect(container.readinessProbe[kind].port ?? port).toBe(port);
  expect(container.readinessProbe).toMatchSnapshot();
});

test('discovery by environment variables', () => {
  const chart = shopChart();
  const service = new ClusterIpService(chart, 'kubia', {
    selector: kubia,
    ports: [http.exposedAs(80), https.exposedAs(443)],
  });
  const { hostVariable, portVariable } = service.environment;
  const variables = { hostVariable, portVariable, ofHttps: service.environment.portVariableOf(https) };
  expect(variables).toEqual({
    hostVariable: 'KUBIA_SERVICE_HOST',
    portVariable: 'KUBIA_SERVICE_PORT',
    ofHttps: 'KUBIA_SERVICE_PORT_HTTPS',
  });
  expect(variables).toMatchSnapshot();
});

test('discovery by DNS names', () => {
  const service = new ClusterIpService(shopChart(), 'kubia', { selector: kubia, ports: [http.exposedAs(80)] });
  const { name, namespaced, service: marked, full } = service.dns;
  expect([name, namespaced, marked, full, service.dns.srv(http)]).toEqual([
    'kubia',
    'kubia.shop',
    'kubia.shop.svc',
    'kubia.shop.svc.cluster.local',
    '_http._tcp.kubia.shop.svc.cluster.local',
  ]);
  expect({ name, namespaced, marked, full }).toMatchSnapshot();
});
