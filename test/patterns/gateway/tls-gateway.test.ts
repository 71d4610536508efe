import { JsonPatch } from 'cdk8s';
import {
  GatewayClassRef,
  HostCertificate,
  HttpGateway,
  HttpRoute,
  PassthroughRoute,
  type RedirectOptions,
  RouteBackend,
  RouteNamespaces,
  RouteRedirect,
  TlsCertificate,
} from '../../../src';
import { opensslCertificate, reveals } from '../../support/certificates';
import { manifestsOf, refusalOf, shopChart, theOnly, warningsOf } from '../../support/synth';
import { base, front, ofKind, rendered, shop, web } from './fixture';

const blog = HttpRoute.prefix('blog.example.com', '/', web);
const tls = PassthroughRoute.of('db.example.com', RouteBackend.fromServiceName('db', 5432));

test('HTTPS by host, plain HTTP that only redirects, routes attached by the names of listeners', () => {
  const chart = shopChart();
  const gateway = front({ routes: [shop(), blog], passthrough: [tls] }, chart);
  expect(gateway.hosts).toEqual(['shop.example.com', 'blog.example.com']);
  expect(manifestsOf(chart)).toMatchSnapshot();
});

test('plain HTTP for all hosts, by HttpGateway', () => {
  const chart = shopChart();
  new HttpGateway(chart, 'inside', { gatewayClass: GatewayClassRef.istio(), routes: [shop(), blog] });
  expect(manifestsOf(chart)).toMatchSnapshot();
});

describe('listeners', () => {
  const listeners = (props: Parameters<typeof front>[0]) => rendered('Gateway', props)[0].spec.listeners;

  test('a wildcard host and a host of that name have names of their own', () => {
    const routes = ['*.example.com', 'wildcard.example.com'].map((host) => HttpRoute.prefix(host, '/', web));
    expect(listeners({ routes }).map(({ name }: { name: string }) => name)).toEqual([
      'http',
      'https-wildcard.example.com',
      'https.wildcard.example.com',
    ]);
  });

  test('without a redirect there is no plain HTTP', () => {
    const chart = shopChart();
    const gateway = front({ httpRedirect: false }, chart);
    expect(gateway.redirectRoute).toBeUndefined();
    expect(theOnly(chart, 'Gateway').spec.listeners).toHaveLength(1);
    expect(ofKind(chart, 'HTTPRoute')).toHaveLength(1);
  });

  test('Traefik has those of its entry points, others may be said', () => {
    const ports = (props: Parameters<typeof front>[0]) => listeners(props).map(({ port }: { port: number }) => port);
    expect(ports({ gatewayClass: GatewayClassRef.traefik() })).toEqual([8000, 8443]);
    expect(ports({ gatewayClass: GatewayClassRef.traefik(), httpPort: 80, httpsPort: 443 })).toEqual([80, 443]);
    expect(ports({})).toEqual([80, 443]);
  });

  test('one port cannot speak both', () => {
    expect(refusalOf(() => front({ httpPort: 8443, httpsPort: 8443 }))).toBe(
      'shop/front httpsPort: found port 8443 for HTTPS and for plain HTTP, expected a port for each, for one cannot speak both; ' +
        'change httpsPort or httpPort, or set httpRedirect to false',
    );
    expect(listeners({ httpPort: 8443, httpsPort: 8443, httpRedirect: false })).toHaveLength(1);
  });

  test('a route that sends HTTPS to HTTPS would go round in circles', () => {
    const redirect = (to: RedirectOptions) => [HttpRoute.prefix('shop.example.com', '/', RouteRedirect.to(to))];
    expect(refusalOf(() => front({ routes: redirect({ scheme: 'https' }) }))).toBe(
      'shop/front routes[0]: found a redirect to HTTPS, for clients that came by HTTPS, expected another host, port or path; ' +
        'leave the route out, for the Gateway sends HTTP on to HTTPS by itself',
    );
    expect(rendered('HTTPRoute', { routes: redirect({ scheme: 'https', host: 'www.example.com' }) })).toHaveLength(2);
  });

  test('the redirect names a port of HTTPS that is not the usual one', () => {
    const redirect = (httpsPort?: number) =>
      rendered('HTTPRoute', { httpsPort }).find(({ metadata }) => metadata.name === 'front-https-redirect').spec
        .rules[0].filters[0].requestRedirect;
    expect(redirect()).toEqual({ scheme: 'https', statusCode: 301 });
    expect(redirect(8443)).toEqual({ scheme: 'https', port: 8443, statusCode: 301 });
  });

  test('a route of any host is attached to all of them', () => {
    const [first, second] = rendered('HTTPRoute', { routes: [shop(), HttpRoute.onAnyHost('/health', web)] });
    expect(first.spec.parentRefs).toEqual([{ name: 'front', sectionName: 'https.shop.example.com' }]);
    expect(second.spec.hostnames).toBeUndefined();
    expect(second.spec.parentRefs).toEqual([
      { name: 'front', sectionName: 'https.shop.example.com' },
      { name: 'front', sectionName: 'https' },
    ]);
  });

  const many = (count: number) =>
    Array.from({ length: count }, (_, i) => HttpRoute.prefix(`h${i}.example.com`, '/', web));

  test('64 of them are the most; more hosts of one certificate share one, told apart by the routes', () => {
    expect(listeners({ routes: many(63) })).toHaveLength(64);
    const [http, https, ...others] = listeners({ routes: many(64) });
    expect(others).toEqual([]);
    expect([http.hostname, https.hostname, https.name]).toEqual([undefined, undefined, 'https']);
    expect(rendered('HTTPRoute', { routes: many(64) })[63].spec).toMatchObject({
      parentRefs: [{ name: 'front', sectionName: 'https' }],
      hostnames: ['h63.example.com'],
    });
    const certificates = [HostCertificate.of(TlsCertificate.fromSecretName('other'), ['h1.example.com'])];
    expect(refusalOf(() => front({ routes: many(64), certificates }))).toBe(
      'shop/front routes: found 65 listeners, expected at most 64, one for each host that has a certificate of its own or is ' +
        'passed on; make several TlsGateways',
    );
  });
});

