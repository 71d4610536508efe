/** The annotation by which Ingresses name a certificate of AWS Certificate Manager. It stands apart from the facts, which an app need not load. */
export const CERTIFICATE_ARN = 'alb.ingress.kubernetes.io/certificate-arn';
