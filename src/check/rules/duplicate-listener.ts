import { LISTENER_PROTOCOLS } from '../../kinds/language/listener-protocols';
import type { Listener, ListenerHolder } from '../../model/views/gateway';
import { quoted } from '../../values/wording';
import { type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';
import { gateway } from '../examples/routing-parts';

const listening = (second: string) =>
  manifests(
    gateway(`- name: http
  port: 80
  protocol: HTTP
${second}`),
  );

const MANY_HOSTS = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: public
  namespace: shop
spec:
  gatewayClassName: envoy
  listeners:
    - name: a
      port: 443
      protocol: TLS
      hostname: a.example.com
      tls:
        mode: Passthrough
    - name: b
      port: 443
      protocol: HTTPS
      hostname: b.example.com
      tls:
        certificateRefs:
          - name: b
    - name: dns
      port: 53
      protocol: TCP
    - name: dns-udp
      port: 53
      protocol: UDP`;

export const duplicateListener: Rule<ListenerHolder> = {
  id: 'duplicate-listener',
  severity: 'error',
  because: 'Listeners that cannot be told apart are refused by the API server, or get no request.',
  about: 'Gateway API',
  source: 'https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#gatewayspec',
  avoidedBy: 'HttpGateway',
  bad: listening('- name: web\n  port: 80\n  protocol: HTTP'),
  says: 'Gateway edge/public spec.listeners[1]: found 80/HTTP twice, expected another port, protocol or host than spec.listeners[0]; leave one out',
  good: listening('- name: web\n  port: 80\n  protocol: HTTP\n  hostname: shop.example.com'),
  more: [
    {
      bad: listening('- name: http\n  port: 8080\n  protocol: HTTP'),
      says: 'Gateway edge/public spec.listeners[1].name: found "http", expected another name than spec.listeners[0]; rename one of them',
      good: listening('- name: web\n  port: 8080\n  protocol: HTTP'),
    },
    {
      bad: listening('- name: mail\n  port: 80\n  protocol: TCP'),
      says: 'Gateway edge/public spec.listeners[1].port: found 80 for TCP, expected a port of its own, for spec.listeners[0] takes it for HTTP; change the port of one of them',
      good: listening('- name: mail\n  port: 25\n  protocol: TCP'),
    },
  ],
  silent: [{ when: 'listeners of a port differ by host, or TCP and UDP share a number', manifests: MANY_HOSTS }],
  on: ({ gateways, listenerSets }) => [...gateways.all, ...listenerSets.all],
  *check({ listeners }) {
    const seen = new Map<string, Listener>();
    const byName = new Map<string, Listener>();
    for (const listener of listeners) {
      const place = `${listener.port}/${listener.protocol}/${listener.hostname}`;
      const [twin, namesake] = [seen.get(place), byName.get(listener.name)];
      if (twin !== undefined && listener.port !== undefined) {
        yield fault(
          listener.field,
          written(listener),
          `another port, protocol or host than ${twin.field.path}`,
          'leave one out',
        );
      } else if (namesake !== undefined && listener.name !== '') {
        const expected = `another name than ${namesake.field.path}`;
        yield fault(listener.field.get('name'), quoted(listener.name), expected, 'rename one of them');
      }
      seen.set(place, twin ?? listener);
      byName.set(listener.name, namesake ?? listener);
    }
    yield* protocolFaults(listeners);
  },
};

/** Protocols share a port only among their like. */
function* protocolFaults(listeners: readonly Listener[]): Iterable<Fault> {
  const first = new Map<number, Listener>();
  for (const listener of listeners) {
    const { port, protocol, field } = listener;
    const connection = connectionTo(listener);
    if (port === undefined || connection === undefined) {
      continue;
    }
    const earlier = first.get(port);
    if (earlier !== undefined && connectionTo(earlier) !== connection) {
      const expected = `a port of its own, for ${earlier.field.path} takes it for ${earlier.protocol}`;
      yield fault(field.get('port'), `${port} for ${protocol}`, expected, 'change the port of one of them');
    }
    first.set(port, earlier ?? listener);
  }
}

function connectionTo({ protocol = '' }: Listener): string | undefined {
  return LISTENER_PROTOCOLS.get(protocol)?.connection;
}

function written({ port, protocol, hostname }: Listener): string {
  return `${port}/${protocol}${hostname === '' ? '' : ` for ${quoted(hostname)}`} twice`;
}