describe('certificates', () => {
  const refs = (props: Parameters<typeof front>[0]) =>
    rendered('Gateway', props)[0]
      .spec.listeners.slice(1)
      .map((each: any) => each.tls?.certificateRefs);

  test('are chosen by host, the first that names it', () => {
    const certificates = [
      HostCertificate.of(TlsCertificate.fromSecretName('blog-tls'), ['blog.example.com']),
      HostCertificate.of(TlsCertificate.fromSecretName('all-tls'), ['*.example.com']),
    ];
    const routes = [shop(), blog, HttpRoute.prefix('other.test', '/', web)];
    expect(refs({ routes, certificates })).toEqual([
      [{ name: 'all-tls' }],
      [{ name: 'blog-tls' }],
      [{ name: 'shop-tls' }],
    ]);
  });

  test('one for no host of the routes is refused', () => {
    const certificates = [HostCertificate.of(TlsCertificate.fromSecretName('a'), ['other.test'])];
    expect(refusalOf(() => front({ certificates }))).toBe(
      'shop/front certificates[0]: found a certificate for "other.test", expected one for hosts of the routes, each of which ' +
        'has its certificate from the first that names it; name a host of the routes, or leave the certificate out',
    );
  });

  test('one of another namespace is granted to the Gateway there', () => {
    const chart = shopChart();
    const secret = { name: 'shared', metadata: { namespace: 'certificates' } };
    front({ certificate: TlsCertificate.fromSecret(secret) }, chart);
    expect(theOnly(chart, 'Gateway').spec.listeners[1].tls.certificateRefs).toEqual([
      { name: 'shared', namespace: 'certificates' },
    ]);
    expect(theOnly(chart, 'ReferenceGrant')).toEqual({
      apiVersion: 'gateway.networking.k8s.io/v1beta1',
      kind: 'ReferenceGrant',
      metadata: { name: 'shop-front-gateway-to-secret', namespace: 'certificates' },
      spec: {
        from: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', namespace: 'shop' }],
        to: [{ group: '', kind: 'Secret', name: 'shared' }],
      },
    });
  });

  test('the grant needs the namespace of the Gateway', () => {
    const secret = { name: 'shared', metadata: { namespace: 'certificates' } };
    const chart = shopChart('');
    expect(refusalOf(() => front({ certificate: TlsCertificate.fromSecret(secret) }, chart))).toBe(
      'shop/front certificate: found Secret "shared" of namespace "certificates", and no namespace of the Gateway, expected a ' +
        'known one, for a ReferenceGrant names the namespace that it is given to; set metadata.namespace or the namespace of the chart',
    );
  });

  test('PEM files become a Secret, of which no word is said', () => {
    const files = opensslCertificate('shop.example.com', { alternatives: ['DNS:shop.example.com'] });
    const chart = shopChart();
    const gateway = front({ certificate: TlsCertificate.fromPemFiles(files) }, chart);
    expect(gateway.certificateSecrets).toHaveLength(1);
    expect(theOnly(chart, 'Secret')).toMatchObject({ metadata: { name: 'front-tls' }, type: 'kubernetes.io/tls' });
    expect(theOnly(chart, 'Gateway').spec.listeners[1].tls.certificateRefs).toEqual([{ name: 'front-tls' }]);
    const refused = refusalOf(() => front({ certificate: TlsCertificate.fromPemFiles(files), routes: [blog] }));
    expect(refused).toContain('expected one that covers "blog.example.com"');
    expect(reveals(refused, files.privateKey)).toBe(false);
  });

  test('cert-manager is asked by an annotation of the Gateway, for all hosts', () => {
    const certificate = TlsCertificate.fromIssuer('letsencrypt');
    const [gateway] = rendered('Gateway', { certificate });
    expect(gateway.metadata.annotations).toEqual({ 'cert-manager.io/issuer': 'letsencrypt' });
    expect(gateway.spec.listeners[1].tls).toEqual({ mode: 'Terminate', certificateRefs: [{ name: 'front-tls' }] });
    const certificates = [HostCertificate.of(TlsCertificate.fromSecretName('a'), ['blog.example.com'])];
    expect(refusalOf(() => front({ certificate, certificates, routes: [shop(), blog] }))).toBe(
      'shop/front certificates[0]: found certificates of cert-manager beside others, expected one issuer for all hosts, for ' +
        'cert-manager takes care of every certificate of a Gateway; make a TlsGateway for each, or take all certificates from one issuer',
    );
    expect(refusalOf(() => front({ certificate, routes: [HttpRoute.onAnyHost('/', web)] }))).toBe(
      'shop/front certificate: found a certificate of cert-manager for routes of any host, expected routes with hosts, for ' +
        'cert-manager passes over listeners without one; name the hosts, or take the certificate from a Secret',
    );
    // The common certificate is for no host here, and its issuer for no certificate.
    const special = HostCertificate.of(TlsCertificate.fromClusterIssuer('inside'), ['shop.example.com']);
    expect(rendered('Gateway', { certificate, certificates: [special] })[0].metadata.annotations).toEqual({
      'cert-manager.io/cluster-issuer': 'inside',
    });
    const metadata = { annotations: { 'cert-manager.io/issuer': 'other' } };
    expect(refusalOf(() => front({ certificate, metadata }))).toBe(
      'shop/front metadata.annotations: found "cert-manager.io/issuer" set to "other", expected "letsencrypt", which follows ' +
        'from the other properties; leave the annotation out, or change the property that it follows from',
    );
  });

  test('of Google for an Ingress are none for a Gateway', () => {
    expect(refusalOf(() => front({ certificate: TlsCertificate.fromGoogleManaged() }))).toBe(
      'shop/front certificate: found a certificate that Google manages for an Ingress, expected one of Certificate Manager or in a ' +
        'Secret, for Gateways take no ManagedCertificate; use TlsCertificate.fromController with the annotation ' +
        'networking.gke.io/certmap, or TlsCertificate.fromSecretName',
    );
  });

  test('of its own has GKE, not Envoy', () => {
    const certificate = TlsCertificate.fromController();
    expect(refs({ certificate, gatewayClass: GatewayClassRef.gke() })).toEqual([undefined]);
    expect(refs({ certificate, gatewayClass: GatewayClassRef.named('unknown') })).toEqual([undefined]);
    expect(refusalOf(() => front({ certificate }))).toBe(
      'shop/front certificate: found no Secret for the certificate, expected a Secret, for Envoy Gateway has no certificates ' +
        'of its own; use TlsCertificate.fromSecretName or TlsCertificate.fromIssuer',
    );
    expect(refusalOf(() => front({ certificate: TlsCertificate.fromAcm(ARN) }))).toBe(
      'shop/front certificate: found a certificate of AWS Certificate Manager, expected one in a Secret, which is what Envoy ' +
        'Gateway reads; use TlsCertificate.fromSecretName, or another class of Gateways',
    );
  });
});

