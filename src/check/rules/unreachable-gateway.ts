import { type Condition, conditionInWords, conditionsIn } from '../../model/status/conditions';
import type { Gateway } from '../../model/views/gateway';
import type { Field } from '../../values/field';
import { quoted } from '../../values/wording';
import { doubtful, type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';

/** A Gateway as a cluster shows it: written by hand, in the shape that the API documents. */
const live = (status: string, generation = '') =>
  manifests(`
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: public${generation}
  namespace: edge
spec:
  gatewayClassName: envoy
  listeners:
    - {name: http, port: 80, protocol: HTTP}
status: ${status}`);

const ACCEPTED = '{type: Accepted, status: "True", reason: Accepted}';

const listener = (status: string) =>
  live(
    `{conditions: [${ACCEPTED}, {type: Programmed, status: "True", reason: Programmed}], listeners: [{name: http, attachedRoutes: 0, conditions: [${status}]}]}`,
  );

export const unreachableGateway: Rule<Gateway> = {
  id: 'unreachable-gateway',
  severity: 'error',
  because: 'What a Gateway, or one of its listeners, is not programmed for gets no request.',
  about: 'Gateway API',
  source: 'https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#gatewayconditiontype',
  avoidedBy: { nothing: 'whether a Gateway is programmed shows in a cluster, of which this rule reads the status' },
  bad: live(
    '{conditions: [{type: Accepted, status: "False", reason: InvalidParameters, message: no EnvoyProxy named large}]}',
  ),
  says: 'Gateway edge/public spec.gatewayClassName: found Accepted False, InvalidParameters: "no EnvoyProxy named large", expected True; mend what it says (kubectl describe gateway -n edge public)',
  good: live(`{conditions: [${ACCEPTED}, {type: Programmed, status: "True", reason: Programmed}]}`),
  more: [
    {
      bad: live(
        '{conditions: [{type: Accepted, status: Unknown, reason: Pending, message: Waiting for controller}, {type: Programmed, status: Unknown, reason: Pending, message: Waiting for controller}]}',
      ),
      says: 'Gateway edge/public spec.gatewayClassName: found Accepted Unknown, Pending: "Waiting for controller", expected True; install a controller for class "envoy", or name the class of one that is there',
      doubt: 'its controller may be about to serve it',
      good: live(`{conditions: [${ACCEPTED}]}`),
    },
    {
      bad: live(
        `{conditions: [${ACCEPTED}, {type: Programmed, status: "False", reason: AddressNotAssigned, message: no load balancer}]}`,
      ),
      says: 'Gateway edge/public spec.gatewayClassName: found Programmed False, AddressNotAssigned: "no load balancer", expected True; mend what it says (kubectl describe gateway -n edge public)',
      doubt: 'its controller may be about to serve it',
      good: live(`{conditions: [${ACCEPTED}, {type: Programmed, status: "True", reason: Programmed}]}`),
    },
    {
      bad: listener('{type: Programmed, status: "False", reason: Invalid, message: port 80 is in use}'),
      says: 'Gateway edge/public spec.listeners[0]: found Programmed False, Invalid: "port 80 is in use", expected True; mend what it says (kubectl describe gateway -n edge public)',
      good: listener('{type: Programmed, status: "True", reason: Programmed}'),
    },
  ],
  silent: [
    {
      when: 'the controller has not seen the Gateway since it was changed',
      manifests: live(
        '{conditions: [{type: Accepted, status: "False", reason: Invalid, observedGeneration: 1}]}',
        '\n  generation: 2',
      ),
    },
  ],
  on: ({ gateways }) => gateways.all,
  *check(subject): Iterable<Fault> {
    const { object } = subject;
    const generation = object.root.find('metadata', 'generation').number;
    const status = object.root.get('status');
    const [accepted, programmed] = ['Accepted', 'Programmed'].map((type) =>
      conditionsIn(status.get('conditions'), generation).find((each) => each.type === type && each.status !== 'True'),
    );
    const className = object.spec.get('gatewayClassName');
    // What comes later fails because of what came first.
    if (accepted !== undefined) {
      yield faultOf(subject, accepted, className);
      return;
    }
    const listeners = status.get('listeners').items.flatMap((each) => {
      const written = subject.listeners.find(({ name }) => name === each.get('name').text);
      const [bad] = conditionsIn(each.get('conditions'), generation).filter(isToldOfHere);
      return bad === undefined ? [] : [faultOf(subject, bad, written?.field ?? object.spec.get('listeners'))];
    });
    yield* listeners;
    if (listeners.length === 0 && programmed !== undefined) {
      yield faultOf(subject, programmed, className);
    }
  },
};

/** Reasons of which other rules say more, as they see what is written. */
const SEEN_IN_MANIFESTS = ['HostnameConflict', 'ProtocolConflict', 'RefNotPermitted', 'InvalidRouteKinds'];

function isToldOfHere({ type, status, reason }: Condition): boolean {
  return (
    status === 'False' &&
    ['Accepted', 'ResolvedRefs', 'Programmed'].includes(type) &&
    !SEEN_IN_MANIFESTS.includes(reason)
  );
}

/** Reasons that may pass by themselves. */
const PASSING = ['Pending', 'AddressNotAssigned', 'NoResources'];

function faultOf({ object, className = '' }: Gateway, condition: Condition, field: Field): Fault {
  const isWaiting = condition.status === 'Unknown';
  const fix = isWaiting
    ? `install a controller for class ${quoted(className)}, or name the class of one that is there`
    : `mend what it says (kubectl describe gateway -n ${object.namespace} ${object.name})`;
  const mistake = fault(field, conditionInWords(condition), 'True', fix);
  return isWaiting || PASSING.includes(condition.reason)
    ? doubtful('its controller may be about to serve it', mistake)
    : mistake;
}
