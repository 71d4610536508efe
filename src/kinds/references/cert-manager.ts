import { NAMED_SECRET, nameOf, object, type Reference, type Referrer } from './reference';

const GROUP = 'cert-manager.io';

export const NAMED_CERTIFICATE = { group: GROUP, kind: 'Certificate' } as const;
export const ISSUER = { group: GROUP, kind: 'Issuer' } as const;
export const CLUSTER_ISSUER = { group: GROUP, kind: 'ClusterIssuer' } as const;

export const ISSUERS = [ISSUER, CLUSTER_ISSUER] as const;

/** Issuers of other groups are those of other programs. */
const OF_CERT_MANAGER = { at: 'group', is: GROUP, unlessWritten: true } as const;

const ISSUER_REF: readonly Reference[] = [
  object(ISSUER, 'spec.issuerRef', { where: [{ at: 'kind', is: 'Issuer', unlessWritten: true }, OF_CERT_MANAGER] }),
  object(CLUSTER_ISSUER, 'spec.issuerRef', { where: [{ at: 'kind', is: 'ClusterIssuer' }, OF_CERT_MANAGER] }),
];

/** The Ingresses that answer challenges are of this class; the older `class` is an annotation, which need not name an object. */
const SOLVER_CLASS = nameOf(
  { group: 'networking.k8s.io', kind: 'IngressClass' },
  'spec.acme.solvers[].http01.ingress.ingressClassName',
);

/** The custom resources of cert-manager. A ClusterIssuer finds its Secrets in the namespace of cert-manager. */
export const CERT_MANAGER: readonly Referrer[] = [
  {
    groups: [GROUP],
    kinds: ['Certificate', 'CertificateRequest'],
    source: 'https://cert-manager.io/docs/reference/api-docs/#cert-manager.io/v1.CertificateSpec',
    references: ISSUER_REF,
  },
  {
    groups: [GROUP],
    kinds: ['Issuer'],
    source: 'https://cert-manager.io/docs/configuration/ca/',
    references: [nameOf(NAMED_SECRET, 'spec.ca.secretName'), SOLVER_CLASS],
  },
  {
    groups: [GROUP],
    kinds: ['ClusterIssuer'],
    source: 'https://cert-manager.io/docs/configuration/ca/',
    references: [nameOf(NAMED_SECRET, 'spec.ca.secretName', { anywhere: true }), SOLVER_CLASS],
  },
];
