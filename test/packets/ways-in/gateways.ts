import { Chart } from 'cdk8s';
import {
  ClusterIpService,
  GatewayClassRef,
  GatewayFeature,
  GatewayRoutes,
  HostCertificate,
  HttpGateway,
  HttpRoute,
  PassthroughRoute,
  PodPort,
  RouteNamespaces,
  TlsGateway,
  TrafficSplit,
} from '../../../src';
import type { GatewayFacts } from '../../../src/kinds/gateways/gateway-facts';
import { echo } from '../harness/echo';
import type { Outcome } from '../harness/outcome';
import { sharesOf } from '../harness/places';
import { Stage } from '../harness/stage';
import { type Backends, SCENARIOS, type Scenario, SEEN_ELSEWHERE } from './features';
import type { Entrance } from './harness/controllers';
import { Door } from './harness/door';
import { SecureHost } from './harness/hosts';
import { service } from './ingresses';

/** An implementation of the Gateway API that runs in the rig. */
export interface Implementation {
  readonly gatewayClass: GatewayClassRef;
  /** What is said of it, which is what is held against packets. */
  readonly facts: GatewayFacts;
  /** Where a Gateway is called. */
  entranceOf(gateway: string, namespace: string): Entrance;
  /** Features whose kinds the release in the rig does not know, although a newer one does. */
  readonly newer?: readonly GatewayFeature[];
}

const http = PodPort.tcp(8080, 'http');
const tls = PodPort.tcp(8443, 'tls');

const isNotFound = ({ status }: Outcome) => status === 404;

/** What TlsGateway, HttpGateway and GatewayRoutes promise, whatever serves them. */
export function testGateways({ gatewayClass, facts, entranceOf, newer = [] }: Implementation): void {
  const shop = SecureHost.named('shop.example.com');
  const blog = SecureHost.named('blog.example.com');
  const db = 'db.example.com';
  const isServed = (feature: GatewayFeature) => facts.serves.includes(feature) && !newer.includes(feature);
  const hasPassthrough = isServed(GatewayFeature.TLS_PASSTHROUGH);
  let stage: Stage;
  let guests: Stage;
  let door: Door;

  beforeAll(async () => {
    guests = await Stage.empty('guests');
    stage = await Stage.set('gateway', (chart) => {
      const [web, cart, exact, next, never] = ['web', 'cart', 'exact', 'next', 'never'].map((name) =>
        service(chart, name).backend(),
      );
      const secure = echo(chart, 'secure', { ports: [http, tls] });
      const direct = new ClusterIpService(chart, 'secure', { selector: secure, ports: [tls.exposedAs(443)] });
      const front = new TlsGateway(chart, 'front', {
        gatewayClass,
        certificate: shop.certificate,
        certificates: [HostCertificate.of(blog.certificate, [blog.name])],
        routeNamespaces: RouteNamespaces.all(),
        hosts: [shop.name, blog.name],
        passthrough: hasPassthrough ? [PassthroughRoute.of(db, direct.backend())] : undefined,
        httpRedirect: true,
        routes: [
          HttpRoute.prefix(shop.name, '/', web),
          HttpRoute.prefix(shop.name, '/cart', cart),
          HttpRoute.exact(shop.name, '/cart', exact),
          HttpRoute.exact(shop.name, '/x', exact),
          HttpRoute.prefix(
            shop.name,
            '/split',
            TrafficSplit.between(web.weighted(3), next.weighted(1), never.weighted(0)),
          ),
        ],
      });
      const elsewhere = new Chart(chart, 'guests', { namespace: guests.namespace, disableResourceNameHashes: true });
      new GatewayRoutes(elsewhere, 'blog', {
        gateway: front.ref,
        routes: [HttpRoute.prefix(blog.name, '/', service(elsewhere, 'blog').backend())],
      });
    });
    await guests.ready(1);
    door = await Door.to(entranceOf('front', stage.namespace));
  }, 180_000);

  afterAll(() => Promise.all([stage?.strike(), guests?.strike()]));

  test('each host shows the certificate of its own, and leads to its own pods', async () => {
    for (const [host, pods] of [
      [shop, await stage.names('web')],
      [blog, await guests.names('blog')],
    ] as const) {
      const [{ certificate }] = await door.untilAnsweredBy(`https://${host.name}/`, pods, { ca: host.ca });
      expect(certificate).toMatchObject({ names: [host.name], verified: true });
    }
  });

  test('plain HTTP is sent to HTTPS once', async () => {
    const { headers } = await door.until(`http://${shop.name}/a?b=c`, ({ status }) => status === 301);
    expect(headers?.location).toBe(`https://${shop.name}/a?b=c`);
    await door.untilAnsweredBy(`${headers?.location}`, await stage.names('web'), { ca: shop.ca });
  });

  test('exact paths come before prefixes, longer prefixes before shorter ones, and prefixes end at a slash', async () => {
    for (const [path, app] of [
      ['/', 'web'],
      ['/cart', 'exact'],
      ['/cart/', 'cart'],
      ['/cart/1', 'cart'],
      ['/cartoon', 'web'],
      ['/x', 'exact'],
      ['/x/y', 'web'],
    ]) {
      await door.untilAnsweredBy(`https://${shop.name}${path}`, await stage.names(app));
    }
  });

  test('weights share requests out', async () => {
    const [[web], [next]] = [await stage.names('web'), await stage.names('next')];
    const shares = sharesOf(await door.askOften(`https://${shop.name}/split`, { times: 200 }));
    expect(Object.keys(shares).sort()).toEqual([web, next].sort());
    // By chance, 150 of 200 are outside of 120 to 180 once in a million times.
    expect(shares[web]).toBeGreaterThan(120);
    expect(shares[web]).toBeLessThan(180);
  });

  (hasPassthrough ? test : test.skip)('TLS is handed on to pods as it came', async () => {
    const [{ echo: seen }] = await door.untilAnsweredBy(`https://${db}/`, await stage.names('secure'));
    expect(seen).toMatchObject({ tls: true, sni: db });
  });

  test('a Gateway of a class that nobody has is served by nobody', async () => {
    const nobody = await Stage.set('nobody', (chart) => {
      new HttpGateway(chart, 'nobody', {
        gatewayClass: GatewayClassRef.custom('nobody', { serves: [], httpPort: facts.ports.http }),
        routes: [HttpRoute.prefix('nobody.example.com', '/', service(chart, 'nobody').backend())],
      });
    });
    const [route] = await nobody.list('gateway.networking.k8s.io/v1', 'HTTPRoute');
    expect(route.status?.parents ?? []).toEqual([]);
    // Asked where another Gateway of this implementation listens.
    await door.until(`https://nobody.example.com/`, ({ ok, status }) => !ok || status === 404);
    await nobody.strike();
  });
}

