import { CLASS_ANNOTATION } from '../../kinds/annotations/class-annotation';
import { INGRESS_CONTROLLERS } from '../../kinds/controllers';
import type { Ingress } from '../../model/views/ingress';
import { quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { ingress } from '../examples/routing-parts';

export const mismatchedClassAnnotation: Rule<Ingress> = {
  id: 'mismatched-class-annotation',
  severity: 'error',
  refused: true,
  because: 'The API server refuses an Ingress whose annotation names another class than its field.',
  about: 'Ingresses',
  source: 'pkg/apis/networking/validation/validation.go of Kubernetes, ValidateIngressCreate',
  avoidedBy: 'TlsIngress',
  bad: manifests(WEB, ingress({ annotations: `${CLASS_ANNOTATION}: nginx`, className: 'traefik' })),
  says: 'Ingress shop/web metadata.annotations["kubernetes.io/ingress.class"]: found "nginx", expected "traefik", as in spec.ingressClassName; leave the annotation out: the field replaces it',
  good: manifests(WEB, ingress({ className: 'traefik' })),
  more: [
    {
      bad: manifests(WEB, ingress({ annotations: `${CLASS_ANNOTATION}: gce`, className: 'public' })),
      says: `Ingress shop/web metadata.annotations["kubernetes.io/ingress.class"]: found "gce", expected "public", as in spec.ingressClassName; leave the field out, which GKE Ingress does not read`,
      good: manifests(WEB, ingress({ annotations: `${CLASS_ANNOTATION}: gce`, className: '' })),
    },
  ],
  silent: [
    {
      when: 'both name one class',
      manifests: manifests(WEB, ingress({ annotations: `${CLASS_ANNOTATION}: traefik` })),
    },
  ],
  on: ({ ingresses }) => ingresses.all.filter(({ isV1 }) => isV1),
  *check({ object }) {
    const annotation = object.root.find('metadata', 'annotations', CLASS_ANNOTATION);
    const field = object.spec.get('ingressClassName').text;
    if (annotation.text !== undefined && field !== undefined && field !== annotation.text) {
      const reader = INGRESS_CONTROLLERS.find(
        ({ classAnnotation, classes }) => classAnnotation !== undefined && classes.includes(annotation.text ?? ''),
      );
      yield fault(
        annotation,
        quoted(annotation.text),
        `${quoted(field)}, as in spec.ingressClassName`,
        reader !== undefined
          ? `leave the field out, which ${reader.name} does not read`
          : 'leave the annotation out: the field replaces it',
      );
    }
  },
};
