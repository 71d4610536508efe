import { Duration, Size } from 'cdk8s';
import {
  BackendProtocol,
  Canary,
  FixedResponse,
  HeaderMatch,
  HttpIngress,
  type HttpIngressProps,
  HttpRoute,
  IngressClassRef,
  IngressController,
  PassthroughRoute,
  PathRewrite,
  type RouteOptions,
  RouteRedirect,
  TlsCertificate,
  TlsIngress,
  TrafficSplit,
} from '../../../src';
import { shopChart } from '../../support/synth';
import { service } from './fixture';

const HOST = 'shop.example.com';

type Chart = ReturnType<typeof shopChart>;

/** An Ingress that asks a controller for one thing. */
type Attempt = (chart: Chart, ingressClass: IngressClassRef) => void;

const ofRoute =
  (options: (chart: Chart) => RouteOptions): Attempt =>
  (chart, ingressClass) =>
    void new HttpIngress(chart, 'front', {
      ingressClass,
      routes: [HttpRoute.prefix(HOST, '/shop', service(chart, 'web').backend(), options(chart))],
    });

const plain =
  (props: Partial<HttpIngressProps>): Attempt =>
  (chart, ingressClass) =>
    void new HttpIngress(chart, 'front', {
      ingressClass,
      routes: [HttpRoute.prefix(HOST, '/shop', service(chart, 'web').backend())],
      ...props,
    });

const answering =
  (target: (chart: Chart) => Parameters<typeof HttpRoute.prefix>[2]): Attempt =>
  (chart, ingressClass) =>
    void new HttpIngress(chart, 'front', { ingressClass, routes: [HttpRoute.prefix(HOST, '/shop', target(chart))] });

const withTls =
  (certificate: TlsCertificate, props: object = {}): Attempt =>
  (chart, ingressClass) =>
    void new TlsIngress(chart, 'front', {
      ingressClass,
      certificate,
      routes: [HttpRoute.prefix(HOST, '/shop', service(chart, 'web').backend())],
      ...props,
    });

/** A certificate that the controller takes, whichever that is. */
const anyTls =
  (props: object): Attempt =>
  (chart, ingressClass) =>
    withTls(
      ingressClass.controller?._dialect.facts.certificates.secrets === false
        ? TlsCertificate.fromController()
        : TlsCertificate.fromSecretName('tls'),
      props,
    )(chart, ingressClass);

const FEATURES: Readonly<Record<string, Attempt>> = {
  'certificate in a Secret': withTls(TlsCertificate.fromSecretName('tls')),
  "controller's own certificate": withTls(TlsCertificate.fromController()),
  'redirect to HTTPS': anyTls({ httpsRedirect: true }),
  'TLS handed on': (chart, ingressClass) =>
    plain({ passthrough: [PassthroughRoute.of('db.example.com', service(chart, 'db').backend())] })(
      chart,
      ingressClass,
    ),
  'exact path': (chart, ingressClass) =>
    void new HttpIngress(chart, 'front', {
      ingressClass,
      routes: [HttpRoute.exact(HOST, '/shop', service(chart, 'web').backend())],
    }),
  'route on any host': (chart, ingressClass) =>
    void new HttpIngress(chart, 'front', {
      ingressClass,
      routes: [HttpRoute.onAnyHost('/shop', service(chart, 'web').backend())],
    }),
  'default backend beside routes': (chart, ingressClass) =>
    plain({ defaultBackend: service(chart, 'rest').backend() })(chart, ingressClass),
  'prefix taken off': plain({ stripPrefix: true }),
  'prefix replaced': ofRoute(() => ({ rewrite: PathRewrite.replacePrefix('/v2') })),
  'path replaced': ofRoute(() => ({ rewrite: PathRewrite.replacePath('/v2') })),
  'sticky cookie': plain({ cookieAffinity: {} }),
  'HTTPS to pods': plain({ backendProtocol: BackendProtocol.HTTPS }),
  'gRPC to pods': anyTls({ backendProtocol: BackendProtocol.GRPC }),
  'request timeout': ofRoute(() => ({ requestTimeout: Duration.seconds(30) })),
  'largest body': ofRoute(() => ({ maxBodySize: Size.mebibytes(8) })),
  'upstream host': ofRoute(() => ({ upstreamHost: 'api.internal' })),
  'headers set': ofRoute(() => ({ requestHeaders: { set: { 'X-Env': 'test' } } })),
  'headers, methods, queries matched': ofRoute(() => ({ matching: { headers: [HeaderMatch.exact('X-Beta', 'yes')] } })),
  'canary by weight': ofRoute((chart) => ({ canary: Canary.byWeight(service(chart, 'next').backend(), 5) })),
  'canary by header': ofRoute((chart) => ({ canary: Canary.byHeader(service(chart, 'next').backend(), 'X-Beta') })),
  'weighted backends': answering((chart) =>
    TrafficSplit.between(service(chart, 'a').backend().weighted(9), service(chart, 'b').backend().weighted(1)),
  ),
  'redirect as an answer': answering(() => RouteRedirect.to({ scheme: 'https' })),
  'fixed response': answering(() => FixedResponse.of(503)),
};

/** What becomes of a feature that is asked of a controller: it is served, or the Ingress is refused. */
function outcomeOf(attempt: Attempt, controller: IngressController): string {
  try {
    attempt(shopChart(), IngressClassRef.named('gce', controller));
    return 'served';
  } catch {
    return 'refused';
  }
}

/** What controllers are known for, without being asked: a cell for each. */
const KNOWN: Readonly<Record<string, (facts: IngressController['_dialect']['facts']) => string>> = {
  'requests go to': ({ reachesByDefault, podsAnnotation }) =>
    podsAnnotation === undefined ? reachesByDefault : `${reachesByDefault}; pods when told so, which the library does`,
  'affinity and traffic policies of Services': ({ choosesPods }) => (choosesPods ? 'ignored' : 'as the Service says'),
  '`appProtocol` of ports': ({ readsAppProtocol }) =>
    Object.keys(readsAppProtocol).length === 0 ? 'ignored' : Object.keys(readsAppProtocol).join(', '),
  'path of type ImplementationSpecific': ({ ownPaths }) => ownPaths,
};

/** The table of docs/ingress.md, a row for each feature and a column for each controller. */
export function featureTable(): string {
  const controllers = IngressController._all;
  const rows = [
    ...Object.entries(FEATURES).map(([name, attempt]) => [
      name,
      ...controllers.map((each) => outcomeOf(attempt, each)),
    ]),
    ...Object.entries(KNOWN).map(([name, cell]) => [name, ...controllers.map(({ _dialect }) => cell(_dialect.facts))]),
  ];
  const lines = [
    ['', ...controllers.map((each) => String(each).replace(/^the /, ''))],
    ['---', ...controllers.map(() => '---')],
    ...rows,
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
