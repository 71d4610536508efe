import { Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import {
  HttpRoute,
  IngressClassRef,
  IngressController,
  TlsCertificate,
  TlsIngress,
  type TlsIngressProps,
} from '../../../src';
import { manifestsOf, refusalOf, shopChart, theOnly, warningsOf } from '../../support/synth';
import { backend, base, ingressOf, kubia, kubiaRoute, service } from './fixture';

const { prefix, exact, implementationSpecific, onAnyHost } = HttpRoute;

/** The routes of a manifest as `host path pathType service`. */
function written(routes: HttpRoute[], props: Partial<TlsIngressProps> = {}): string[][] {
  const { rules } = ingressOf({ ...props, routes }).spec;
  return rules.map((rule: any) =>
    rule.http.paths.map((each: any) =>
      [rule.host ?? '*', each.path, each.pathType, each.backend.service.name].join(' '),
    ),
  );
}

describe('it makes', () => {
  test('an Ingress of what was asked for and nothing else', () => {
    const chart = shopChart();
    const web = service(chart, 'web');
    kubia({ routes: [prefix('kubia.example.com', '/kubia', web.backend())] }, chart);
    expect(theOnly(chart, 'Ingress')).toEqual({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'kubia', namespace: 'shop' },
      spec: {
        ingressClassName: 'public',
        tls: [{ hosts: ['kubia.example.com'], secretName: 'tls-secret' }],
        rules: [
          {
            host: 'kubia.example.com',
            http: {
              paths: [
                { path: '/kubia', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } },
              ],
            },
          },
        ],
      },
    });
    expect(manifestsOf(chart).map(({ kind }) => kind)).toEqual(['Service', 'Ingress']);
  });

  test('rules of the three path types', () => {
    expect(
      written([
        prefix('a.example.com', '/p', backend()),
        exact('a.example.com', '/e', backend()),
        implementationSpecific('a.example.com', '/i[0-9]+', backend()),
      ]),
    ).toEqual([
      [
        'a.example.com /p Prefix kubia',
        'a.example.com /e Exact kubia',
        'a.example.com /i[0-9]+ ImplementationSpecific kubia',
      ],
    ]);
  });

  test('one rule for each host, hosts and paths in the order of the routes', () => {
    const routes = [
      prefix('z.example.com', '/z', backend('one')),
      prefix('a.example.com', '/', backend('two')),
      prefix('z.example.com', '/a', backend('three')),
    ];
    expect(written(routes)).toEqual([
      ['z.example.com /z Prefix one', 'z.example.com /a Prefix three'],
      ['a.example.com / Prefix two'],
    ]);
    expect(ingressOf({ routes }).spec.tls[0].hosts).toEqual(['z.example.com', 'a.example.com']);
    expect(kubia({ routes }).hosts).toEqual(['z.example.com', 'a.example.com']);
  });

  test('one path as Exact and as Prefix, which Kubernetes tells apart', () => {
    const host = 'a.example.com';
    expect(written([prefix(host, '/a', backend('below')), exact(host, '/a', backend('itself'))])).toEqual([
      [`${host} /a Prefix below`, `${host} /a Exact itself`],
    ]);
  });

  test('one path on several hosts, and with and without a slash at its end', () => {
    expect(
      written([
        exact('a.example.com', '/a', backend()),
        exact('b.example.com', '/a', backend()),
        exact('a.example.com', '/a/', backend()),
      ]),
    ).toEqual([['a.example.com /a Exact kubia', 'a.example.com /a/ Exact kubia'], ['b.example.com /a Exact kubia']]);
  });

  test('a wildcard host, in rule and certificate alike', () => {
    const routes = [prefix('*.example.com', '/', backend())];
    expect(written(routes)).toEqual([['*.example.com / Prefix kubia']]);
    expect(ingressOf({ routes }).spec.tls[0].hosts).toEqual(['*.example.com']);
  });

  test('a rule for any host, whose certificate names none', () => {
    const { rules, tls } = ingressOf({ routes: [onAnyHost('/', backend())] }).spec;
    expect(rules).toEqual([
      {
        http: {
          paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'kubia', port: { number: 80 } } } }],
        },
      },
    ]);
    expect(tls).toEqual([{ secretName: 'tls-secret' }]);
  });

  test('an empty path where the controller decides what it means', () => {
    const { rules } = ingressOf({ routes: [implementationSpecific('a.example.com', '', backend())] }).spec;
    expect(rules[0].http.paths).toEqual([
      { pathType: 'ImplementationSpecific', backend: { service: { name: 'kubia', port: { number: 80 } } } },
    ]);
  });

  test('a default backend beside routes', () => {
    const { defaultBackend, rules } = ingressOf({ defaultBackend: backend('rest') }).spec;
    expect(defaultBackend).toEqual({ service: { name: 'rest', port: { number: 80 } } });
    expect(rules).toHaveLength(1);
  });

  test('a default backend alone', () => {
    expect(ingressOf({ routes: undefined, defaultBackend: backend('rest') }).spec).toEqual({
      ingressClassName: 'public',
      tls: [{ secretName: 'tls-secret' }],
      defaultBackend: { service: { name: 'rest', port: { number: 80 } } },
    });
  });

  test('no tls entry where the controller has a certificate and there is no host to name', () => {
    const certificate = TlsCertificate.fromController();
    expect(ingressOf({ certificate, routes: [], defaultBackend: backend() }).spec.tls).toBeUndefined();
    expect(ingressOf({ certificate }).spec.tls).toEqual([{ hosts: ['kubia.example.com'] }]);
  });

  test('metadata as given', () => {
    const given = {
      name: 'front.door',
      namespace: 'web',
      labels: { team: 'blue' },
      annotations: { 'example.com/note': 'kept' },
    };
    expect(ingressOf({ metadata: given }).metadata).toEqual(given);
  });

  test('separate Ingresses of two classes for one host', () => {
    const chart = shopChart();
    kubia({}, chart);
    new TlsIngress(chart, 'internal', {
      ...base,
      routes: [kubiaRoute],
      ingressClass: IngressClassRef.named('internal'),
    });
    expect(manifestsOf(chart).map(({ spec }) => spec.ingressClassName)).toEqual(['public', 'internal']);
  });

  test('500 routes of one host as 500 paths of one rule', () => {
    const routes = Array.from({ length: 500 }, (_, i) => prefix('a.example.com', `/${i}`, backend()));
    expect(written(routes)[0]).toHaveLength(500);
  });
});

