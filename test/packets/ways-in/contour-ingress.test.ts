import { Duration } from 'cdk8s';
import { ClusterIpService, HttpIngress, HttpRoute, IngressClassRef, PodPort, TlsIngress } from '../../../src';
import { echo } from '../harness/echo';
import { Stage } from '../harness/stage';
import { CONTOUR } from './harness/controllers';
import { Door } from './harness/door';
import { SecureHost } from './harness/hosts';
import { inARigWith } from './harness/own-rig';
import { service, testIngresses } from './ingresses';

/*
 * TlsIngress and HttpIngress through Contour and its Envoy.
 */

const http = PodPort.tcp(8080, 'http');

inARigWith(CONTOUR);

describe('what every controller does', () =>
  testIngresses(IngressClassRef.contour, CONTOUR.entrance, { verifiesPods: false }));

describe('what Contour does', () => {
  const open = SecureHost.named('open.example.com');
  const secure = SecureHost.named('secure-only.example.com');
  let stage: Stage;
  let door: Door;

  beforeAll(async () => {
    stage = await Stage.set('contour', (chart) => {
      const ingressClass = IngressClassRef.contour();
      const web = service(chart, 'web').backend();
      const exact = service(chart, 'exact').backend();
      new TlsIngress(chart, 'open', {
        ingressClass,
        certificate: open.certificate,
        routes: [HttpRoute.prefix(open.name, '/', web)],
      });
      new TlsIngress(chart, 'secure', {
        ingressClass,
        certificate: secure.certificate,
        routes: [HttpRoute.prefix(secure.name, '/', web)],
        httpsRedirect: true,
      });
      const slow = echo(chart, 'slow', { ports: [http], environment: { ECHO_SLOW: '700ms' } });
      new HttpIngress(chart, 'in-time', {
        ingressClass,
        routes: [
          HttpRoute.prefix(
            'slow.example.com',
            '/',
            new ClusterIpService(chart, 'slow', { selector: slow, ports: [http.exposedAs(80)] }).backend(),
            { requestTimeout: Duration.millis(200) },
          ),
        ],
      });
      new HttpIngress(chart, 'paths', {
        ingressClass,
        routes: [
          HttpRoute.prefix('paths.example.com', '/', web),
          HttpRoute.exact('paths.example.com', '/x', exact),
          HttpRoute.prefix('paths.example.com', '/same', web),
          HttpRoute.exact('paths.example.com', '/same', exact),
        ],
        defaultBackend: service(chart, 'otherwise').backend(),
      });
    });
    door = await Door.to(CONTOUR.entrance);
  }, 180_000);

  afterAll(() => stage?.strike());

  test('an Ingress with TLS is served by plain HTTP as well, unless it redirects', async () => {
    await door.untilAnsweredBy(`https://${open.name}/`, await stage.names('web'), { ca: open.ca });
    await door.untilAnsweredBy(`http://${open.name}/`, await stage.names('web'));
    const { headers } = await door.until(`http://${secure.name}/a?b=c`, ({ status }) => status === 301);
    expect(headers?.location).toBe(`https://${secure.name}/a?b=c`);
    await door.untilAnsweredBy(`${headers?.location}`, await stage.names('web'), { ca: secure.ca });
  });

  test('a host that no certificate is for gets no connection', async () => {
    await door.untilAnsweredBy(`https://${open.name}/`, await stage.names('web'), { ca: open.ca });
    expect((await door.ask('https://nobody.example.com/')).ok).toBe(false);
  });

  test('exact paths come before prefixes, which end at a slash', async () => {
    for (const [path, app] of [
      ['/', 'web'],
      ['/x', 'exact'],
      ['/x/y', 'web'],
      ['/same', 'exact'],
      ['/same/1', 'web'],
    ]) {
      await door.untilAnsweredBy(`http://paths.example.com${path}`, await stage.names(app));
    }
  });

  test('an answer that takes too long is none', async () => {
    await door.until('http://slow.example.com/', ({ status }) => status === 504);
  });

  test('the default backend is served beside routes', async () => {
    await door.untilAnsweredBy('http://nobody.example.com/x', await stage.names('otherwise'));
  });
});
