import { unplaced } from '../../guesses/makers/not-given';
import { takesListenersOf } from '../../model/traffic/attachment';
import type { ListenerSet } from '../../model/views/gateway';
import { doubtful, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';
import { gateway } from '../examples/routing-parts';

const setOf = (place: string) => `
apiVersion: gateway.networking.k8s.io/v1
kind: ListenerSet
metadata:
  name: shop${place}
spec:
  parentRef:
    name: public
    namespace: edge
  listeners:
    - name: shop
      port: 80
      protocol: HTTP
      hostname: shop.example.com`;

const SET = setOf('\n  namespace: shop');

const LISTENER = '- name: http\n  port: 80\n  protocol: HTTP\n  hostname: example.com';

const admitting = (namespaces: string) => manifests(gateway(LISTENER, namespaces), SET);

const NAMESPACE = (edge: string) => `
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    edge: ${edge}`;

const SAME = gateway(LISTENER, '\n  allowedListeners:\n    namespaces:\n      from: Same');

export const unreachableListenerSet: Rule<ListenerSet> = {
  id: 'unreachable-listener-set',
  severity: 'error',
  because: 'A Gateway takes no ListenerSets unless it says from where, so nothing listens for these routes.',
  about: 'Gateway API',
  source: 'https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#allowedlisteners',
  avoidedBy: {
    nothing: 'this library makes no ListenerSets; GatewayRoutes attach routes to the Gateway of somebody else',
  },
  bad: admitting(''),
  says: 'ListenerSet shop/shop spec.parentRef.name: found Gateway edge/public from namespace shop, expected a Gateway whose allowedListeners admit it, instead of None; set spec.allowedListeners.namespaces of the Gateway',
  good: admitting('\n  allowedListeners:\n    namespaces:\n      from: All'),
  more: [
    {
      bad: manifests(
        admitting(
          '\n  allowedListeners:\n    namespaces:\n      from: Selector\n      selector:\n        matchLabels:\n          edge: public',
        ),
        NAMESPACE('inner'),
      ),
      says: 'ListenerSet shop/shop spec.parentRef.name: found Gateway edge/public from namespace shop, expected a Gateway whose allowedListeners admit it, instead of Selector; set spec.allowedListeners.namespaces of the Gateway',
      doubt: 'the labels of its namespace may be set in the cluster',
      good: manifests(
        admitting(
          '\n  allowedListeners:\n    namespaces:\n      from: Selector\n      selector:\n        matchLabels:\n          edge: public',
        ),
        NAMESPACE('public'),
      ),
    },
    {
      bad: manifests(SAME, setOf('')),
      says: 'ListenerSet default/shop spec.parentRef.name: found Gateway edge/public from namespace default, expected a Gateway whose allowedListeners admit it, instead of Same; set spec.allowedListeners.namespaces of the Gateway',
      doubt: 'it names no namespace, so kubectl may be told to put it there',
      good: manifests(SAME, setOf('\n  namespace: edge')),
    },
  ],
  silent: [{ when: 'the Gateway is in files that were not given', manifests: manifests(SET) }],
  on: ({ listenerSets }) => listenerSets.all,
  *check(set, cluster) {
    const { parent, object } = set;
    const gateways = parent.kind === 'Gateway' ? cluster.gateways.named(parent.namespace, parent.name) : [];
    const [first] = gateways;
    if (first === undefined || !gateways.every((each) => takesListenersOf(cluster, each, set) === false)) {
      return;
    }
    const { allowedListeners } = first;
    const from = allowedListeners.get('from').text ?? 'None';
    const mistake = fault(
      parent.field.get('name'),
      `${first.object.title} from namespace ${object.namespace}`,
      `a Gateway whose allowedListeners admit it, instead of ${from}`,
      'set spec.allowedListeners.namespaces of the Gateway',
    );
    if (from === 'Selector') {
      yield doubtful('the labels of its namespace may be set in the cluster', mistake);
    } else if (from === 'Same' && !object.namespaceGiven) {
      yield doubtful(unplaced(), mistake);
    } else {
      yield mistake;
    }
  },
};
