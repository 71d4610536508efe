import { faultsOf, type Refused, refusedIn } from '../engine/refusals';
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

export const forbiddenIngressClass: Rule<Refused> = {
  id: 'forbidden-ingress-class',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the class, and no controller serves the Ingresses that name it.',
  about: 'Ingresses',
  source:
    'pkg/apis/networking/validation/validation.go of Kubernetes, validateIngressClassSpec and validateIngressClassParametersReference',
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
  silent: [
    {
      when: 'the parameters are for the whole cluster, and of no namespace',
      manifests: manifests(ingressClass(parameters(''))),
    },
  ],
  on: (cluster, target) => refusedIn(cluster, target, 'class'),
  check: faultsOf,
};
