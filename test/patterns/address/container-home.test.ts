import { type App, Chart, Testing } from 'cdk8s';
import { type Container, Deployment, Job, Pod } from 'cdk8s-plus-27';
import * as kplus34 from 'cdk8s-plus-34';
import { ClientPlace, ClusterIpService, PodLabels, PodPort } from '../../../src';
import { refusalOf, theOnly } from '../../support/synth';

const http = PodPort.tcp(8080, 'http');
const admin = PodPort.tcp(9090, 'admin');

function shop(namespace: string | undefined = 'shop') {
  const app = Testing.app();
  const chart = new Chart(app, 'shop', { namespace });
  const web = new ClusterIpService(chart, 'web', {
    selector: PodLabels.of({ app: 'web' }),
    ports: [http.exposedAs(80), admin.exposedAs(9090)],
  });
  return { app, chart, web };
}

const inNamespace = (app: App, namespace?: string) => new Chart(app, `of-${namespace}`, { namespace });

const valuesOf = (chart: Chart, kind = 'Deployment') => {
  const { spec } = theOnly(chart, kind);
  return [...((spec.template?.spec ?? spec).initContainers ?? []), ...(spec.template?.spec ?? spec).containers].flatMap(
    ({ env = [] }) => env.map(({ value }: { value: string }) => value),
  );
};

describe('the host that a container is given resolves where it runs', () => {
  const image = 'client';

  test.each([
    ['shop', 'web'],
    ['admin', 'web.shop'],
    [undefined, 'web'],
  ])('in namespace %s', (namespace, host) => {
    const { app, web } = shop();
    const chart = inNamespace(app, namespace);
    const { containers } = new Deployment(chart, 'client', { containers: [{ image }] });
    web.addAddressTo(containers[0] as Container, { host: 'HOST' });
    expect(valuesOf(chart)).toEqual([host]);
  });

  test('which may be the namespace of the workload alone', () => {
    const { chart, web } = shop();
    const client = new Deployment(chart, 'client', { metadata: { namespace: 'admin' }, containers: [{ image }] });
    web.addAddressTo(client.containers[0] as Container, { host: 'HOST' });
    expect(valuesOf(chart)).toEqual(['web.shop']);
  });

  test('also in a workload that gets the container later, in init containers, pods and other releases', () => {
    const { app, web } = shop();
    const chart = inNamespace(app, 'admin');
    const job = new Job(chart, 'job', { containers: [{ image }] });
    web.addAddressTo(job.addInitContainer({ image }), { host: 'HOST' });
    expect(valuesOf(chart, 'Job')).toEqual(['web.shop']);
    const pod = new Pod(chart, 'pod', {});
    web.addAddressTo(pod.addContainer({ image }), { host: 'HOST' });
    expect(valuesOf(chart, 'Pod')).toEqual(['web.shop']);
    const other = new kplus34.Deployment(chart, 'other', { containers: [{ image }] });
    web.addAddressTo(other.containers[0] as kplus34.Container, { host: 'HOST' });
    expect(valuesOf(chart)).toEqual(['web.shop']);
  });

  test('unless somebody says otherwise', () => {
    const { app, web } = shop();
    const chart = inNamespace(app, 'admin');
    const { containers } = new Deployment(chart, 'client', { containers: [{ image }] });
    web.addAddressTo(containers[0] as Container, { host: 'HOST', calledFrom: ClientPlace.SAME_NAMESPACE });
    expect(valuesOf(chart)).toEqual(['web']);
  });

  test('and is the bare name where the namespace of the Service is not known', () => {
    const { app, web } = shop('');
    const chart = inNamespace(app, 'admin');
    const { containers } = new Deployment(chart, 'client', { containers: [{ image }] });
    web.addAddressTo(containers[0] as Container, { host: 'HOST' });
    expect(valuesOf(chart)).toEqual(['web']);
  });

  test('so does the URL', () => {
    const { app, web } = shop();
    const chart = inNamespace(app, 'admin');
    const { containers } = new Deployment(chart, 'client', { containers: [{ image }] });
    const container = containers[0] as Container;
    web.addUrlTo(container, 'WEB', 'http', { port: http });
    web.addUrlTo(container, 'ADMIN', 'http', { port: admin, path: '/status' });
    expect(valuesOf(chart)).toEqual(['http://web.shop', 'http://web.shop:9090/status']);
    expect(refusalOf(() => web.addUrlTo(container, 'WEB', 'http', { port: http }))).toBe(
      'shop/web addUrlTo: found the variable "WEB", which the container has already, expected a new variable; choose another name',
    );
  });
});

describe('a URL', () => {
  test('leaves out the port that clients assume', () => {
    const { web } = shop();
    expect(web.url('http', { port: http })).toBe('http://web.shop');
    expect(web.url('https', { port: http })).toBe('https://web.shop:80');
    expect(web.url('grpc+tls', { port: admin, path: '/' })).toBe('grpc+tls://web.shop:9090/');
    expect(shop('').web.url('http', { port: admin })).toBe('http://web:9090');
  });

  test.each<[() => unknown, string]>([
    [
      () => shop().web.url('http://', { port: http }),
      'shop/web url scheme: found "http://", expected the scheme of a URL: a-z, digits, "+", "." and "-", with a letter first; did you mean "http"?',
    ],
    [
      () => shop().web.url('HTTP'),
      'shop/web url scheme: found "HTTP", expected the scheme of a URL: a-z, digits, "+", "." and "-", with a letter first; write it like "http" or "postgres"',
    ],
    [
      () => shop().web.url('http', { port: http, path: 'api' }),
      'shop/web url path: found "api", expected a path that begins with "/", without blanks; write it like "/api"',
    ],
    [
      () => shop().web.url('http'),
      'shop/web port: found nothing, expected one of 8080/TCP (http) or 9090/TCP (admin); say which port is meant',
    ],
  ])('is refused for what is none', (build, sentence) => {
    expect(refusalOf(build)).toBe(sentence);
  });
});
