import { Chart, Size, Testing } from 'cdk8s';
import { HttpRoute, IngressClassRef, IngressController, TlsCertificate } from '../../../../src';
import { type Manifest, manifestsOf, refusalOf, shopChart } from '../../../support/synth';
import { backend, kubia } from '../fixture';

const { COMMUNITY_NGINX, F5_NGINX, TRAEFIK, HAPROXY, AWS_ALB } = IngressController;
const HOST = 'kubia.example.com';

/** The path that the pods see of a request; undefined where no route takes it. */
type Proxy = (request: string) => string | undefined;

function build(controller: IngressController, routes: HttpRoute[], chart = shopChart()) {
  return kubia(
    {
      ingressClass: IngressClassRef.named('web', controller),
      certificate: TlsCertificate.fromController(),
      stripPrefix: true,
      routes,
    },
    chart,
  );
}

function manifests(controller: IngressController, prefixes: string[]): Manifest[] {
  const chart = shopChart();
  build(
    controller,
    prefixes.map((prefix) => HttpRoute.prefix(HOST, prefix, backend())),
    chart,
  );
  return manifestsOf(chart);
}

/** The prefix among some that Kubernetes routes a request by: element by element, the longest one. */
function routed(prefixes: string[], request: string): string | undefined {
  const path = request.split('?')[0] ?? '';
  const elements = prefixes
    .map((prefix) => prefix.replace(/\/$/, ''))
    .filter((prefix) => `${path}/`.startsWith(`${prefix}/`));
  return elements.sort((a, b) => b.length - a.length)[0];
}

/*
 * Each controller, as far as its sources say what it does with what we write. The query is left out of the match by all
 * but the load balancer of AWS.
 */
const PROXIES: [IngressController, (prefixes: string[]) => Proxy][] = [
  [
    // Locations by length, as `~* "^path"`; then `rewrite "(?i)path" target break`.
    COMMUNITY_NGINX,
    (prefixes) => {
      const [ingress] = manifests(COMMUNITY_NGINX, prefixes);
      const target: string = ingress.metadata.annotations['nginx.ingress.kubernetes.io/rewrite-target'];
      const locations: string[] = ingress.spec.rules[0].http.paths.map(({ path }: Manifest) => path);
      locations.sort((a, b) => b.length - a.length);
      return (request) => {
        const [path = '', query] = request.split('?');
        const location = locations.find((each) => new RegExp(`^${each}`, 'i').test(path));
        const rewritten = location === undefined ? undefined : (new RegExp(location, 'i').exec(path) ?? undefined);
        return rewritten && [expanded(target, rewritten, '$'), query].filter((part) => part !== undefined).join('?');
      };
    },
  ],
  [
    // Locations that end in a slash, the longest first; proxy_pass replaces them by "/". Without the slash: 301 to it.
    F5_NGINX,
    (prefixes) => {
      const [ingress] = manifests(F5_NGINX, prefixes);
      const locations: string[] = ingress.spec.rules[0].http.paths.map(({ path }: Manifest) => path);
      locations.sort((a, b) => b.length - a.length);
      return (request) => {
        const [path = '', query] = request.split('?');
        const redirected = locations.includes(`${path}/`) ? `${path}/` : path;
        const location = locations.find((each) => redirected.startsWith(each));
        return (
          location && [`/${redirected.slice(location.length)}`, query].filter((part) => part !== undefined).join('?')
        );
      };
    },
  ],
  [
    // The first of the prefixes is cut off.
    TRAEFIK,
    (prefixes) => {
      const middleware = manifests(TRAEFIK, prefixes).find(({ kind }) => kind === 'Middleware');
      const cut: string[] = middleware?.spec.stripPrefix.prefixes ?? [];
      return (request) => {
        if (routed(prefixes, request) === undefined) {
          return undefined;
        }
        const prefix = cut.find((each) => request.startsWith(each)) ?? '';
        return request.slice(prefix.length).replace(/^(?!\/)/, '/');
      };
    },
  ],
  [
    // `http-request replace-path regex fmt`, for requests that one of the routes takes.
    HAPROXY,
    (prefixes) => {
      const [ingress] = manifests(HAPROXY, prefixes);
      const [regex, format] = (ingress.metadata.annotations?.['haproxy.org/path-rewrite'] ?? '(.*) \\1').split(' ');
      return (request) => {
        const [path = '', query] = request.split('?');
        const match = new RegExp(regex).exec(path);
        return routed(prefixes, request) === undefined
          ? undefined
          : [match ? expanded(format, match, '\\') : path, query].filter((part) => part !== undefined).join('?');
      };
    },
  ],
  [
    // The regular expression is held against path and query, and what matches is replaced.
    AWS_ALB,
    (prefixes) => {
      const [ingress] = manifests(AWS_ALB, prefixes);
      const transforms = ingress.metadata.annotations?.['alb.ingress.kubernetes.io/transforms.kubia'];
      const { regex, replace } =
        transforms === undefined
          ? { regex: '^$', replace: '' }
          : JSON.parse(transforms)[0].urlRewriteConfig.rewrites[0];
      return (request) => {
        const match = new RegExp(regex).exec(request);
        return routed(prefixes, request) === undefined ? undefined : match ? expanded(replace, match, '$') : request;
      };
    },
  ],
];

