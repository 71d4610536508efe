import { HttpIngress, HttpRoute, IngressClassRef, PathRewrite, PodPort, TlsIngress } from '../../../src';
import { whoIn } from '../harness/places';
import { Stage } from '../harness/stage';
import { TRAEFIK } from './harness/controllers';
import { Door } from './harness/door';
import { SecureHost } from './harness/hosts';
import { inARigWith } from './harness/own-rig';
import { service, testIngresses } from './ingresses';

/*
 * TlsIngress and HttpIngress through Traefik.
 */

const HTTP = PodPort.tcp(8080, 'http');

inARigWith(TRAEFIK);

describe('what every controller does', () =>
  testIngresses(IngressClassRef.traefik, TRAEFIK.entrance, { verifiesPods: true }));

describe('what Traefik does', () => {
  const secure = SecureHost.named('secure-only.example.com');
  let stage: Stage;
  let door: Door;

  beforeAll(async () => {
    stage = await Stage.set('traefik', (chart) => {
      const ingressClass = IngressClassRef.traefik();
      const backend = (name: string, replicas = 1) => service(chart, name, replicas).backend(HTTP);
      const web = backend('web');
      new TlsIngress(chart, 'tls', {
        ingressClass,
        certificate: secure.certificate,
        routes: [HttpRoute.prefix(secure.name, '/', web)],
      });
      new HttpIngress(chart, 'strip', {
        ingressClass,
        routes: [HttpRoute.prefix('strip.example.com', '/app', web)],
        stripPrefix: true,
      });
      new HttpIngress(chart, 'rewrite', {
        ingressClass,
        routes: [HttpRoute.prefix('rewrite.example.com', '/v1', web, { rewrite: PathRewrite.replacePrefix('/v2') })],
      });
      new HttpIngress(chart, 'replace', {
        ingressClass,
        routes: [
          HttpRoute.exact('replace.example.com', '/from', web, {
            rewrite: PathRewrite.replacePath('/to'),
          }),
        ],
      });
      new HttpIngress(chart, 'headers', {
        ingressClass,
        routes: [
          HttpRoute.prefix('headers.example.com', '/', web, {
            upstreamHost: 'inside.example.com',
            requestHeaders: { set: { 'x-tenant': 'a' }, remove: ['x-debug'] },
            responseHeaders: { set: { 'x-served-by': 'shop' } },
          }),
        ],
      });
      new HttpIngress(chart, 'cookie', {
        ingressClass,
        routes: [HttpRoute.prefix('cookie.example.com', '/', backend('sticky', 4))],
        cookieAffinity: { cookieName: 'pod' },
      });
      const login = backend('login');
      new HttpIngress(chart, 'paths', {
        ingressClass,
        routes: [
          HttpRoute.prefix('paths.example.com', '/', web),
          HttpRoute.prefix('paths.example.com', '/cart', backend('cart')),
          HttpRoute.exact('paths.example.com', '/login', login),
          HttpRoute.exact('paths.example.com', '/cart', login),
          HttpRoute.exact('paths.example.com', '/long-enough', login),
        ],
      });
      new HttpIngress(chart, 'ranked', {
        ingressClass,
        metadata: { annotations: { 'traefik.ingress.kubernetes.io/router.priority': '1000' } },
        routes: [HttpRoute.exact('paths.example.com', '/ranked', login)],
      });
      new HttpIngress(chart, 'default', { ingressClass, defaultBackend: backend('otherwise') });
    });
    door = await Door.to(TRAEFIK.entrance);
  }, 180_000);

  afterAll(() => stage?.strike());

  const seenAt = async (url: string, headers = {}) => {
    const [{ echo: seen }] = await door.untilAnsweredBy(url, await stage.names('web'), { headers });
    return seen;
  };

  test('an Ingress with TLS is served by HTTPS alone', async () => {
    await door.untilAnsweredBy(`https://${secure.name}/`, await stage.names('web'), { ca: secure.ca });
    // Nobody but the default backend.
    await door.untilAnsweredBy(`http://${secure.name}/`, await stage.names('otherwise'));
  });

  test('an entry point that redirects does so once', async () => {
    const { headers } = await door.until(`http://${secure.name}:81/a?b=c`, ({ status }) => status === 301);
    expect(headers?.location).toBe(`https://${secure.name}/a?b=c`);
    await door.untilAnsweredBy(`${headers?.location}`, await stage.names('web'), { ca: secure.ca });
  });

  test('stripPrefix takes the prefix off', async () => {
    expect(await seenAt('http://strip.example.com/app/x')).toMatchObject({ path: '/x' });
    expect(await seenAt('http://strip.example.com/app')).toMatchObject({ path: '/' });
  });

  test('a prefix and a whole path are replaced', async () => {
    expect(await seenAt('http://rewrite.example.com/v1/x')).toMatchObject({ path: '/v2/x' });
    expect(await seenAt('http://replace.example.com/from')).toMatchObject({ path: '/to' });
  });

  test('host and headers are changed', async () => {
    const url = 'http://headers.example.com/';
    const seen = await seenAt(url, { 'X-Debug': 'on' });
    expect(seen).toMatchObject({ host: 'inside.example.com', headers: { 'x-tenant': 'a' } });
    expect(seen?.headers).not.toHaveProperty('x-debug');
    const { headers } = await door.until(url, ({ ok }) => ok);
    expect(headers).toMatchObject({ 'x-served-by': 'shop' });
  });

  test('who shows the cookie comes to the same pod, and who does not to any', async () => {
    const url = 'http://cookie.example.com/';
    await door.untilAnsweredBy(url, await stage.names('sticky'), { times: 40 });
    const first = await door.until(url, ({ ok }) => ok);
    const cookie = first.headers?.['set-cookie']?.split(';')[0] ?? '';
    expect(cookie).toMatch(/^pod=/);
    expect(whoIn(await door.answersOf(url, { times: 20, headers: { Cookie: cookie } }))).toEqual([first.echo?.pod]);
  });

  test('prefixes are compared by letters, and the rule with the most letters wins, which may be that of a prefix', async () => {
    for (const [path, app] of [
      ['/cartoon', 'cart'],
      ['/login', 'web'],
      ['/cart', 'cart'],
      ['/long-enough', 'login'],
      ['/ranked', 'login'],
    ]) {
      await door.untilAnsweredBy(`http://paths.example.com${path}`, await stage.names(app));
    }
  });

  test('an Ingress without routes is the default backend of all', async () => {
    await door.untilAnsweredBy('http://nobody.example.com/x', await stage.names('otherwise'));
  });
});
