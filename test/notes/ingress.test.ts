import type { Chart } from 'cdk8s';
import {
  ClusterIpService,
  HttpIngress,
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
    // Traefik, which serves class "traefik", would pass over it.
    ingressClass: IngressClassRef.named('nginx', IngressController.COMMUNITY_NGINX),
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
  // The certificate of the note names its host as common name only, of which the construct warns.
  const warn = jest.spyOn(console, 'warn').mockImplementation();
  const files = opensslCertificate('kubia.example.com');
  new TlsIngress(chart, 'kubia-ingress', {
    ...traefik,
    certificate: TlsCertificate.fromPemFiles(files),
    routes: [HttpRoute.prefix('kubia.example.com', '/kubia', service(chart, 'kubia').backend(http))],
  });
  expect(warn).toHaveBeenCalledTimes(1);
  warn.mockRestore();
  const secret = theOnly(chart, 'Secret');
  const ingress = theOnly(chart, 'Ingress');
  expect(secret.type).toBe('kubernetes.io/tls');
  expect(ingress.spec.tls[0].secretName).toBe(secret.metadata.name);
  expect(Buffer.from(secret.data['tls.crt'], 'base64').toString()).toMatch(/^-----BEGIN CERTIFICATE-----/);
  // Keys are new in every run, and have no place in a snapshot anyway.
  expect([{ ...secret, data: Object.keys(secret.data) }, ingress]).toMatchSnapshot();
});

/** The six Ingresses of the notes that have no TLS, as they stand there but for their API version. */
describe('a plain Ingress of the notes', () => {
  const plain = (
    id: string,
    routes: (kubia: ClusterIpService, bar: ClusterIpService) => [host: string, path: string, to: ClusterIpService][],
    stripPrefix?: boolean,
  ): Manifest => {
    const chart = shopChart();
    const [kubia, bar] = [service(chart, 'kubia'), service(chart, 'bar')];
    new HttpIngress(chart, id, {
      ingressClass: IngressClassRef.communityNginx(),
      routes: routes(kubia, bar).map(([host, path, to]) => HttpRoute.prefix(host, path, to.backend(http))),
      stripPrefix,
    });
    return theOnly(chart, 'Ingress');
  };

  test('leads to one NodePort Service', () => {
    const chart = shopChart();
    const kubia = new NodePortService(chart, 'kubia-nodeport', {
      selector: PodLabels.of({ app: 'kubia' }),
      ports: [http.exposedAs(80)],
    });
    new HttpIngress(chart, 'kubia', {
      ingressClass: IngressClassRef.communityNginx(),
      routes: [HttpRoute.prefix('kubia.example.com', '/', kubia.backend(http))],
    });
    expect(theOnly(chart, 'Ingress').spec.tls).toBeUndefined();
    expect(theOnly(chart, 'Ingress')).toMatchSnapshot();
  });

  test('has several paths of one host', () => {
    const ingress = plain('kubia-ingress', (kubia, bar) => [
      ['kubia.example.com', '/kubia', kubia],
      ['kubia.example.com', '/bar', bar],
    ]);
    expect(ingress.spec.rules.map(pathsOf)).toEqual([['Prefix /kubia kubia:80', 'Prefix /bar bar:80']]);
    expect(ingress).toMatchSnapshot();
  });

  test('has several hosts', () => {
    const ingress = plain('kubia-ingress', (kubia, bar) => [
      ['kubia.example.com', '/kubia', kubia],
      ['bar.example.com', '/bar', bar],
    ]);
    expect(ingress.spec.rules.map(pathsOf)).toEqual([['Prefix /kubia kubia:80'], ['Prefix /bar bar:80']]);
    expect(ingress).toMatchSnapshot();
  });

  test.each([
    ['example-ingress', 'www.example.com', ['/service1', '/service2']],
    ['complex-ingress', 'app1.example.com', ['/backend1', '/backend2']],
  ])('rewrites paths: %s', (id, host, [first = '', second = '']) => {
    const ingress = plain(
      id,
      (kubia, bar) => [
        [host, first, kubia],
        [host, second, bar],
      ],
      true,
    );
    // The notes write `rewrite-target: /`, by which every path becomes "/".
    expect(ingress.metadata.annotations).toEqual({
      'nginx.ingress.kubernetes.io/rewrite-target': '/$2',
      'nginx.ingress.kubernetes.io/use-regex': 'true',
    });
    expect(ingress).toMatchSnapshot();
  });

  test('leaves paths as they are where nothing is to be rewritten', () => {
    expect(plain('kubia-ingress', (kubia) => [['kubia.example.com', '/', kubia]])).toMatchSnapshot();
  });
});