/** A replacement with its numbered groups filled in; groups that took no part are empty. */
function expanded(replacement: string, match: RegExpExecArray, sign: string): string {
  const [first, ...pieces] = replacement.split(sign);
  return [first, ...pieces.map((piece) => (match[Number(piece[0])] ?? '') + piece.slice(1))].join('');
}

describe.each(PROXIES)('%s', (controller, proxyOf) => {
  test.each<[string[], string, string | undefined]>([
    [['/kubia'], '/kubia', '/'],
    [['/kubia'], '/kubia/', '/'],
    [['/kubia'], '/kubia/a', '/a'],
    [['/kubia'], '/kubia/a/b', '/a/b'],
    [['/kubia'], '/kubia/a/', '/a/'],
    [['/kubia'], '/kubia/kubia', '/kubia'],
    [['/kubia'], '/kubia?page=2', '/?page=2'],
    [['/kubia'], '/kubia/a?page=2', '/a?page=2'],
    [['/kubia'], '/kubiax', undefined],
    [['/kubia'], '/x/kubia', undefined],
    [['/kubia/'], '/kubia/a', '/a'],
    [['/kubia/'], '/kubia', '/'],
    [['/a', '/a/b'], '/a/b/c', '/c'],
    [['/a', '/a/b'], '/a/b', '/'],
    [['/a', '/a/b'], '/a/c', '/c'],
    [['/a', '/a/b'], '/a', '/'],
    [['/a/b', '/a'], '/a/b/c', '/c'],
    [['/v1.0'], '/v1.0/cart', '/cart'],
    [['/v1.0'], '/v1x0/cart', undefined],
    [['/a+b(c)$'], '/a+b(c)$/x', '/x'],
    [['/a+b(c)$'], '/aab(c)$/x', undefined],
    [['/'], '/', '/'],
    [['/'], '/a/b', '/a/b'],
    [['/'], '/?page=2', '/?page=2'],
    [['/', '/api'], '/api/v1', '/v1'],
    [['/', '/api'], '/web', '/web'],
  ])('%j: pods see %s as %s', (prefixes, request, seen) => {
    expect(proxyOf(prefixes)(request)).toBe(seen);
  });

  test('an Ingress that has nothing to take off is written without a rule for it', () => {
    const text = JSON.stringify(manifests(controller, ['/']));
    expect(text).not.toMatch(/Middleware|path-rewrite|transforms/);
  });
});

test.each(PROXIES.filter(([controller]) => controller !== TRAEFIK))(
  '%s leaves a longer word below "/" alone',
  (_, proxyOf) => {
    expect(proxyOf(['/', '/api'])('/apiary')).toBe('/apiary');
  },
);

test('Traefik compares letter by letter, as the doc comment says', () => {
  const seen = new Map(PROXIES).get(TRAEFIK)?.(['/', '/api'])('/apiary');
  expect(seen).toBe('/ary');
});

test('ingress-nginx is not given the rewrite of the notes, which turns every path into "/"', () => {
  const [ingress] = manifests(COMMUNITY_NGINX, ['/kubia']);
  expect(ingress.metadata.annotations['nginx.ingress.kubernetes.io/rewrite-target']).not.toBe('/');
});

describe('hosts with different prefixes', () => {
  const routes = [
    HttpRoute.prefix('a.example.com', '/', backend('web')),
    HttpRoute.prefix('b.example.com', '/api', backend('web')),
  ];

  test.each([TRAEFIK, HAPROXY, AWS_ALB])('are refused for %s, which would mix them up', (controller) => {
    expect(refusalOf(() => build(controller, routes))).toBe(
      'shop/kubia stripPrefix: found the route "Prefix a.example.com/" beside the prefix "/api" of another host, expected the same prefixes for all hosts, for the controller takes them off whatever the host; make an Ingress for each host',
    );
  });

  test.each([COMMUNITY_NGINX, F5_NGINX])('are taken for %s, which looks at the route', (controller) => {
    expect(build(controller, routes).hosts).toEqual(['a.example.com', 'b.example.com']);
  });

  test.each([TRAEFIK, HAPROXY, AWS_ALB])('are taken for %s where none lies below another', (controller) => {
    const apart = [
      HttpRoute.prefix('a.example.com', '/shop', backend()),
      HttpRoute.prefix('b.example.com', '/shopping', backend()),
    ];
    expect(build(controller, apart).hosts).toEqual(['a.example.com', 'b.example.com']);
  });

  test.each([TRAEFIK, HAPROXY, AWS_ALB])('are taken for %s where all hosts have them', (controller) => {
    const same = ['a.example.com', 'b.example.com'].flatMap((host) => [
      HttpRoute.prefix(host, '/', backend('web')),
      HttpRoute.prefix(host, '/api', backend('web')),
    ]);
    expect(build(controller, same).hosts).toEqual(['a.example.com', 'b.example.com']);
  });

  test('are taken for AWS where they lead to different Services, each with a transform of its own', () => {
    const apart = [
      HttpRoute.prefix('a.example.com', '/', backend('web')),
      HttpRoute.prefix('b.example.com', '/api', backend('api')),
    ];
    const chart = shopChart();
    build(AWS_ALB, apart, chart);
    expect(Object.keys(manifestsOf(chart)[0].metadata.annotations).filter((key) => key.includes('transforms'))).toEqual(
      ['alb.ingress.kubernetes.io/transforms.api'],
    );
  });
});

