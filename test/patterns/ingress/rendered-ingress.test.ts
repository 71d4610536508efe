import { ApiObject, App, Chart, JsonPatch, type ResolutionContext } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { HttpRoute, IngressClassRef, IngressController, TlsCertificate, type TlsIngressProps } from '../../../src';
import { opensslCertificate } from '../../support/certificates';
import { type Manifest, manifestsOf, refusalOf, shopChart, theOnly } from '../../support/synth';
import { backend, kubia } from './fixture';

/** The cdk8s-plus Ingress inside a pattern, and a cdk8s-plus backend to add to it. */
function opened(props: Partial<TlsIngressProps> = {}) {
  const chart = shopChart();
  const { ingress } = kubia(props, chart);
  const web = new kplus.Service(chart, 'web', { metadata: { name: 'web' }, ports: [{ port: 80 }] });
  return { chart, ingress, web, added: kplus.IngressBackend.fromService(web) };
}

/** The rules as `host path pathType service`. */
function rulesOf(chart: Chart): string[] {
  return theOnly(chart, 'Ingress').spec.rules.flatMap(({ host = '*', http }: Manifest) =>
    http.paths.map(
      ({ path, pathType, backend: { service } }: Manifest) => `${host} ${path} ${pathType} ${service.name}`,
    ),
  );
}

const KUBIA = 'kubia.example.com /kubia Prefix kubia';

describe('what is added to the cdk8s-plus Ingress is rendered', () => {
  test('rules for any host and for one', () => {
    const { chart, ingress, added } = opened();
    ingress.addRule('/all', added);
    ingress.addHostRule('kubia.example.com', '/exact', added, kplus.HttpIngressPathType.EXACT);
    ingress.addHostDefaultBackend('bar.example.com', added);
    ingress.addRules({ host: 'bar.example.com', path: '/bar', backend: added });
    expect(rulesOf(chart)).toEqual([
      KUBIA,
      'kubia.example.com /exact Exact web',
      '* /all Prefix web',
      'bar.example.com / Prefix web',
      'bar.example.com /bar Prefix web',
    ]);
  });

  test('a rule whose path the controller interprets', () => {
    const { chart, ingress, added } = opened();
    ingress.addRule('/[a-z]+', added, kplus.HttpIngressPathType.IMPLEMENTATION_SPECIFIC);
    expect(rulesOf(chart)).toEqual([KUBIA, '* /[a-z]+ ImplementationSpecific web']);
  });

  test('a default backend', () => {
    const { chart, ingress, added } = opened();
    ingress.addDefaultBackend(added);
    expect(theOnly(chart, 'Ingress').spec.defaultBackend).toEqual({ service: { name: 'web', port: { number: 80 } } });
  });

  test('a Service that exposes itself', () => {
    const { chart, ingress, web } = opened();
    web.exposeViaIngress('/web', { ingress, pathType: kplus.HttpIngressPathType.EXACT });
    expect(rulesOf(chart)).toEqual([KUBIA, '* /web Exact web']);
  });

  test('rules beside a default backend alone', () => {
    const { chart, ingress, added } = opened({ routes: [], defaultBackend: backend('rest') });
    ingress.addRule('/web', added);
    expect(rulesOf(chart)).toEqual(['* /web Prefix web']);
    expect(theOnly(chart, 'Ingress').spec.defaultBackend.service.name).toBe('rest');
  });

  test('hosts of added rules are among those of the certificate', () => {
    const { chart, ingress, added } = opened();
    ingress.addHostRule('bar.example.com', '/', added);
    expect(theOnly(chart, 'Ingress').spec.tls).toEqual([
      { hosts: ['kubia.example.com', 'bar.example.com'], secretName: 'tls-secret' },
    ]);
  });

  test('further certificates, each host with one', () => {
    const { chart, ingress, added } = opened();
    const secret = kplus.Secret.fromSecretName(chart, 'other', 'other-tls');
    ingress.addHostRule('bar.example.com', '/', added);
    ingress.addTls([{ hosts: ['bar.example.com'], secret }]);
    expect(theOnly(chart, 'Ingress').spec.tls).toEqual([
      { hosts: ['kubia.example.com'], secretName: 'tls-secret' },
      { hosts: ['bar.example.com'], secretName: 'other-tls' },
    ]);
    ingress.addTls([{ hosts: ['kubia.example.com'], secret }]);
    expect(theOnly(chart, 'Ingress').spec.tls).toEqual([
      { hosts: ['bar.example.com'], secretName: 'other-tls' },
      { hosts: ['kubia.example.com'], secretName: 'other-tls' },
    ]);
  });
});

