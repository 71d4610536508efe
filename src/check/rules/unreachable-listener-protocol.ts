import { LISTENER_PROTOCOLS } from '../../kinds/language/listener-protocols';
import type { ListenerHolder } from '../../model/views/gateway';
import { nearMiss } from '../../values/near-miss';
import { quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';
import { gateway } from '../examples/routing-parts';

const listening = (protocol: string) =>
  manifests(
    gateway(`- name: http
  port: 80
  protocol: ${protocol}`),
  );

const OF_CONTROLLER = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: waypoint
  namespace: shop
spec:
  gatewayClassName: istio-waypoint
  listeners:
    - {name: mesh, port: 15008, protocol: HBONE, allowedRoutes: {kinds: [{kind: HTTPRoute}]}}`;

export const unreachableListenerProtocol: Rule<ListenerHolder> = {
  id: 'unreachable-listener-protocol',
  severity: 'error',
  because:
    'The API server takes any word for a protocol; a Gateway that does not know it opens no port for the listener.',
  about: 'Gateway API',
  source: 'https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#protocoltype',
  avoidedBy: 'TlsGateway',
  bad: listening('http'),
  says: 'Gateway edge/public spec.listeners[0].protocol: found "http", expected "HTTP"; correct the protocol, in capitals',
  good: listening('HTTP'),
  silent: [{ when: 'the protocol belongs to a controller', manifests: OF_CONTROLLER }],
  on: ({ gateways, listenerSets }) => [...gateways.all, ...listenerSets.all],
  *check({ listeners }) {
    for (const { field, protocol = '' } of listeners) {
      const near = LISTENER_PROTOCOLS.has(protocol) ? undefined : nearMiss(protocol, [...LISTENER_PROTOCOLS.keys()]);
      if (near !== undefined) {
        yield fault(field.get('protocol'), quoted(protocol), quoted(near), 'correct the protocol, in capitals');
      }
    }
  },
};
