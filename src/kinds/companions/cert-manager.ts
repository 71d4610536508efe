import { onFirstUse } from '../../values/on-first-use';
import { type AnnotationFacts, type AnnotationTable, each, withPrefix } from '../annotations/annotation-fact';
import { named } from '../annotations/named-by-value';
import { flag, goDuration, integer, plainFlag, words } from '../annotations/value-forms';
import { CLUSTER_ISSUER, ISSUER } from '../references/cert-manager';
import { CLUSTER_ISSUER_ANNOTATION, ISSUER_ANNOTATION } from './issuer-annotations';

const SOURCE = 'https://cert-manager.io/docs/reference/annotations/';

/**
 * Ingresses and Gateways ask for certificates, and Secrets keep what was asked for. The forms of values are those of
 * translateAnnotations in pkg/controller/certificate-shim/helper.go.
 */
const onBoth = { on: ['Ingress', 'Gateway', 'Secret'] as const };

const facts = onFirstUse<AnnotationFacts>(() => ({
  // An Issuer of another group is that of another program.
  [ISSUER_ANNOTATION]: {
    ...onBoth,
    excludes: [CLUSTER_ISSUER_ANNOTATION],
    names: named(ISSUER),
    namesUnless: ['cert-manager.io/issuer-kind', 'cert-manager.io/issuer-group'],
  },
  // issuerForIngressLike of pkg/controller/certificate-shim/sync.go refuses it beside any of the three.
  [CLUSTER_ISSUER_ANNOTATION]: {
    ...onBoth,
    excludes: ['cert-manager.io/issuer-group', 'cert-manager.io/issuer-kind'],
    names: named(CLUSTER_ISSUER),
    namesUnless: ['cert-manager.io/issuer-group'],
  },
  ...withPrefix('cert-manager.io/', {
    duration: { ...onBoth, value: goDuration },
    'renew-before': { ...onBoth, value: goDuration },
    'private-key-algorithm': { ...onBoth, value: words('RSA', 'ECDSA', 'Ed25519') },
    'private-key-encoding': { ...onBoth, value: words('PKCS1', 'PKCS8') },
    'private-key-rotation-policy': { ...onBoth, value: words('Never', 'Always') },
    ...each(['private-key-size', 'renew-before-percentage', 'revision-history-limit'], {
      ...onBoth,
      value: integer(1),
    }),
    'ignore-tls-listeners': { on: ['Gateway'] },
    'allow-direct-injection': { on: ['Secret'], value: flag },
    ...each(
      [
        'alt-names',
        'certificate-name',
        'common-name',
        'email-sans',
        'ip-sans',
        'issuer-group',
        'issuer-kind',
        'issuer-name',
        'private-key-secret-name',
        'secret-template',
        'subject-countries',
        'subject-localities',
        'subject-organizationalunits',
        'subject-organizations',
        'subject-postalcodes',
        'subject-provinces',
        'subject-serialnumber',
        'subject-streetaddresses',
        'uri-sans',
        'usages',
      ],
      onBoth,
    ),
  }),
  ...withPrefix('acme.cert-manager.io/', {
    ...each(['http01-ingress-class', 'http01-ingress-ingressclassname'], onBoth),
    // Whatever is not "true" means no.
    'http01-edit-in-place': { ...onBoth, value: plainFlag },
  }),
}));

/** cert-manager, as far as it is told by annotations which certificates to get. */
export const CERT_MANAGER: AnnotationTable = {
  reader: 'cert-manager',
  source: SOURCE,
  prefixes: ['cert-manager.io/', 'acme.cert-manager.io/'],
  facts,
};

/** The annotations that ask for a certificate, and the kind of issuer that each names. */
export const issuerAnnotations = onFirstUse<ReadonlyMap<string, string>>(
  () =>
    new Map(
      Object.entries(facts()).flatMap(([key, { names }]) => (names === undefined ? [] : [[key, names.kind.kind]])),
    ),
);
