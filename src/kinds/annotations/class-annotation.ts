/** The annotation that named the class of an Ingress before `spec.ingressClassName` did. All controllers heed it still, and some nothing else. */
export const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';

/** The annotation by which, with the value "true", an IngressClass is for Ingresses without a class. */
export const DEFAULT_CLASS_ANNOTATION = 'ingressclass.kubernetes.io/is-default-class';