const ARN = 'arn:aws:acm:us-west-2:123456789012:certificate/1-a';

test('AWS: requests go to the pods, the certificate is one of AWS Certificate Manager', () => {
  const chart = shopChart();
  const gatewayClass = GatewayClassRef.awsAlb('alb', { internetFacing: true });
  front({ gatewayClass, certificate: TlsCertificate.fromAcm(ARN) }, chart);
  expect(manifestsOf(chart)).toMatchSnapshot();
  expect(refusalOf(() => front({ gatewayClass }))).toBe(
    'shop/front certificate: found a certificate in the Secret "shop-tls", expected one of AWS Certificate Manager, for the AWS Load ' +
      'Balancer Controller reads no Secrets; use TlsCertificate.fromAcm, or TlsCertificate.fromController to have it found there by the hosts',
  );
});

describe('namespaces of routes', () => {
  const allowed = (routeNamespaces?: RouteNamespaces) =>
    rendered('Gateway', { routeNamespaces })[0].spec.listeners.map((each: any) => each.allowedRoutes);

  test('are the own one unless others are let in, and never for the redirect', () => {
    expect(allowed()).toEqual([undefined, undefined]);
    expect(allowed(RouteNamespaces.same())).toEqual([undefined, undefined]);
    expect(allowed(RouteNamespaces.all())).toEqual([undefined, { namespaces: { from: 'All' } }]);
    expect(allowed(RouteNamespaces.named('blog'))[1].namespaces.selector.matchExpressions[0].values).toEqual([
      'shop',
      'blog',
    ]);
  });

  test('by labels may shut out the routes of the Gateway itself', () => {
    const routeNamespaces = RouteNamespaces.labelled({ team: 'web' });
    expect(warningsOf(() => front({ routeNamespaces }))).toEqual([
      'shop/front routeNamespaces: found routes of namespace "shop", expected a namespace with the labels team=web; label the ' +
        'namespace, or the routes do not attach',
    ]);
    expect(warningsOf(() => front({ routeNamespaces, routes: [], hosts: ['a.example.com'] }))).toEqual([]);
  });

  test('by name need the name of the own one', () => {
    const routeNamespaces = RouteNamespaces.named('blog');
    expect(warningsOf(() => front({ routeNamespaces }, shopChart('')))).toEqual([
      'shop/front routeNamespaces: found routes of a namespace that is not known, expected those of namespace "blog"; set ' +
        'metadata.namespace or the namespace of the chart, or the routes may not attach',
    ]);
  });
});