test('a Secret whose name finds no room has one that is cut, and ends in a hash', () => {
  const name = 'a'.repeat(252);
  const ingress = ingressOf({ metadata: { name }, certificate: TlsCertificate.fromIssuer('letsencrypt') });
  expect(ingress.spec.tls[0].secretName).toMatch(/^a{242}-[0-9a-f]{10}$/);
});

describe('it refuses', () => {
  const odd = (props: object) => () => kubia(props as Partial<TlsIngressProps>);

  test.each<[string, () => unknown, string]>([
    [
      'neither routes nor a default backend',
      odd({ routes: [] }),
      'shop/kubia routes: found no route and no default backend, expected at least one of them; add a route: HttpRoute.prefix("shop.example.com", "/", web.backend(http))',
    ],
    [
      'a host, path and path type twice',
      odd({
        routes: [
          kubiaRoute,
          exact('kubia.example.com', '/kubia', backend()),
          prefix('kubia.example.com', '/kubia', backend('other')),
        ],
      }),
      'shop/kubia routes[2]: found the route "Prefix kubia.example.com/kubia" a second time, expected each host, path and path type once; leave one out, or give it another path',
    ],
    [
      'a path for any host twice',
      odd({ routes: [onAnyHost('/', backend()), onAnyHost('/', backend())] }),
      'shop/kubia routes[1]: found the route "Prefix */" a second time, expected each host, path and path type once; leave one out, or give it another path',
    ],
    [
      'two backends for a prefix with and without a slash at its end',
      odd({ routes: [prefix('a.example.com', '/a', backend()), prefix('a.example.com', '/a/', backend('cart'))] }),
      'shop/kubia routes[1]: found the route "Prefix a.example.com/a/" beside "Prefix a.example.com/a", which takes the same requests, expected each host, path and path type once; leave one out, or give it another path',
    ],
    [
      'two prefixes that are one when they are taken off',
      odd({
        ingressClass: IngressClassRef.named('nginx', IngressController.COMMUNITY_NGINX),
        stripPrefix: true,
        routes: [prefix('a.example.com', '/a', backend()), prefix('a.example.com', '/a/', backend())],
      }),
      'shop/kubia routes[1]: found the route "Prefix a.example.com/a/" a second time, expected each host, path and path type once; leave one out, or give it another path',
    ],
    [
      'a misspelt property',
      odd({ stripPrefx: true }),
      'shop/kubia: found the unknown property "stripPrefx", expected ',
    ],
    [
      'a single route without brackets',
      odd({ routes: kubiaRoute }),
      'shop/kubia routes: found an object of class HttpRoute, expected a list of routes; write it in brackets, even a single one',
    ],
    [
      'a route that is none',
      odd({ routes: [kubiaRoute, 'kubia.example.com/kubia'] }),
      'shop/kubia routes[1]: found a text, expected an HttpRoute; make one with HttpRoute.prefix("shop.example.com", "/", web.backend(http))',
    ],
    [
      'a Service where a backend belongs',
      odd({ defaultBackend: service(shopChart(), 'web') }),
      'shop/kubia defaultBackend: found an object of class ClusterIpService, expected a RouteBackend; make one with web.backend(http)',
    ],
    [
      'a class by its bare name',
      odd({ ingressClass: 'traefik' }),
      'shop/kubia ingressClass: found a text, expected an IngressClassRef; make one with IngressClassRef.named("traefik")',
    ],
    [
      'no class',
      odd({ ingressClass: undefined }),
      'shop/kubia ingressClass: found nothing, expected an IngressClassRef; make one with IngressClassRef.named("traefik")',
    ],
    [
      'no certificate',
      odd({ certificate: undefined }),
      'shop/kubia certificate: found nothing, expected a TlsCertificate; make one with TlsCertificate.fromSecretName("tls-secret")',
    ],
    [
      'a name that is no DNS name',
      odd({ metadata: { name: 'Kubia_Ingress' } }),
      'shop/kubia metadata.name: found "Kubia_Ingress", expected a DNS name: 1 to 253 of a-z, 0-9, "-" and ".", with a letter or digit at both ends of each part; did you mean "kubia-ingress"?',
    ],
    [
      'an annotation that names another class',
      odd({ metadata: { annotations: { 'kubernetes.io/ingress.class': 'nginx' } } }),
      'shop/kubia metadata.annotations: found "kubernetes.io/ingress.class" set to "nginx", expected the class "public" alone; leave the annotation out, for ingressClass says which class it is',
    ],
    [
      'an annotation that contradicts the certificate',
      odd({
        certificate: TlsCertificate.fromIssuer('letsencrypt'),
        metadata: { annotations: { 'cert-manager.io/issuer': 'other' } },
      }),
      'shop/kubia metadata.annotations: found "cert-manager.io/issuer" set to "other", expected "letsencrypt", which follows from the other properties; leave the annotation out, or change the property that it follows from',
    ],
  ])('%s', (_, build, sentence) => {
    expect(refusalOf(build)).toContain(sentence);
  });

  test('a Service of another namespace, behind a route or as default backend', () => {
    const app = Testing.app();
    const web = service(new Chart(app, 'backoffice', { namespace: 'backoffice' }), 'web');
    const sentence =
      'found Service "web" of namespace "backoffice", expected Services of the Ingress\'s own namespace "shop"; make the Ingress in the namespace of its Services';
    const shop = new Chart(app, 'shop', { namespace: 'shop' });
    expect(refusalOf(() => kubia({ defaultBackend: web.backend() }, shop))).toBe(
      `shop/kubia defaultBackend: ${sentence}`,
    );
    expect(refusalOf(() => kubia({ routes: [kubiaRoute, onAnyHost('/', web.backend())] }))).toBe(
      `shop/kubia routes[1]: ${sentence}`,
    );
  });

  test('a Secret of another namespace', () => {
    const elsewhere = new Chart(Testing.app(), 'backoffice', { namespace: 'backoffice' });
    const secret = new kplus.TlsSecret(elsewhere, 'tls', { tlsCert: 'cert', tlsKey: 'key', metadata: { name: 'tls' } });
    expect(refusalOf(() => kubia({ certificate: TlsCertificate.fromSecret(secret) }))).toBe(
      'shop/kubia certificate: found Secret "tls" of namespace "backoffice", expected a Secret of the Ingress\'s own namespace "shop"; make the Secret there as well',
    );
  });

  test('a second Ingress of the name at synth, not one of another kind', () => {
    const chart = shopChart();
    service(chart, 'front');
    kubia({ metadata: { name: 'front' } }, chart);
    expect(manifestsOf(chart)).toHaveLength(2);
    new TlsIngress(chart, 'other', { ...base, routes: [kubiaRoute], metadata: { name: 'front' } });
    expect(refusalOf(() => manifestsOf(chart))).toContain(
      '[shop/other] found Ingress "front" in namespace "shop", which shop/kubia makes already, expected one Ingress of a name',
    );
  });
});

