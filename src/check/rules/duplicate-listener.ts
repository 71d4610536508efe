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

export const duplicateListener: Rule<ListenerHolder> = {
  id: 'duplicate-listener',
  severity: 'error',
  because: 'Listeners that cannot be told apart are refused by the API server, or get no request.',
  about: 'Gateway API',
  source: 'https://gateway-api.sigs.k8s.io/reference/spec/#listener',
  avoidedBy: { nothing: 'a construct for the routes of others cannot be' },
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

/** Protocols that share a port only among their like. TLS and HTTPS begin alike, and are told apart by host. */
const FAMILIES: Readonly<Record<string, string>> = { HTTP: 'HTTP', HTTPS: 'TLS', TLS: 'TLS', TCP: 'TCP' };

function* protocolFaults(listeners: readonly Listener[]): Iterable<Fault> {
  const first = new Map<number, Listener>();
  for (const listener of listeners) {
    const { port, protocol, field } = listener;
    if (port === undefined || protocol === undefined || !Object.hasOwn(FAMILIES, protocol)) {
      continue;
    }
    const earlier = first.get(port);
    if (earlier !== undefined && FAMILIES[earlier.protocol ?? ''] !== FAMILIES[protocol]) {
      const expected = `a port of its own, for ${earlier.field.path} takes it for ${earlier.protocol}`;
      yield fault(field.get('port'), `${port} for ${protocol}`, expected, 'change the port of one of them');
    }
    first.set(port, earlier ?? listener);
  }
}

function written({ port, protocol, hostname }: Listener): string {
  return `${port}/${protocol}${hostname === '' ? '' : ` for ${quoted(hostname)}`} twice`;
}
