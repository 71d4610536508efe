import type { Ingress } from '../../model/views/ingress';
import { dnsSubdomain } from '../../values/dns-name';
import { fault } from '../engine/fault';
import { refusedText } from '../engine/refused-text';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { ingress } from '../examples/routing-parts';

const tls = (secret: string) =>
  manifests(WEB, ingress({ tls: `- hosts:\n    - shop.example.com\n  secretName: ${secret}` }));

export const forbiddenIngressReference: Rule<Ingress> = {
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
  on: ({ ingresses }) => ingresses.all.filter(({ isV1 }) => isV1),
  *check({ object: { spec }, tls }) {
    const className = spec.get('ingressClassName');
    if (className.value === '') {
      yield fault(className, 'an empty text', 'the name of a class', 'leave the field out for the default class');
    } else {
      yield* refusedText(className, dnsSubdomain);
    }
    for (const { field } of tls) {
      const secret = field.get('secretName');
      if (secret.text?.includes('/')) {
        for (const { complaint } of refusedText(secret, dnsSubdomain)) {
          yield fault(secret, complaint.found, 'the plain name of a Secret', 'it lies in the namespace of the Ingress');
        }
      } else if (secret.value !== '') {
        yield* refusedText(secret, dnsSubdomain);
      }
    }
  },
};