test('an unknown namespace of the Ingress is no reason to refuse', () => {
  const web = service(shopChart(), 'web');
  const chart = new Chart(Testing.app(), 'shop');
  kubia({ routes: [onAnyHost('/', web.backend())] }, chart);
  expect(theOnly(chart, 'Ingress').metadata).toEqual({ name: 'kubia' });
});

test('the class annotation that says the same as the class is legal', () => {
  const annotations = { 'kubernetes.io/ingress.class': 'public' };
  expect(ingressOf({ metadata: { annotations } }).metadata.annotations).toEqual(annotations);
});

test('a certificate for all hosts that is for none is told of at synth', () => {
  const said = (add: (ingress: kplus.Ingress, backend: kplus.IngressBackend) => void = () => undefined) => {
    const chart = shopChart();
    const { ingress } = kubia(
      { certificateByHost: { 'kubia.example.com': TlsCertificate.fromSecretName('own') } },
      chart,
    );
    add(ingress, kplus.IngressBackend.fromService(new kplus.Service(chart, 'web', { ports: [{ port: 80 }] })));
    return warningsOf(() => manifestsOf(chart));
  };
  expect(said()).toEqual([
    'shop/kubia certificate: found a certificate in the Secret "tls-secret", while each host has one of its own, expected a host without one, for which it is; ' +
      'give it in the place of one of them, and leave that host out of certificateByHost',
  ]);
  expect(said((ingress, web) => ingress.addHostRule('bar.example.com', '/', web))).toEqual([]);
  expect(said((ingress, web) => ingress.addRule('/', web))).toEqual([]);
});
