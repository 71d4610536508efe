import { Chart, Size, Testing } from 'cdk8s';
import { Deployment, LabelExpression, Pods } from 'cdk8s-plus-27';
import * as p from '../src';
import { manifestsOf, refusalOf, shopChart, theOnly } from './support/synth';
import { diagnosticsOf } from './types/type-check';

/*
 * The set-ups that cdk8s-plus passes on in silence although no traffic would flow or the API server would refuse them,
 * said in terms of this library: each is impossible to write, or refused with the cure. And the legal ones that
 * cdk8s-plus refuses: each synthesizes.
 */

const http = p.PodPort.tcp(8080, 'http');
const selector = p.PodLabels.of({ app: 'web' });
const certificate = p.TlsCertificate.fromSecretName('tls');
const ingressClass = p.IngressClassRef.named('traefik');

function webIn(chart: Chart, props: object = {}): Deployment {
  return new Deployment(chart, 'web-app', { containers: [{ image: 'nginx:1.29', ports: [http] }], ...props });
}

function serviceIn(chart: Chart): p.ClusterIpService {
  return new p.ClusterIpService(chart, 'web', { selector, ports: [http.exposedAs(80)] });
}

describe('broken, and refused', () => {
  const chart = shopChart();
  const elsewhere = new Chart(Testing.app(), 'elsewhere', { namespace: 'elsewhere' });

  test.each<[string, () => unknown, string]>([
    [
      'a selector made of expressions only',
      () =>
        new p.HeadlessService(chart, 'a', {
          selector: Pods.select(chart, 'pods', { expressions: [LabelExpression.in('app', ['web'])] }),
        }),
      'shop/a selector: found label expressions on "app", expected labels with one value each: a Service selects by equality only; give the pods a label of their own and select that',
    ],
    [
      'a Service in another namespace than its pods',
      () => new p.HeadlessService(elsewhere, 'b', { selector: webIn(shopChart()) }),
      'elsewhere/b selector: found pods of namespace "shop", expected pods of the Service\'s own namespace "elsewhere"; make the Service in the namespace of the pods',
    ],
    [
      'an Ingress in another namespace than its Service',
      () => {
        const routes = [p.HttpRoute.prefix('a.example.com', '/', serviceIn(shopChart()).backend(http))];
        return new p.TlsIngress(elsewhere, 'c', { ingressClass, certificate, routes });
      },
      'elsewhere/c routes[0]: found Service "web" of namespace "shop", expected Services of the Ingress\'s own namespace "elsewhere"; make the Ingress in the namespace of its Services',
    ],
    [
      'an ExternalName that is an IP address',
      () => new p.ExternalAlias(chart, 'd', { externalName: '10.0.0.7' }),
      'shop/d externalName: found the IP address "10.0.0.7", expected the DNS name of a host outside, such as "db.example.com"; use ManualEndpointsService for addresses',
    ],
    [
      'an Ingress host that is an IP address',
      () => p.HttpRoute.prefix('10.0.0.7', '/', p.RouteBackend.fromServiceName('web', 80)),
      'HttpRoute.prefix host: found the IP address "10.0.0.7", expected a DNS name such as "shop.example.com" or "*.example.com"; give the host a DNS name: Ingress rules match names only',
    ],
    [
      'two ports without names',
      () =>
        new p.ClusterIpService(chart, 'e', {
          selector,
          ports: [p.PodPort.tcp(80).exposedAs(80), p.PodPort.tcp(81).exposedAs(81)],
        }),
      'shop/e ports: found 2 ports, of which 80/TCP has no name, expected a name for each of several ports; name it: PodPort.tcp(…, "http")',
    ],
    [
      'the same port number twice',
      () =>
        new p.ClusterIpService(chart, 'f', {
          selector,
          ports: [http.exposedAs(80), p.PodPort.tcp(81, 'other').exposedAs(80)],
        }),
      'shop/f ports: found port 80/TCP twice, expected different ports; leave one out or change its number',
    ],
    [
      'a node port out of range',
      () => new p.NodePortService(chart, 'g', { selector, ports: [http.exposedAs(80).onNodePort(80)] }),
      'shop/g ports[0].nodePort: found 80, expected a node port from 30000 to 32767; choose one in this range, or leave it to Kubernetes',
    ],
    [
      'a port out of range',
      () => p.PodPort.tcp(70000),
      'PodPort.tcp number: found 70000, expected a whole number from 1 to 65535; use 65535 or less',
    ],
    [
      'a target port of 0',
      () => p.PodPort.tcp(0),
      'PodPort.tcp number: found 0, expected a whole number from 1 to 65535; use 1 or more',
    ],
    [
      'source ranges that are no CIDRs',
      () =>
        new p.LocalTrafficLoadBalancer(chart, 'h', {
          selector,
          ports: [http.exposedAs(80)],
          sourceRanges: ['10.0.0.1'],
        }),
      'shop/h sourceRanges[0]: found "10.0.0.1" without a prefix length, expected a CIDR such as "192.0.2.0/24" or "2001:db8::/32"; did you mean "10.0.0.1/32"?',
    ],
    [
      'a Service name that is none',
      () => new p.HeadlessService(chart, 'My_Service', { selector }),
      'shop/My_Service name: found the construct id "My_Service", expected a DNS label: 1 to 63 of a-z, 0-9 and "-", with a letter or digit at both ends; did you mean "my-service"? change the construct id or set metadata.name',
    ],
    [
      'a container port name that is none',
      () => p.PodPort.tcp(8080, 'MyVeryLongPortName'),
      'PodPort.tcp name: found "MyVeryLongPortName" of 18 characters, expected a port name: 1 to 15 of a-z, 0-9 and single "-", with a letter in it and a letter or digit at both ends; shorten it to 15 characters',
    ],
  ])('%s', (_, build, sentence) => {
    expect(refusalOf(build)).toBe(sentence);
  });
});