test('a Gateway without anything to listen for is refused', () => {
  expect(refusalOf(() => front({ routes: [] }))).toBe(
    'shop/front routes: found no route, no host and no passthrough, expected at least one of them, for a Gateway needs a ' +
      'listener; add a route: HttpRoute.prefix("shop.example.com", "/", web.backend(http)), or hosts for the routes of others',
  );
});

test('a host whose TLS is ended cannot be passed on as well', () => {
  const passthrough = [PassthroughRoute.of('shop.example.com', web)];
  expect(refusalOf(() => front({ passthrough }))).toBe(
    'shop/front passthrough[0]: found the host "shop.example.com", whose TLS is ended for other routes, expected hosts whose ' +
      'TLS is passed on, and no other routes for them; give one of them another host',
  );
});

test('patches survive on the Gateway and on its routes', () => {
  const chart = shopChart();
  const gateway = front({}, chart);
  gateway.gateway.addJsonPatch(JsonPatch.add('/spec/addresses', [{ value: '192.0.2.1' }]));
  gateway.routes[0]?.addJsonPatch(JsonPatch.add('/spec/rules/0/name', 'all'));
  expect(theOnly(chart, 'Gateway').spec.addresses).toEqual([{ value: '192.0.2.1' }]);
  expect(theOnly(chart, 'HTTPRoute', 'front').spec.rules[0].name).toBe('all');
});

test('two Gateways of one name are refused', () => {
  const chart = shopChart();
  front({}, chart);
  new HttpGateway(chart, 'other', { gatewayClass: base.gatewayClass, routes: [blog], metadata: { name: 'front' } });
  expect(refusalOf(() => manifestsOf(chart))).toContain(
    '[shop/other] found Gateway "front" in namespace "shop", which shop/front makes already, expected one Gateway of a name',
  );
});
