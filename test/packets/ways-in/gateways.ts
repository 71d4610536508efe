import { readFileSync } from 'node:fs';
import { type Chart, JsonPatch } from 'cdk8s';
import { ConfigMap } from 'cdk8s-plus-27';
import {
  ClusterIpService,
  GatewayClassRef,
  GatewayFeature,
  GatewayRoutes,
  HeaderMatch,
  HostCertificate,
  HttpGateway,
  HttpRoute,
  PassthroughRoute,
  PodPort,
  RouteBackend,
  RouteNamespaces,
  TlsGateway,
  TrafficSplit,
} from '../../../src';
import type { GatewayFacts } from '../../../src/kinds/gateways/gateway-facts';
import { echo } from '../harness/echo';
import type { Outcome } from '../harness/outcome';
import { sharesOf } from '../harness/places';
import { Stage } from '../harness/stage';
import { type Backends, POD_CA, POD_NAME, SCENARIOS, type Scenario, SEEN_ELSEWHERE } from './features';
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
  /** The version of TLSRoute of the release in the rig, where that is older than the one that the facts are of. */
  readonly tlsRouteVersion?: 'v1alpha2';
  /** Features that the kinds of its release have no words for, so that nobody can ask for them. */
  readonly wordless?: readonly GatewayFeature[];
}

const http = PodPort.tcp(8080, 'http');
const tls = PodPort.tcp(8443, 'tls');

const isNotFound = ({ status }: Outcome) => status === 404;

/** Builds in a namespace where an implementation may put pods of its own, and waits until ours are ready. */
async function build<T>(stage: Stage, fill: (chart: Chart) => T): Promise<T> {
  let made: T | undefined;
  const manifests = await stage.build((chart) => {
    made = fill(chart);
  });
  for (const each of manifests.filter(({ kind }) => kind === 'Deployment')) {
    await stage.deployed(each);
  }
  return made as T;
}