/** What the table says of features, held against packets: those that it has are done, and those that it lacks are not. */
export function testFeatures({ gatewayClass, facts, entranceOf, newer = [] }: Implementation): void {
  const known = SCENARIOS.filter(({ feature }) => !newer.includes(feature));
  const hostOf = ({ feature }: Scenario) => `${feature.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.example.com`;
  let stage: Stage;
  let door: Door;

  beforeAll(async () => {
    stage = await Stage.set('features', (chart) => {
      const slow = echo(chart, 'slow', { ports: [http], environment: { ECHO_SLOW: '700ms' } });
      const backends: Backends = {
        web: service(chart, 'web').backend(),
        next: service(chart, 'next').backend(),
        slow: new ClusterIpService(chart, 'slow', { selector: slow, ports: [http.exposedAs(80)] }).backend(),
        h2c: new ClusterIpService(chart, 'h2c', {
          selector: echo(chart, 'h2c', { ports: [http] }),
          ports: [http.exposedAs(80, { appProtocol: 'kubernetes.io/h2c' })],
        }).backend(),
      };
      new HttpGateway(chart, 'front', {
        // One of which all is believed.
        gatewayClass: GatewayClassRef.custom(gatewayClass.name, {
          serves: Object.values(GatewayFeature),
          httpPort: facts.ports.http,
          httpsPort: facts.ports.https,
        }),
        routes: [
          HttpRoute.prefix('plain.example.com', '/', backends.web),
          ...known.flatMap((each) => each.routes(hostOf(each), backends)),
        ],
      });
    });
    door = await Door.to(entranceOf('front', stage.namespace));
  }, 180_000);

  afterAll(() => stage?.strike());

  test('each feature has a scenario, or is seen elsewhere', () => {
    const seen = [...SCENARIOS.map(({ feature }) => feature), ...SEEN_ELSEWHERE];
    expect(seen.sort()).toEqual(Object.values(GatewayFeature).sort());
  });

  test('hosts and paths that no route is for are not found', async () => {
    await door.untilAnsweredBy('http://plain.example.com/', await stage.names('web'));
    await door.until('http://nobody.example.com/', isNotFound);
  });

  const ask = ({ path = '/', asking, ...scenario }: Scenario) =>
    [`http://${hostOf({ ...scenario, path })}${path}`, asking] as const;

  test.each(known.filter(({ feature }) => facts.serves.includes(feature)))('served: $feature', async (scenario) => {
    const [url, asking] = ask(scenario);
    await door.until(url, scenario.isDone, asking);
  });

  const lacking = known.filter(({ feature }) => !facts.serves.includes(feature));

  test('what the table says is not served is not', async () => {
    // When all others are, it has had the time to be.
    for (const each of known.filter(({ feature }) => facts.serves.includes(feature))) {
      const [url, asking] = ask(each);
      await door.until(url, each.isDone, asking);
    }
    const done: GatewayFeature[] = [];
    for (const each of lacking) {
      const [url, asking] = ask(each);
      if (each.isDone(await door.ask(url, asking))) {
        done.push(each.feature);
      }
    }
    expect(done).toEqual([]);
  });
}
