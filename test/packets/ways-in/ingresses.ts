import type { Chart } from 'cdk8s';
import {
  BackendProtocol,
  ClusterIpService,
  HttpIngress,
  HttpRoute,
  IngressClassRef,
  PodPort,
  TlsIngress,
} from '../../../src';
import { echo } from '../harness/echo';
import type { Outcome } from '../harness/outcome';
import { Stage } from '../harness/stage';
import type { Entrance } from './harness/controllers';
import { Door } from './harness/door';
import { SecureHost } from './harness/hosts';

/*
 * What every ingress controller promises of TlsIngress and HttpIngress, whichever it is.
 */

const http = PodPort.tcp(8080, 'http');

/** A Service with a pod of its own behind it. */
export function service(chart: Chart, name: string, replicas = 1): ClusterIpService {
  const pods = echo(chart, name, { replicas, ports: [http] });
  return new ClusterIpService(chart, name, { selector: pods, ports: [http.exposedAs(80)] });
}

const isNotFound = ({ status }: Outcome) => status === 404;

/** Tests what holds for the controller that a class is of. The rig with it is the file's business. */
export function testIngresses(
  ingressClass: () => IngressClassRef,
  entrance: Entrance,
  { verifiesPods }: { readonly verifiesPods: boolean },
): void {
  const shop = SecureHost.named('shop.example.com');
  const blog = SecureHost.named('blog.example.com');
  let stage: Stage;
  let door: Door;

  beforeAll(async () => {
    stage = await Stage.set('ingress', (chart) => {
      const backend = Object.fromEntries(
        ['web', 'blog', 'cart', 'basket'].map((name) => [name, service(chart, name).backend()]),
      );
      new TlsIngress(chart, 'public', {
        ingressClass: ingressClass(),
        certificate: shop.certificate,
        certificateByHost: { [blog.name]: blog.certificate },
        routes: [
          HttpRoute.prefix(shop.name, '/', backend.web),
          HttpRoute.prefix(shop.name, '/cart', backend.cart),
          HttpRoute.prefix(shop.name, '/cart/basket', backend.basket),
          HttpRoute.prefix(blog.name, '/', backend.blog),
        ],
      });
      new HttpIngress(chart, 'plain', {
        ingressClass: ingressClass(),
        routes: [HttpRoute.prefix('plain.example.com', '/posts', backend.blog)],
      });
      new HttpIngress(chart, 'others', {
        ingressClass: IngressClassRef.named('another'),
        routes: [HttpRoute.prefix('others.example.com', '/', backend.blog)],
      });
      const tls = PodPort.tcp(8443, 'tls');
      const secure = echo(chart, 'secure', { ports: [http, tls] });
      new HttpIngress(chart, 'to-https', {
        ingressClass: ingressClass(),
        routes: [
          HttpRoute.prefix(
            'secure.example.com',
            '/',
            new ClusterIpService(chart, 'secure', { selector: secure, ports: [tls.exposedAs(443)] }).backend(),
          ),
        ],
        backendProtocol: BackendProtocol.HTTPS,
      });
      new HttpIngress(chart, 'to-grpc', {
        ingressClass: ingressClass(),
        routes: [HttpRoute.prefix('grpc.example.com', '/', service(chart, 'grpc').backend())],
        backendProtocol: BackendProtocol.GRPC,
      });
    });
    door = await Door.to(entrance);
  }, 180_000);

  afterAll(() => stage?.strike());

  test('each host shows the certificate of its own', async () => {
    for (const host of [shop, blog]) {
      const { certificate } = await door.until(`https://${host.name}/`, ({ ok }) => ok, { ca: host.ca });
      expect(certificate).toMatchObject({ names: [host.name], verified: true });
    }
  });

  test('each host leads to its own pods', async () => {
    await door.untilAnsweredBy(`https://${shop.name}/`, await stage.names('web'), { ca: shop.ca });
    await door.untilAnsweredBy(`https://${blog.name}/`, await stage.names('blog'), { ca: blog.ca });
  });

  test('TLS ends at the controller: the pods see plain HTTP, the host and the path', async () => {
    const [{ echo: seen }] = await door.untilAnsweredBy(`https://${shop.name}/cart/1?a=b`, await stage.names('cart'));
    expect(seen).toMatchObject({ tls: false, host: shop.name, path: '/cart/1', query: 'a=b' });
    expect(seen?.headers?.['x-forwarded-proto']).toBe('https');
  });

  test('the longest prefix wins', async () => {
    for (const [path, app] of [
      ['/', 'web'],
      ['/other', 'web'],
      ['/cart', 'cart'],
      ['/cart/', 'cart'],
      ['/cart/1', 'cart'],
      ['/cart/basket', 'basket'],
      ['/cart/basket/1', 'basket'],
    ]) {
      await door.untilAnsweredBy(`https://${shop.name}${path}`, await stage.names(app));
    }
  });

  test('without TLS, hosts and paths are told apart just so, and what no route is for is not found', async () => {
    await door.untilAnsweredBy('http://plain.example.com/posts/1', await stage.names('blog'));
    await door.until('http://plain.example.com/other', isNotFound);
    await door.until('http://nobody.example.com/posts', isNotFound);
  });

  test('Ingresses of another class are left alone', async () => {
    await door.untilAnsweredBy('http://plain.example.com/posts', await stage.names('blog'));
    await door.until('http://others.example.com/', isNotFound);
  });

  // The certificates of the pods are signed by nobody that a controller knows.
  test(`pods that speak HTTPS are ${verifiesPods ? 'refused without a known certificate' : 'spoken to in HTTPS'}`, async () => {
    if (verifiesPods) {
      await door.until('http://secure.example.com/', ({ status }) => status === 500);
      return;
    }
    const [{ echo: seen }] = await door.untilAnsweredBy('http://secure.example.com/', await stage.names('secure'));
    expect(seen).toMatchObject({ tls: true, localPort: 8443 });
  });

  test('pods that speak gRPC are spoken to in HTTP/2', async () => {
    const [{ echo: seen }] = await door.untilAnsweredBy('http://grpc.example.com/', await stage.names('grpc'));
    expect(seen).toMatchObject({ protocol: 'h2c', tls: false });
  });
}
