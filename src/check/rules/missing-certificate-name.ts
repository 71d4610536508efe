import { issuerAnnotations } from '../../kinds/companions/cert-manager';
import type { KubeObject } from '../../model/objects/kube-object';
import type { Ingress } from '../../model/views/ingress';
import { quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { ingress } from '../examples/routing-parts';

const asking = (secret: string) =>
  manifests(
    WEB,
    ingress({
      annotations: 'cert-manager.io/cluster-issuer: letsencrypt',
      tls: `- hosts:\n    - shop.example.com${secret}`,
    }),
  );

export const missingCertificateName: Rule<Ingress> = {
  id: 'missing-certificate-name',
  severity: 'warning',
  because:
    'Entries of tls that name no Secret are passed over by cert-manager, and without an entry there is nothing to do.',
  about: 'Annotations',
  source: 'https://cert-manager.io/docs/usage/ingress/#how-it-works',
  avoidedBy: 'TlsCertificate',
  bad: asking(''),
  says: 'Ingress shop/web spec.tls[0]: found no secretName for cert-manager, expected the name of a Secret that it is to make; add secretName',
  good: asking('\n  secretName: shop-tls'),
  more: [
    {
      bad: manifests(WEB, ingress({ annotations: 'cert-manager.io/cluster-issuer: letsencrypt' })),
      says: 'Ingress shop/web metadata.annotations["cert-manager.io/cluster-issuer"]: found "cert-manager.io/cluster-issuer" without tls in the spec, expected an entry there with hosts and the name of a Secret, for which alone certificates are made; add it, or leave the annotation out',
      good: asking('\n  secretName: shop-tls'),
    },
  ],
  silent: [
    {
      when: 'the controller is to show a certificate of its own, and cert-manager is not asked',
      manifests: manifests(
        asking('\n  secretName: shop-tls'),
        ingress({ name: 'plain', host: 'plain.example.com', tls: '- hosts:\n    - plain.example.com' }),
      ),
    },
  ],
  on: ({ ingresses }) => ingresses.all.filter(({ object }) => askedBy(object) !== undefined),
  *check({ object, tls }) {
    const key = askedBy(object);
    if (tls.length === 0 && key !== undefined) {
      yield fault(
        object.root.find('metadata', 'annotations', key),
        `${quoted(key)} without tls in the spec`,
        'an entry there with hosts and the name of a Secret, for which alone certificates are made',
        'add it, or leave the annotation out',
      );
    }
    for (const { field } of tls.filter(({ secretName }) => secretName === undefined)) {
      yield fault(field, 'no secretName for cert-manager', 'the name of a Secret that it is to make', 'add secretName');
    }
  },
};

/** The annotation by which cert-manager is asked for the certificates of an Ingress, if it is. */
function askedBy({ annotations }: KubeObject): string | undefined {
  return [...issuerAnnotations().keys()].find((key) => annotations.has(key));
}
