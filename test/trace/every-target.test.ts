import { outcomeSentence, targetName } from '../../src/trace/report/wording';
import { everyTarget } from '../../src/trace/targets';
import { trace } from '../../src/trace/trace';
import { deployment, ingress, rule, service } from '../support/trace-manifests';
import { clusterOf } from '../support/traced';

const OUTSIDE = { is: 'internet' } as const;

const outside = (yaml: string) => everyTarget(clusterOf(yaml), OUTSIDE).map(targetName);
const inside = (yaml: string) => everyTarget(clusterOf(yaml), { is: 'namespace', namespace: 'shop' }).map(targetName);

/** All that can be asked for from outside, with how it ends. */
function endsOf(yaml: string): string[] {
  const cluster = clusterOf(yaml);
  return everyTarget(cluster, OUTSIDE).map(
    (to) => `${targetName(to)} ${trace(cluster, OUTSIDE, to).paths.map(({ outcome }) => outcomeSentence(outcome))}`,
  );
}

const PODS = deployment('web') + service('web');
const ARRIVES = 'delivered to Deployment shop/web:8080';

function object(kind: string, name: string, spec: string): string {
  return `{apiVersion: gateway.networking.k8s.io/v1, kind: ${kind}, metadata: {name: ${name}, namespace: shop}, spec: {${spec}}}\n---\n`;
}

describe('routes', () => {
  const gateway = (...listeners: readonly string[]) =>
    object('Gateway', 'gw', `gatewayClassName: eg, listeners: [${listeners.map((each) => `{${each}}`).join(', ')}]`);
  const PLAIN = 'name: plain, port: 8000, protocol: HTTP';
  const SECURE =
    'name: secure, port: 8443, protocol: HTTPS, hostname: "*.example.com", tls: {certificateRefs: [{name: cert}]}';
  const BACKENDS = 'backendRefs: [{name: web, port: 80}]';
  const route = (kind: string, more: string, at = '') => object(kind, 'r', `parentRefs: [{name: gw${at}}], ${more}`);

  test('are asked for at the ports of all listeners that take them', () => {
    const both = gateway(PLAIN, SECURE);
    const more = `hostnames: [a.example.com], rules: [{matches: [{path: {value: /x}}], ${BACKENDS}}]`;
    expect(endsOf(PODS + both + route('HTTPRoute', more))).toEqual([
      `http://a.example.com:8000/x ${ARRIVES}`,
      `https://a.example.com:8443/x ${ARRIVES}`,
    ]);
    expect(outside(both + route('HTTPRoute', more, ', sectionName: plain'))).toEqual(['http://a.example.com:8000/x']);
    expect(outside(both + route('HTTPRoute', more, ', sectionName: gone'))).toEqual(['https://a.example.com:443/x']);
  });

  test('without a host are asked for by one of the listener, or any', () => {
    const without = route('HTTPRoute', `rules: [{${BACKENDS}}]`);
    expect(endsOf(PODS + gateway(PLAIN, SECURE) + without)).toEqual([
      `http://any.example.com:8000/ ${ARRIVES}`,
      `https://any.example.com:8443/ ${ARRIVES}`,
    ]);
  });

  test('are asked with all that their matches ask for', () => {
    const matches = [
      '{path: {value: /a}, method: POST}',
      '{path: {value: /b}, headers: [{name: X-Beta, value: "yes"}]}',
      '{queryParams: [{name: v, value: "2"}]}',
      '{path: {type: RegularExpression, value: "/c/[0-9]+"}, headers: [{name: id, type: RegularExpression, value: "a|b"}]}',
    ];
    const asked = route('HTTPRoute', `hostnames: [a.test], rules: [{matches: [${matches.join(', ')}], ${BACKENDS}}]`);
    expect(endsOf(PODS + gateway(PLAIN) + asked)).toEqual([
      `POST http://a.test:8000/a ${ARRIVES}`,
      `http://a.test:8000/b with x-beta: yes ${ARRIVES}`,
      `http://a.test:8000/?v=2 ${ARRIVES}`,
      `http://a.test:8000/c/0 with id: a ${ARRIVES}`,
    ]);
  });

  test('of gRPC are asked for by calls', () => {
    const matches =
      '{method: {service: shop.Cart, method: Add}}, {method: {service: shop.Cart}}, {headers: [{name: a, value: b}]}';
    const calls = route('GRPCRoute', `rules: [{matches: [${matches}], ${BACKENDS}}]`);
    expect(endsOf(PODS + gateway(PLAIN) + calls)).toEqual([
      `grpc://any.example.com:8000/shop.Cart/Add ${ARRIVES}`,
      `grpc://any.example.com:8000/shop.Cart/Any ${ARRIVES}`,
      `grpc://any.example.com:8000/any.Service/Any with a: b ${ARRIVES}`,
    ]);
    expect(outside(gateway(SECURE) + calls)[0]).toBe('grpcs://any.example.com:8443/shop.Cart/Add');
  });

  test('of TLS, TCP and UDP are asked for where they come in', () => {
    const handedOn = gateway('name: tls, port: 443, protocol: TLS, tls: {mode: Passthrough}');
    const tls = route('TLSRoute', `hostnames: [db.example.com], rules: [{${BACKENDS}}]`);
    expect(endsOf(PODS + handedOn + tls)).toEqual([`https://db.example.com:443/ ${ARRIVES}`]);
    const tcp = gateway('name: tcp, port: 5432, protocol: TCP') + route('TCPRoute', `rules: [{${BACKENDS}}]`);
    expect(endsOf(PODS + tcp)).toEqual([`tcp://any.example.com:5432 ${ARRIVES}`]);
    const udp = gateway('name: udp, port: 53, protocol: UDP') + route('UDPRoute', `rules: [{${BACKENDS}}]`);
    expect(outside(udp)).toEqual(['udp://any.example.com:53']);
    // Nobody knows the port of one that no listener takes.
    expect(outside(route('TCPRoute', `rules: [{${BACKENDS}}]`))).toEqual([]);
  });
});

