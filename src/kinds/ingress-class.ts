import { Complaint } from '../values/complaint';
import { dnsLabel } from '../values/dns-name';
import { isDomainPrefixedPath } from '../values/domain-prefixed-path';
import type { Field } from '../values/field';
import { shown } from '../values/wording';
import { constraint, refusal, textOf, textRefusals, unlessEmpty } from './constraints/makers';
import { objectRefusals } from './constraints/named-objects';
import { NAMED_BY_DNS_NAME } from './constraints/names';
import type { Constraint, Refusal } from './language/constraint';
import { clusterWide } from './language/kind';
import { lastsAsItIs } from './language/lasting';
import { fields, lasting, TEXT, text } from './language/shape';
import { object } from './parts/object';

const LONGEST_CONTROLLER = 250;

const EXAMPLE = 'a DNS name, a slash and a path, such as "k8s.io/ingress-nginx"';

const NAME_IT = 'name the controller as its manual does';

/** validateIngressClassSpec in pkg/apis/networking/validation/validation.go of Kubernetes. */
const CONTROLLER_NAME: Constraint = unlessEmpty(
  textOf('class', (input) =>
    typeof input === 'string' && input.length <= LONGEST_CONTROLLER && isDomainPrefixedPath(input)
      ? input
      : new Complaint(shown(input), EXAMPLE, NAME_IT),
  ),
);

const SOME_CONTROLLER: Constraint = constraint('class', ['spec.controller'], function* (object): Iterable<Refusal> {
  const controller = object.find('spec', 'controller');
  if (!controller.value) {
    yield refusal(controller, 'no controller', EXAMPLE, NAME_IT);
  }
});

/** validateIngressClassParametersReference, there. */
const PARAMETERS: Constraint = constraint(
  'class',
  ['apiGroup', 'kind', 'name', 'namespace', 'scope'],
  function* (parameters): Iterable<Refusal> {
    if (parameters.isMap) {
      yield* objectRefusals(parameters, 'object with the parameters');
      yield* scopeRefusals(parameters.get('scope'), parameters.get('namespace'));
    }
  },
);

function* scopeRefusals(scope: Field, namespace: Field): Iterable<Refusal> {
  const level = scope.text ?? 'Cluster';
  if (level === 'Namespace') {
    if (!namespace.value) {
      yield refusal(namespace, 'no namespace', 'one for parameters of scope Namespace', 'name it, or change the scope');
    }
    yield* textRefusals(namespace, dnsLabel);
  } else if (level !== 'Cluster') {
    yield refusal(scope, shown(scope.value), '"Cluster" or "Namespace"', 'choose one of them');
  } else if (namespace.isGiven) {
    const fix = 'add "scope: Namespace", or leave it out';
    yield refusal(namespace, shown(namespace.value), 'none for parameters of scope Cluster', fix);
  }
}

const SHAPE = object(
  NAMED_BY_DNS_NAME,
  {
    spec: fields({
      controller: lasting(
        lastsAsItIs('ValidateIngressClassUpdate in pkg/apis/networking/validation/validation.go of Kubernetes'),
        text(CONTROLLER_NAME),
      ),
      parameters: fields({ apiGroup: TEXT, kind: TEXT, name: TEXT, namespace: TEXT, scope: TEXT }, PARAMETERS),
    }),
  },
  SOME_CONTROLLER,
);

/** Which controller serves the Ingresses of a class. */
export const INGRESS_CLASS = clusterWide('IngressClass', [
  { apiVersion: 'networking.k8s.io/v1', shape: SHAPE },
  { apiVersion: 'networking.k8s.io/v1beta1', until: 22 },
]);