test('a default backend beside stripped routes is refused for ingress-nginx, which would rewrite its paths', () => {
  const build = () =>
    kubia({
      ingressClass: IngressClassRef.named('nginx', COMMUNITY_NGINX),
      stripPrefix: true,
      defaultBackend: backend('rest'),
    });
  expect(refusalOf(build)).toBe(
    'shop/kubia stripPrefix: found a default backend, expected routes alone, for ingress-nginx would rewrite every path of a default backend to "/"; give each host a route for "/" instead',
  );
});

test('Traefik needs a namespace for its Middleware', () => {
  expect(
    refusalOf(() => build(TRAEFIK, [HttpRoute.prefix(HOST, '/kubia', backend())], new Chart(Testing.app(), 'shop'))),
  ).toBe(
    'shop/kubia stripPrefix: found no namespace, expected a known one, for Traefik finds a Middleware by namespace and name; set metadata.namespace or the namespace of the chart',
  );
});

test.each(['/a b', '/a"b', "/a'b", '/a\\b'])('HAProxy cannot be told of the path %s', (path) => {
  expect(refusalOf(() => build(HAPROXY, [HttpRoute.prefix(HOST, path, backend())]))).toBe(
    `shop/kubia stripPrefix: found the path ${JSON.stringify(path)}, expected paths without blanks, quotes, "#" and "\\", which mean something else in a rule of HAProxy; write it as clients send it, percent-encoded`,
  );
});

test('more prefixes than fit into one rule of AWS are refused', () => {
  const routes = Array.from({ length: 200 }, (_, i) => HttpRoute.prefix(HOST, `/part-${i}`, backend('web')));
  expect(refusalOf(() => build(AWS_ALB, routes))).toBe(
    'shop/kubia stripPrefix: found 200 routes to Service "web", whose prefixes make a regular expression of 1709 characters, expected at most 1024 characters; spread the routes over several Ingresses',
  );
});

test('a Service whose name leaves no room in the annotation of AWS is refused', () => {
  const routes = (length: number) => [HttpRoute.prefix(HOST, '/kubia', backend('x'.repeat(length)))];
  expect(refusalOf(() => build(AWS_ALB, routes(53)))).toBe(
    `shop/kubia stripPrefix: found Service "${'x'.repeat(53)}" of 53 characters, expected at most 52 characters, for the name is part of an annotation's; shorten the name of the Service`,
  );
  expect(() => build(AWS_ALB, routes(52))).not.toThrow();
});

test('a name that leaves no room for those of its Middlewares is cut in theirs, which stay different', () => {
  const long = 'a'.repeat(250);
  const manifestsNamed = (name: string): Manifest[] => {
    const chart = shopChart();
    const ingressClass = IngressClassRef.named('web', TRAEFIK);
    const routes = [HttpRoute.prefix(HOST, '/kubia', backend(), { maxBodySize: Size.mebibytes(1) })];
    kubia({ metadata: { name }, ingressClass, stripPrefix: true, routes }, chart);
    return manifestsOf(chart);
  };
  const middlewares = (name: string) =>
    manifestsNamed(name)
      .filter(({ kind }) => kind === 'Middleware')
      .map(({ metadata }) => metadata.name);
  const names = [...middlewares(long), ...middlewares(`${long}b`)];
  expect(new Set(names).size).toBe(4);
  for (const name of names) {
    expect(name).toMatch(/^a{242}-[0-9a-f]{10}$/);
  }
  const { metadata } = manifestsNamed(long).find(({ kind }) => kind === 'Ingress') as Manifest;
  expect(metadata.annotations['traefik.ingress.kubernetes.io/router.middlewares'].split(',')).toEqual(
    middlewares(long).map((name) => `shop-${name}@kubernetescrd`),
  );
});
