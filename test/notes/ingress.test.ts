import type { Chart } from 'cdk8s';
import {
  ClusterIpService,
  HttpRoute,
  IngressClassRef,
  IngressController,
  NodePortService,
  PodLabels,
  PodPort,
  TlsCertificate,
  TlsIngress,
  type TlsIngressProps,
} from '../../src';
import { opensslCertificate } from '../support/certificates';
import { type Manifest, shopChart, theOnly } from '../support/synth';

const http = PodPort.tcp(8080);

const traefik = {
  ingressClass: IngressClassRef.named('traefik'),
  certificate: TlsCertificate.fromSecretName('tls-secret'),
};

function service(chart: Chart, name: string): ClusterIpService {
  return new ClusterIpService(chart, name, { selector: PodLabels.of({ app: name }), ports: [http.exposedAs(80)] });
}

/** The Ingress that the routes make between the notes' two Services, `kubia` and `bar`. */
function ingressOf(routes: (kubia: ClusterIpService, bar: ClusterIpService) => Partial<TlsIngressProps>): Manifest {
  const chart = shopChart();
  new TlsIngress(chart, 'kubia-ingress', { ...traefik, ...routes(service(chart, 'kubia'), service(chart, 'bar')) });
  return theOnly(chart, 'Ingress');
}

function pathsOf(rule: Manifest): string[] {
  return rule.http.paths.map(
    ({ path, pathType, backend }: Manifest) =>
      `${pathType} ${path} ${backend.service.name}:${backend.service.port.number}`,
  );
}

test('Ingress to a NodePort Service', () => {
  const chart = shopChart();
  const kubia = new NodePortService(chart, 'kubia-nodeport', {
    selector: PodLabels.of({ app: 'kubia' }),
    ports: [http.exposedAs(80)],
  });
  new TlsIngress(chart, 'kubia', {
    ...traefik,
    routes: [HttpRoute.prefix('kubia.example.com', '/', kubia.backend(http))],
  });
  const ingress = theOnly(chart, 'Ingress');
  expect(ingress.apiVersion).toBe('networking.k8s.io/v1');
  expect(pathsOf(ingress.spec.rules[0])).toEqual(['Prefix / kubia-nodeport:80']);
  expect(ingress).toMatchSnapshot();
});

test('Ingress with several paths', () => {
  const ingress = ingressOf((kubia, bar) => ({
    routes: [
      HttpRoute.prefix('kubia.example.com', '/kubia', kubia.backend(http)),
      HttpRoute.prefix('kubia.example.com', '/bar', bar.backend(http)),
    ],
  }));
  expect(ingress.spec.rules.map(pathsOf)).toEqual([['Prefix /kubia kubia:80', 'Prefix /bar bar:80']]);
  expect(ingress).toMatchSnapshot();
});

test('Ingress with several hosts', () => {
  const ingress = ingressOf((kubia, bar) => ({
    routes: [
      HttpRoute.prefix('kubia.example.com', '/kubia', kubia.backend(http)),
      HttpRoute.prefix('bar.example.com', '/bar', bar.backend(http)),
    ],
  }));
  expect(ingress.spec.rules.map((rule: Manifest) => rule.host)).toEqual(['kubia.example.com', 'bar.example.com']);
  expect(ingress.spec.tls[0].hosts).toEqual(['kubia.example.com', 'bar.example.com']);
  expect(ingress).toMatchSnapshot();
});

test('Ingress with a default backend', () => {
  const ingress = ingressOf((kubia, bar) => ({
    routes: [HttpRoute.prefix('kubia.example.com', '/kubia', kubia.backend(http))],
    defaultBackend: bar.backend(http),
  }));
  expect(ingress.spec.defaultBackend.service).toEqual({ name: 'bar', port: { number: 80 } });
  expect(ingress).toMatchSnapshot();
});

test('Ingresses separated by ingress class', () => {
  const chart = shopChart();
  const kubia = service(chart, 'kubia');
  const routes = [HttpRoute.prefix('kubia.example.com', '/', kubia.backend(http))];
  new TlsIngress(chart, 'public', { ...traefik, routes });
  new TlsIngress(chart, 'internal', { ...traefik, routes, ingressClass: IngressClassRef.named('internal-nginx') });
  const classes = ['public', 'internal'].map((name) => theOnly(chart, 'Ingress', name).spec.ingressClassName);
  expect(classes).toEqual(['traefik', 'internal-nginx']);
  expect(theOnly(chart, 'Ingress', 'internal')).toMatchSnapshot();
});

test('Ingress with rewrite', () => {
  const ingress = ingressOf((kubia, bar) => ({
    ingressClass: IngressClassRef.named('nginx', IngressController.COMMUNITY_NGINX),
    routes: [
      HttpRoute.prefix('www.example.com', '/service1', kubia.backend(http)),
      HttpRoute.prefix('www.example.com', '/service2', bar.backend(http)),
    ],
    stripPrefix: true,
  }));
  // The note's `rewrite-target: /` would turn /service1/cart into /; what follows the prefix has to be captured.
  expect(ingress.metadata.annotations['nginx.ingress.kubernetes.io/rewrite-target']).toBe('/$2');
  expect('/service1/cart'.replace(new RegExp(`^${ingress.spec.rules[0].http.paths[0].path}`), '/$2')).toBe('/cart');
  expect(ingress).toMatchSnapshot();
});

test('TLS Ingress with an existing Secret', () => {
  const ingress = ingressOf((kubia) => ({
    routes: [HttpRoute.prefix('kubia.example.com', '/kubia', kubia.backend(http))],
  }));
  expect(ingress.spec.tls).toEqual([{ hosts: ['kubia.example.com'], secretName: 'tls-secret' }]);
  expect(ingress).toMatchSnapshot();
});

test('TLS Ingress with a Secret from key and certificate files', () => {
  const chart = shopChart();
  const files = opensslCertificate('kubia.example.com');
  new TlsIngress(chart, 'kubia-ingress', {
    ...traefik,
    certificate: TlsCertificate.fromPemFiles(files),
    routes: [HttpRoute.prefix('kubia.example.com', '/kubia', service(chart, 'kubia').backend(http))],
  });
  const secret = theOnly(chart, 'Secret');
  const ingress = theOnly(chart, 'Ingress');
  expect(secret.type).toBe('kubernetes.io/tls');
  expect(ingress.spec.tls[0].secretName).toBe(secret.metadata.name);
  expect(Buffer.from(secret.data['tls.crt'], 'base64').toString()).toMatch(/^-----BEGIN CERTIFICATE-----/);
  // Keys are new in every run, and have no place in a snapshot anyway.
  expect([{ ...secret, data: Object.keys(secret.data) }, ingress]).toMatchSnapshot();
});
