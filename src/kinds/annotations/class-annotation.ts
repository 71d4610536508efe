/** The annotation that named the class of an Ingress before `spec.ingressClassName` did. All controllers heed it still, and some nothing else. */
export const CLASS_ANNOTATION = 'kubernetes.io/ingress.class';