describe('broken, and refused at synth', () => {
  const findings = (chart: Chart) =>
    refusalOf(() => Testing.synth(chart))
      .split('\n  ')
      .slice(1);

  test('the same host and path in two Ingresses of one class', () => {
    const chart = shopChart();
    const routes = [p.HttpRoute.prefix('a.example.com', '/', serviceIn(chart).backend(http))];
    const traefik = p.IngressClassRef.named('traefik', p.IngressController.TRAEFIK);
    new p.TlsIngress(chart, 'first', { ingressClass: traefik, certificate, routes });
    new p.TlsIngress(chart, 'second', { ingressClass: traefik, certificate, routes });
    expect(findings(chart)).toEqual([
      '[shop/second] found route "Prefix a.example.com/" of class "traefik", which shop/first has already, expected a route of its own; leave one out, or call TargetCluster.describe for charts of different clusters',
    ]);
  });

  test('a Service for pods that are isolated from everybody', () => {
    const chart = shopChart();
    new p.ClusterIpService(chart, 'web', { selector: webIn(chart, { isolate: true }), ports: [http.exposedAs(80)] });
    expect(findings(chart)).toEqual([
      '[shop/web] selector: found the isolated pods of shop/web-app, which no network policy of this app lets anybody reach, expected pods that take traffic; let the clients in: connections.allowFrom(…)',
    ]);
  });

  test('a target port by a name that no container has', () => {
    const chart = shopChart();
    const admin = p.PodPort.tcp(9090, 'admin');
    new p.ClusterIpService(chart, 'web', { selector: webIn(chart), ports: [admin.exposedAs(80).targetingName()] });
    expect(findings(chart)).toEqual([
      '[shop/web] ports: found target port name "admin", which no container of shop/web-app has, expected 8080/TCP (http); give a container the port, or leave out targetingName()',
    ]);
  });
});

describe('broken, and impossible to write', () => {
  const PRELUDE = `
import { Testing } from 'cdk8s';
import * as p from 'cdk8s-service-patterns';
const chart = Testing.chart();
const http = p.PodPort.tcp(8080, 'http');
const selector = p.PodLabels.of({ app: 'web' });
const web = new p.ClusterIpService(chart, 'web', { selector, ports: [http.exposedAs(80)] });
const ingressClass = p.IngressClassRef.named('traefik');
const certificate = p.TlsCertificate.fromSecretName('tls');
const routes = [p.HttpRoute.prefix('a.example.com', '/', web.backend(http))];
export const all = [ingressClass, certificate, routes];
`;
  const WRONG: Record<string, [code: string, says: string]> = {
    'a target port beside the one that was declared': [
      'http.exposedAs(80, { targetPort: 9999 })',
      "'targetPort' does not exist in type 'ServicePortOptions'",
    ],
    'a StatefulSet governed by a Service with a cluster IP': [
      "new p.HeadlessStatefulDb(chart, 'db', { service: web.service })",
      "'service' does not exist in type 'HeadlessStatefulDbProps'",
    ],
    'TLS hosts that differ from the routes, and two secrets for one host': [
      "new p.TlsIngress(chart, 'i', { ingressClass, certificate, routes, tls: [] })",
      "'tls' does not exist in type 'TlsIngressProps'",
    ],
    'a Service as a resource backend': [
      'p.RouteBackend.fromResource(web.service)',
      "Property 'fromResource' does not exist",
    ],
    'a node port inside the cluster': [
      "new p.ClusterIpService(chart, 's', { selector, ports: [http.exposedAs(80).onNodePort(30000)] })",
      "missing in type 'PortMapping' but required in type 'IServicePort'",
    ],
    'source ranges inside the cluster': [
      "new p.ClusterIpService(chart, 's', { selector, ports: [http.exposedAs(80)], sourceRanges: ['10.0.0.0/8'] })",
      "'sourceRanges' does not exist in type 'ClusterIpServiceProps'",
    ],
  };
  const diagnostics = diagnosticsOf(
    Object.fromEntries(Object.entries(WRONG).map(([name, [code]]) => [name, `${PRELUDE}${code};`])),
  );

  test.each(Object.entries(WRONG))('%s', (name, [, says]) => {
    expect(diagnostics.get(name)).toEqual([expect.stringContaining(says)]);
  });
});

