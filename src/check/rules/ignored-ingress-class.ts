import { CLASS_ANNOTATION } from '../../kinds/annotations/class-annotation';
import { controllersOf } from '../../model/traffic/ingress-controllers';
import type { Ingress } from '../../model/views/ingress';
import { listed, quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { ingress } from '../examples/routing-parts';

const IN_CLASS = ingress({ className: 'gce' });

const CLASS_OF_ANOTHER = `
apiVersion: networking.k8s.io/v1
kind: IngressClass
metadata:
  name: gce
spec:
  controller: example.com/gate`;

export const ignoredIngressClass: Rule<Ingress> = {
  id: 'ignored-ingress-class',
  severity: 'warning',
  // "Not set, any value: takes no action", says GKE's page on Ingress; kubernetes/ingress-gce#1308 and #1891.
  because:
    'A controller that reads the class in the annotation passes over every Ingress that names it in the field only.',
  about: 'Ingresses',
  source: 'https://cloud.google.com/kubernetes-engine/docs/concepts/ingress',
  avoidedBy: 'IngressClassRef',
  bad: manifests(WEB, IN_CLASS),
  says: `Ingress shop/web spec.ingressClassName: found "gce", expected the annotation ${CLASS_ANNOTATION}: gce, which is all GKE Ingress reads; name the class there, and leave it out here`,
  good: manifests(WEB, ingress({ className: '', annotations: `${CLASS_ANNOTATION}: gce` })),
  silent: [{ when: 'the class belongs to another controller', manifests: manifests(IN_CLASS, CLASS_OF_ANOTHER) }],
  on: ({ ingresses }) => ingresses.all.filter(({ isV1, object }) => isV1 && !object.annotations.has(CLASS_ANNOTATION)),
  *check(subject, cluster) {
    const field = subject.object.spec.get('ingressClassName');
    const [controller, another] = controllersOf(cluster, subject);
    if (controller?.classAnnotation !== undefined && another === undefined) {
      const name = controller.classes.find((each) => each === field.text) ?? listed(controller.classes);
      yield fault(
        field,
        quoted(subject.className ?? ''),
        `the annotation ${controller.classAnnotation}: ${name}, which is all ${controller.name} reads`,
        'name the class there, and leave it out here',
      );
    }
  },
};