/** What TlsGateway, HttpGateway and GatewayRoutes promise, whatever serves them. */
export function testGateways({ gatewayClass, facts, entranceOf, tlsRouteVersion }: Implementation): void {
  const shop = SecureHost.named('shop.example.com');
  const blog = SecureHost.named('blog.example.com');
  const wild = SecureHost.named('*.wild.example.com');
  const db = 'db.example.com';
  const hasPassthrough = facts.serves.includes(GatewayFeature.TLS_PASSTHROUGH);
  let stage: Stage;
  let guests: Stage;
  let door: Door;

  beforeAll(async () => {
    guests = await Stage.empty('guests');
    stage = await Stage.empty('gateway');
    const front = await build(stage, (chart) => {
      const [web, cart, exact, next, never] = ['web', 'cart', 'exact', 'next', 'never'].map((name) =>
        service(chart, name).backend(),
      );
      const secure = echo(chart, 'secure', { ports: [http, tls] });
      const direct = new ClusterIpService(chart, 'secure', { selector: secure, ports: [tls.exposedAs(443)] });
      new HttpGateway(chart, 'nobody', {
        gatewayClass: GatewayClassRef.custom('nobody', { serves: [], httpPort: facts.ports.http }),
        routes: [HttpRoute.prefix('nobody.example.com', '/', web)],
      });
      const made = new TlsGateway(chart, 'front', {
        gatewayClass,
        certificate: shop.certificate,
        certificates: [
          HostCertificate.of(blog.certificate, [blog.name]),
          HostCertificate.of(wild.certificate, [wild.name]),
        ],
        routeNamespaces: RouteNamespaces.named(guests.namespace),
        hosts: [blog.name],
        passthrough: hasPassthrough ? [PassthroughRoute.of(db, direct.backend())] : undefined,
        routes: [
          HttpRoute.prefix(shop.name, '/', web),
          HttpRoute.prefix(shop.name, '/', next, { matching: { headers: [HeaderMatch.exact('X-Next', 'yes')] } }),
          HttpRoute.prefix(shop.name, '/cart', cart),
          HttpRoute.exact(shop.name, '/cart', exact),
          HttpRoute.exact(shop.name, '/x', exact),
          HttpRoute.prefix(
            shop.name,
            '/split',
            TrafficSplit.between(web.weighted(3), next.weighted(1), never.weighted(0)),
          ),
          HttpRoute.prefix(wild.name, '/', cart),
        ],
      });
      for (const route of made.routes.filter(({ kind }) => kind === 'TLSRoute' && tlsRouteVersion !== undefined)) {
        route.addJsonPatch(JsonPatch.replace('/apiVersion', `gateway.networking.k8s.io/${tlsRouteVersion}`));
      }
      return made;
    });
    await build(guests, (chart) => {
      new GatewayRoutes(chart, 'routes', {
        gateway: front.ref,
        routes: [
          HttpRoute.prefix(blog.name, '/posts', service(chart, 'blog').backend()),
          HttpRoute.prefix(blog.name, '/cart', RouteBackend.fromServiceName('cart', 80, stage.namespace)),
        ],
      });
    });
    door = await Door.to(entranceOf('front', stage.namespace));
  }, 180_000);

  afterAll(() => Promise.all([stage?.strike(), guests?.strike()]));

  test('each host shows the certificate of its own, and leads to its own pods', async () => {
    for (const [host, path, pods] of [
      [shop, '/', await stage.names('web')],
      [blog, '/posts', await guests.names('blog')],
    ] as const) {
      const [{ certificate }] = await door.untilAnsweredBy(`https://${host.name}${path}`, pods, { ca: host.ca });
      expect(certificate).toMatchObject({ names: [host.name], verified: true });
    }
  });

  test('a wildcard takes any number of labels', async () => {
    const [cart] = [await stage.names('cart')];
    const [{ certificate }] = await door.untilAnsweredBy('https://a.wild.example.com/', cart, { ca: wild.ca });
    expect(certificate).toMatchObject({ names: [wild.name], verified: true });
    await door.untilAnsweredBy('https://a.b.wild.example.com/', cart);
  });

  test('routes of another namespace reach Services of a third by a grant', async () => {
    await door.untilAnsweredBy(`https://${blog.name}/cart`, await stage.names('cart'));
  });

  test('paths and hosts that no route is for are not found', async () => {
    await door.untilAnsweredBy(`https://${blog.name}/posts/1`, await guests.names('blog'));
    await door.until(`https://${blog.name}/other`, isNotFound);
    await door.until(`https://${blog.name}/postscript`, isNotFound);
  });

  test('a Gateway of a class that nobody has is served by nobody', async () => {
    await door.untilAnsweredBy(`https://${shop.name}/`, await stage.names('web'));
    await door.until('http://nobody.example.com/', ({ status }) => status === 301);
    // Of a server name that no listener is for, some take no connection.
    await door.until('https://nobody.example.com/', ({ ok, status }) => !ok || status === 404);
  });

  test('plain HTTP is sent to HTTPS once', async () => {
    const { headers } = await door.until(`http://${shop.name}/a?b=c`, ({ status }) => status === 301);
    expect(headers?.location).toBe(`https://${shop.name}/a?b=c`);
    await door.untilAnsweredBy(`${headers?.location}`, await stage.names('web'), { ca: shop.ca });
  });

  test('TLS ends at the Gateway: the pods see plain HTTP, the host and the path', async () => {
    const [{ echo: seen }] = await door.untilAnsweredBy(`https://${shop.name}/cart/1?a=b`, await stage.names('cart'));
    expect(seen).toMatchObject({ tls: false, host: shop.name, path: '/cart/1', query: 'a=b' });
    expect(seen?.headers?.['x-forwarded-proto']).toBe('https');
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

  test('a header decides between routes of one path, and longer paths come before it', async () => {
    const headers = { 'X-Next': 'yes' };
    await door.untilAnsweredBy(`https://${shop.name}/`, await stage.names('next'), { headers });
    await door.untilAnsweredBy(`https://${shop.name}/`, await stage.names('web'), { headers: { 'X-Next': 'no' } });
    await door.untilAnsweredBy(`https://${shop.name}/cart/1`, await stage.names('cart'), { headers });
  });

  test('weights share requests out', async () => {
    const [[web], [next]] = [await stage.names('web'), await stage.names('next')];
    const url = `https://${shop.name}/split`;
    await door.untilAnsweredBy(url, [web, next]);
    const shares = sharesOf(await door.answersOf(url, { times: 200 }));
    expect(Object.keys(shares).sort()).toEqual([web, next].sort());
    // By chance, 150 of 200 are outside of 120 to 180 once in a million times.
    expect(shares[web]).toBeGreaterThan(120);
    expect(shares[web]).toBeLessThan(180);
  });

  if (hasPassthrough) {
    test('TLS is handed on to pods as it came', async () => {
      const [{ echo: seen }] = await door.untilAnsweredBy(`https://${db}/`, await stage.names('secure'));
      expect(seen).toMatchObject({ tls: true, sni: db });
    });
  }
}

/** What the table says of features, held against packets: those that it has are done, and those that it lacks are not. */
export function testFeatures({ gatewayClass, facts, entranceOf, wordless = [] }: Implementation): void {
  const hostOf = ({ feature }: Scenario) => `${feature.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.example.com`;
  const askable = SCENARIOS.filter(({ feature }) => !wordless.includes(feature));
  const served = askable.filter(({ feature }) => facts.serves.includes(feature));
  const lacking = askable.filter(({ feature }) => !facts.serves.includes(feature));
  const pod = SecureHost.named(POD_NAME);
  let stage: Stage;
  let door: Door;

  beforeAll(async () => {
    stage = await Stage.empty('features');
    await build(stage, (chart) => {
      const slow = echo(chart, 'slow', { ports: [http], environment: { ECHO_SLOW: '700ms' } });
      const backends: Backends = {
        web: service(chart, 'web').backend(),
        next: service(chart, 'next').backend(),
        slow: new ClusterIpService(chart, 'slow', { selector: slow, ports: [http.exposedAs(80)] }).backend(),
        h2c: new ClusterIpService(chart, 'h2c', {
          selector: echo(chart, 'h2c', { ports: [http] }),
          ports: [http.exposedAs(80, { appProtocol: 'kubernetes.io/h2c' })],
        }).backend(),
        verified: new ClusterIpService(chart, 'verified', {
          selector: echo(chart, 'verified', {
            ports: [http, tls],
            certificate: pod.secretIn(chart, 'pod-certificate'),
          }),
          ports: [tls.exposedAs(443)],
        }).backend(),
      };
      new ConfigMap(chart, 'ca', { metadata: { name: POD_CA }, data: { 'ca.crt': readFileSync(pod.ca, 'utf8') } });
      new HttpGateway(chart, 'front', {
        // One of which all is believed.
        gatewayClass: GatewayClassRef.custom(gatewayClass.name, {
          serves: Object.values(GatewayFeature),
          httpPort: facts.ports.http,
          httpsPort: facts.ports.https,
        }),
        routes: [
          HttpRoute.prefix('plain.example.com', '/', backends.web),
          ...askable.flatMap((each) => each.routes(hostOf(each), backends)),
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

  const asked = ({ path = '/', asking, ...scenario }: Scenario) =>
    [`http://${hostOf({ ...scenario, path })}${path}`, asking] as const;

  const seeDone = async (scenario: Scenario) => {
    const [url, asking] = asked(scenario);
    await door.until(url, scenario.isDone, asking);
  };

  test.each(served)('served: $feature', seeDone);

  test('what the table says is not served is not', async () => {
    // When all others are, it has had the time to be.
    for (const each of served) {
      await seeDone(each);
    }
    const done: GatewayFeature[] = [];
    for (const each of lacking) {
      const [url, asking] = asked(each);
      if (each.isDone(await door.ask(url, asking))) {
        done.push(each.feature);
      }
    }
    expect(done).toEqual([]);
  });
}