describe('what is added is refused where', () => {
  test.each<[string, (ingress: kplus.Ingress, added: kplus.IngressBackend) => void, string]>([
    [
      'the route is there already',
      (ingress, added) => ingress.addHostRule('kubia.example.com', '/kubia', added),
      'shop/kubia ingress: found the route "Prefix kubia.example.com/kubia" a second time, expected each host, path and path type once; leave one out, or give it another path',
    ],
    [
      'a default backend is there already',
      (ingress, added) => {
        ingress.addDefaultBackend(added);
        ingress.addDefaultBackend(added);
      },
      'shop/kubia defaultBackend: found a second default backend, expected one; leave one out',
    ],
    [
      'the host is an IP address',
      (ingress, added) => ingress.addHostRule('10.0.0.7', '/', added),
      'shop/kubia ingress rule host: found the IP address "10.0.0.7", expected a DNS name such as "shop.example.com" or "*.example.com"; give the host a DNS name: Ingress rules match names only',
    ],
    [
      'the path is none',
      (ingress, added) => ingress.addRule('web', added),
      'shop/kubia ingress rule path: found "web", expected a path that starts with "/"; did you mean "/web"?',
    ],
  ])('%s', (_, add, sentence) => {
    const { ingress, added } = opened();
    expect(refusalOf(() => add(ingress, added))).toBe(sentence);
  });

  test('the Ingress strips prefixes, for the controller would not strip the new one', () => {
    const { ingress, added } = opened({
      ingressClass: IngressClassRef.named('nginx', IngressController.COMMUNITY_NGINX),
      stripPrefix: true,
    });
    expect(refusalOf(() => ingress.addRule('/web', added))).toBe(
      'shop/kubia ingress: found the rule "Prefix */web", added to an Ingress that strips prefixes, expected routes given to TlsIngress, which knows how to strip theirs; give it to TlsIngress as a route, or to another Ingress',
    );
  });

  test('the certificate from PEM files does not cover its host, unless it gets another one', () => {
    const certificate = TlsCertificate.fromPemFiles(
      opensslCertificate('kubia.example.com', { alternatives: ['DNS:kubia.example.com'] }),
    );
    const { chart, ingress, added } = opened({ certificate });
    expect(manifestsOf(chart)).toHaveLength(3);
    ingress.addHostRule('bar.example.com', '/', added);
    expect(refusalOf(() => manifestsOf(chart))).toContain(
      '[shop/kubia] certificate: found a certificate for "kubia.example.com", expected one that covers "bar.example.com"; have it issued for all hosts of the routes, or make an Ingress for each certificate',
    );
    ingress.addTls([{ hosts: ['bar.example.com'], secret: kplus.Secret.fromSecretName(chart, 'other', 'other-tls') }]);
    expect(theOnly(chart, 'Ingress').spec.tls).toHaveLength(2);
  });
});

test('JSON patches, labels and annotations reach the Ingress that is rendered', () => {
  const { chart, ingress } = opened();
  ApiObject.of(ingress).addJsonPatch(JsonPatch.replace('/spec/ingressClassName', 'other'));
  ingress.metadata.addLabel('team', 'blue');
  ingress.metadata.addAnnotation('example.com/note', 'later');
  const { metadata, spec } = theOnly(chart, 'Ingress');
  expect([metadata.labels, metadata.annotations, spec.ingressClassName]).toEqual([
    { team: 'blue' },
    { 'example.com/note': 'later' },
    'other',
  ]);
});

test('it is one API object, called by one name', () => {
  const { chart, ingress } = opened();
  expect([ingress.name, ingress.kind, ingress.apiVersion, ingress.apiGroup]).toEqual([
    'kubia',
    'Ingress',
    'networking.k8s.io/v1',
    'networking.k8s.io',
  ]);
  const objects = chart.node.findAll().filter((each) => ApiObject.isApiObject(each) && each.kind === 'Ingress');
  expect(objects).toHaveLength(1);
  expect(objects[0]).toBe(ApiObject.of(ingress));
});

test('permissions for it can be granted', () => {
  const { chart, ingress } = opened();
  ingress.permissions.grantRead(new kplus.ServiceAccount(chart, 'reader', { metadata: { name: 'reader' } }));
  const { metadata, rules } = theOnly(chart, 'Role');
  expect(metadata.namespace).toBe('shop');
  expect(rules).toEqual([
    {
      apiGroups: ['networking.k8s.io'],
      resources: ['ingresses'],
      resourceNames: ['kubia'],
      verbs: ['get', 'list', 'watch'],
    },
  ]);
});

test('other objects can be made to wait for it', () => {
  const { chart, ingress, web } = opened();
  web.node.addDependency(ingress);
  expect(manifestsOf(chart).map(({ kind }) => kind)).toEqual(['Ingress', 'Service']);
});

test('routes for any host beside hosts leave the certificate to the hosts', () => {
  const chart = shopChart();
  kubia({ routes: [HttpRoute.onAnyHost('/', backend()), HttpRoute.prefix('a.example.com', '/', backend())] }, chart);
  expect(theOnly(chart, 'Ingress').spec.tls).toEqual([{ hosts: ['a.example.com'], secretName: 'tls-secret' }]);
});

test('resolvers of the app are asked for what rules hold, and lose no rule to one another', () => {
  const another = { resolve: (context: ResolutionContext) => context.value === 'web' && context.replaceValue('www') };
  const chart = new Chart(new App({ resolvers: [another] }), 'shop', { namespace: 'shop' });
  const { ingress } = kubia({}, chart);
  const web = new kplus.Service(chart, 'web', { metadata: { name: 'web' }, ports: [{ port: 80 }] });
  const added = kplus.IngressBackend.fromService(web);
  ingress.addHostRule('kubia.example.com', '/a', added);
  ingress.addHostRule('kubia.example.com', '/b', added);
  expect(rulesOf(chart)).toEqual([KUBIA, 'kubia.example.com /a Prefix www', 'kubia.example.com /b Prefix www']);
});
