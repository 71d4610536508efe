import { faultsOf, type Refused, refusedIn } from '../engine/refusals';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { ingress } from '../examples/routing-parts';

const tls = (secret: string) =>
  manifests(WEB, ingress({ tls: `- hosts:\n    - shop.example.com\n  secretName: ${secret}` }));

export const forbiddenIngressReference: Rule<Refused> = {
  id: 'forbidden-ingress-reference',
  severity: 'error',
  refused: true,
  because: 'The API server refuses an Ingress that names its class or a Secret as no object can be named.',
  about: 'Ingresses',
  source: 'pkg/apis/networking/validation/validation.go of Kubernetes, validateIngressTLS and ValidateIngressSpec',
  avoidedBy: 'TlsIngress',
  bad: tls('certificates/shop-tls'),
  says: 'Ingress shop/web spec.tls[0].secretName: found "certificates/shop-tls", expected the plain name of a Secret; it lies in the namespace of the Ingress',
  good: tls('shop-tls'),
  more: [
    {
      bad: manifests(WEB, ingress({ className: '""' })),
      says: 'Ingress shop/web spec.ingressClassName: found an empty text, expected the name of a class; leave the field out for the default class',
      good: manifests(WEB, ingress({ className: '' })),
    },
  ],
  silent: [
    {
      when: 'neither is named: the default class and the certificate of its controller are taken',
      manifests: manifests(WEB, ingress({ className: '', tls: '- hosts:\n    - shop.example.com' })),
    },
  ],
  on: (cluster, target) => refusedIn(cluster, target, 'reference'),
  check: faultsOf,
};
