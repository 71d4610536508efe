import type { Plain } from '../../model/cluster/cluster';
import { dnsLabel, dnsSubdomain } from '../../values/dns-name';
import type { Field } from '../../values/field';
import { quoted, shown } from '../../values/wording';
import { type Fault, fault } from '../engine/fault';
import { pathSegment, refusedText } from '../engine/refused-text';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';

const ingressClass = (spec: string) => `
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata:
  name: internal
spec:
${spec}`;

const parameters = (scope: string) => `  controller: k8s.io/ingress-nginx
  parameters:
    apiGroup: k8s.example.com
    kind: Settings
    name: internal${scope}`;

/** A DNS name, a slash, and a path. */
const CONTROLLER = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/;

export const forbiddenIngressClass: Rule<Plain> = {
  id: 'forbidden-ingress-class',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the class, and no controller serves the Ingresses that name it.',
  about: 'Ingresses',
  source: 'pkg/apis/networking/validation/validation.go of Kubernetes, ValidateIngressClass',
  avoidedBy: { nothing: 'this library makes no IngressClasses' },
  bad: manifests(ingressClass('  controller: ingress-nginx')),
  says: 'IngressClass internal spec.controller: found "ingress-nginx", expected a DNS name, a slash and a path, such as "k8s.io/ingress-nginx"; name the controller as its manual does',
  good: manifests(ingressClass('  controller: k8s.io/ingress-nginx')),
  more: [
    {
      bad: manifests(ingressClass(parameters('\n    namespace: shop'))),
      says: 'IngressClass internal spec.parameters.namespace: found "shop", expected none for parameters of scope Cluster; add "scope: Namespace", or leave it out',
      good: manifests(ingressClass(parameters('\n    scope: Namespace\n    namespace: shop'))),
    },
  ],
  on: (cluster) =>
    cluster.ofKind('IngressClass').all.filter(({ object }) => object.apiVersion === 'networking.k8s.io/v1'),
  *check({ object: { spec } }) {
    const controller = spec.get('controller');
    const example = 'a DNS name, a slash and a path, such as "k8s.io/ingress-nginx"';
    if (!controller.value) {
      yield fault(controller, 'no controller', example, 'name the controller as its manual does');
    } else if (controller.text !== undefined && !(controller.text.length <= 250 && CONTROLLER.test(controller.text))) {
      yield fault(controller, shown(controller.text), example, 'name the controller as its manual does');
    }
    if (spec.get('parameters').isMap) {
      yield* parameterFaults(spec.get('parameters'));
    }
  },
};

function* parameterFaults(parameters: Field): Iterable<Fault> {
  yield* refusedText(parameters.get('apiGroup'), dnsSubdomain);
  for (const key of ['kind', 'name']) {
    if (!parameters.get(key).value) {
      yield fault(parameters.get(key), `no ${key}`, `the ${key} of the object with the parameters`, 'add it');
    }
    yield* refusedText(parameters.get(key), pathSegment);
  }
  const [scope, namespace] = [parameters.get('scope'), parameters.get('namespace')];
  const level = scope.text ?? 'Cluster';
  if (level === 'Namespace') {
    if (!namespace.value) {
      yield fault(namespace, 'no namespace', 'one for parameters of scope Namespace', 'name it, or change the scope');
    }
    yield* refusedText(namespace, dnsLabel);
  } else if (level !== 'Cluster') {
    yield fault(scope, shown(scope.value), '"Cluster" or "Namespace"', 'choose one of them');
  } else if (namespace.isGiven) {
    yield fault(
      namespace,
      quoted(namespace.text ?? ''),
      'none for parameters of scope Cluster',
      'add "scope: Namespace", or leave it out',
    );
  }
}