describe('Ingresses', () => {
  const of = (className: string, more: string, annotations = '{}', path = '/') =>
    ingress('shop', rule('a.test', ['ImplementationSpecific', path, 'web']), more, className).replace(
      'metadata: {',
      `metadata: {annotations: ${annotations}, `,
    );
  const TLS = 'tls: [{hosts: [a.test], secretName: cert}]';

  test('with TLS are asked for without it only where the controller serves that', () => {
    expect(outside(of('public', ''))).toEqual(['http://a.test:80/']);
    expect(outside(of('public', TLS))).toEqual(['https://a.test:443/']);
    expect(outside(of('traefik', TLS))).toEqual(['https://a.test:443/', 'http://a.test:80/']);
    expect(outside(of('traefik', TLS, '{traefik.ingress.kubernetes.io/router.tls: "true"}'))).toEqual([
      'https://a.test:443/',
    ]);
    const nginx = (redirects: string) => of('nginx', TLS, `{nginx.ingress.kubernetes.io/ssl-redirect: "${redirects}"}`);
    expect(outside(nginx('true'))).toEqual(['https://a.test:443/']);
    expect(outside(nginx('false'))).toEqual(['https://a.test:443/', 'http://a.test:80/']);
  });

  test('with patterns for paths are asked for by what fits', () => {
    const path = '/api(/|$)(.*)';
    expect(endsOf(PODS + of('nginx', '', '{nginx.ingress.kubernetes.io/use-regex: "true"}', path))).toEqual([
      `http://a.test:80/api/ ${ARRIVES}`,
    ]);
    expect(outside(of('public', '', '{}', path))).toEqual([`http://a.test:80${path}`]);
  });

  test('are asked for their default backends', () => {
    const fallback = 'defaultBackend: {service: {name: web, port: {number: 80}}}';
    expect(endsOf(PODS + ingress('shop', '', fallback))).toEqual([`http://any.example.com:80/ ${ARRIVES}`]);
    expect(endsOf(PODS + ingress('shop', '{host: b.test}', fallback))).toEqual([`http://b.test:80/ ${ARRIVES}`]);
    expect(outside(ingress('shop', '', `${fallback}, ${TLS}`))).toEqual(['https://a.test:443/']);
    expect(outside(ingress('shop', '{host: b.test}', fallback, 'traefik'))).toEqual([]);
  });

  test('of one host and path are asked for once, and canaries never', () => {
    expect(outside(of('nginx', '') + of('nginx', '').replace('name: shop,', 'name: other,'))).toEqual([
      'http://a.test:80/',
    ]);
    expect(outside(of('nginx', '', '{nginx.ingress.kubernetes.io/canary: "true"}'))).toEqual([]);
  });
});

describe('Services', () => {
  test('have a way in from outside by an address or a port of the nodes', () => {
    const ports = (more: string) => service('web', 80, `selector: {app: web}, ${more}`);
    expect(endsOf(PODS.replace(service('web'), '') + ports('type: LoadBalancer'))).toEqual([
      `Service shop/web port 80 ${ARRIVES}`,
    ]);
    expect(outside(ports('type: NodePort'))).toEqual(['Service shop/web port 80']);
    expect(outside(ports('type: NodePort, externalIPs: [192.0.2.7]'))).toEqual(['Service shop/web port 80']);
    expect(outside(ports('type: NodePort').replace('port: 80', 'port: 80, nodePort: 30080'))).toEqual([
      'port 30080 of a node',
    ]);
    expect(outside(ports('type: ClusterIP'))).toEqual([]);
  });

  test('are all asked for from inside, aliases without a port as well', () => {
    const alias =
      '{apiVersion: v1, kind: Service, metadata: {name: bank, namespace: shop}, spec: {type: ExternalName, externalName: bank.example}}\n---\n';
    expect(inside(PODS + alias)).toEqual(['Service shop/bank', 'Service shop/web port 80']);
  });

  test('without ports of their own are asked for at those of their pods', () => {
    const headless =
      '{apiVersion: v1, kind: Service, metadata: {name: all, namespace: shop}, spec: {clusterIP: None, selector: {app: web}}}\n---\n';
    expect(inside(deployment('web') + headless)).toEqual(['Service shop/all port 8080']);
  });
});
