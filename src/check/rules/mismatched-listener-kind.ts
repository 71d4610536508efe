import { GATEWAY_API_GROUP } from '../../kinds/language/gateway-api';
import { allowedKinds, kindsForProtocol } from '../../model/traffic/attachment';
import type { ListenerHolder } from '../../model/views/gateway';
import { listed, quoted } from '../../values/wording';
import { doubtful, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';
import { gateway } from '../examples/routing-parts';

const allowing = (kind: string) =>
  manifests(
    gateway(`- name: http
  port: 80
  protocol: HTTP
  allowedRoutes:
    kinds:
      - kind: ${kind}`),
  );

export const mismatchedListenerKind: Rule<ListenerHolder> = {
  id: 'mismatched-listener-kind',
  severity: 'error',
  because: 'A listener takes no routes of kinds that its protocol is not for, even if it names them.',
  about: 'Gateway API',
  source: 'https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#allowedroutes',
  avoidedBy: 'TlsGateway',
  bad: allowing('TLSRoute'),
  says: 'Gateway edge/public spec.listeners[0].allowedRoutes.kinds[0].kind: found "TLSRoute", expected a kind for HTTP: HTTPRoute or GRPCRoute; name one of these, or change the protocol',
  good: allowing('HTTPRoute'),
  more: [
    {
      bad: allowing('HTTPRoute\n      - kind: TLSRoute'),
      says: 'Gateway edge/public spec.listeners[0].allowedRoutes.kinds[1].kind: found "TLSRoute", expected a kind for HTTP: HTTPRoute or GRPCRoute; name one of these, or change the protocol',
      doubt: 'the listener still takes routes of the other kinds',
      good: allowing('HTTPRoute\n      - kind: GRPCRoute'),
    },
  ],
  silent: [
    {
      when: 'the kind is of another group, of which the implementation knows',
      manifests: allowing('StreamRoute\n        group: example.com'),
    },
  ],
  on: ({ gateways, listenerSets }) => [...gateways.all, ...listenerSets.all],
  *check({ listeners }) {
    for (const listener of listeners) {
      const possible = kindsForProtocol(listener);
      const kinds = allowedKinds(listener);
      const ofOthers = kinds.some((each) => (each.get('group').text ?? GATEWAY_API_GROUP) !== GATEWAY_API_GROUP);
      if (possible === undefined || ofOthers) {
        continue;
      }
      const wrong = kinds.filter((each) => each.has('kind') && !possible.includes(each.get('kind').text ?? ''));
      for (const each of wrong) {
        const mistake = fault(
          each.get('kind'),
          quoted(each.get('kind').text ?? ''),
          `a kind for ${listener.protocol}: ${listed(possible)}`,
          'name one of these, or change the protocol',
        );
        // Of the other kinds it takes routes all the same.
        yield wrong.length === kinds.length
          ? mistake
          : doubtful('the listener still takes routes of the other kinds', mistake);
      }
    }
  },
};