describe('broken with cdk8s-plus, and right by construction', () => {
  test('a selector is that of the workload, and the target port is the one the container has', () => {
    const chart = shopChart();
    new p.ClusterIpService(chart, 'web', { selector: webIn(chart), ports: [http.exposedAs(80)] });
    const { spec } = theOnly(chart, 'Service');
    const { template } = theOnly(chart, 'Deployment').spec;
    expect(template.metadata.labels).toMatchObject(spec.selector);
    expect(template.spec.containers[0].ports).toEqual([
      { containerPort: spec.ports[0].targetPort, name: 'http', protocol: 'TCP' },
    ]);
  });

  test('the ports of an alias are written', () => {
    const chart = shopChart();
    new p.ExternalAlias(chart, 'db', { externalName: 'db.example.com', ports: [p.PodPort.tcp(3306)] });
    expect(theOnly(chart, 'Service').spec.ports).toEqual([{ port: 3306 }]);
  });
});

describe('legal, and taken', () => {
  test('a headless Service without ports', () => {
    const chart = shopChart();
    new p.HeadlessService(chart, 'web', { selector });
    expect(theOnly(chart, 'Service').spec).toEqual({ clusterIP: 'None', selector: { app: 'web' } });
  });

  test('a Service without selector, and without an empty one', () => {
    const chart = shopChart();
    const ports = [http.exposedAs(80)];
    new p.ManualEndpointsService(chart, 'web', { ports, endpoints: [p.ManualEndpoint.address('192.0.2.1')] });
    expect(theOnly(chart, 'Service').spec).not.toHaveProperty('selector');
  });

  test('a path as Exact and as Prefix', () => {
    const chart = shopChart();
    const backend = serviceIn(chart).backend(http);
    const routes = [
      p.HttpRoute.exact('a.example.com', '/a', backend),
      p.HttpRoute.prefix('a.example.com', '/a', backend),
    ];
    new p.TlsIngress(chart, 'ingress', { ingressClass, certificate, routes });
    expect(theOnly(chart, 'Ingress').spec.rules[0].http.paths).toHaveLength(2);
  });

  test.each([
    ['two load balancers', p.IngressController.AWS_ALB, {}],
    ['a canary', p.IngressController.COMMUNITY_NGINX, { 'nginx.ingress.kubernetes.io/canary': 'true' }],
  ])('the same host and path in two Ingresses, for %s', (_, controller, annotations) => {
    const chart = shopChart();
    const routes = [p.HttpRoute.prefix('a.example.com', '/', serviceIn(chart).backend(http))];
    const props = {
      ingressClass: p.IngressClassRef.named('class', controller),
      certificate: p.TlsCertificate.fromController(),
      routes,
    };
    new p.TlsIngress(chart, 'first', props);
    new p.TlsIngress(chart, 'second', { ...props, metadata: { annotations } });
    expect(() => Testing.synth(chart)).not.toThrow();
  });

  test('an alias behind an Ingress, with a warning', () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation();
    const chart = shopChart();
    const alias = new p.ExternalAlias(chart, 'api', { externalName: 'api.example.com', ports: [p.PodPort.tcp(80)] });
    new p.TlsIngress(chart, 'ingress', {
      ingressClass,
      certificate,
      routes: [p.HttpRoute.prefix('a.example.com', '/', alias.backend())],
    });
    expect(manifestsOf(chart)).toHaveLength(2);
    expect(warn).toHaveBeenCalledWith(
      expect.stringContaining('shop/api backend: found an ExternalName Service behind an Ingress'),
    );
    warn.mockRestore();
  });

  test('isolated pods with a policy that lets clients in', () => {
    const chart = shopChart();
    const pods = webIn(chart, { isolate: true });
    pods.connections.allowFrom(new Deployment(chart, 'client', { containers: [{ image: 'curl:8' }] }));
    new p.ClusterIpService(chart, 'web', { selector: pods, ports: [http.exposedAs(80)] });
    expect(() => Testing.synth(chart)).not.toThrow();
  });

  test('a database without replicas', () => {
    const chart = shopChart();
    new p.HeadlessStatefulDb(chart, 'db', {
      engine: p.DatabaseEngine.postgres('17'),
      replicas: 0,
      storage: { size: Size.gibibytes(1) },
      credentials: p.DatabaseCredentials.fromSecretName('db'),
    });
    expect(theOnly(chart, 'StatefulSet').spec.replicas).toBe(0);
  });
});
