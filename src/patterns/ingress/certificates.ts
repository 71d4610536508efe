import type { Construct } from 'constructs';
import { Complaint } from '../../values/complaint';
import type { TextMap } from '../../values/labels';
import { nearMiss } from '../../values/near-miss';
import { listed, quoted } from '../../values/wording';
import type { PemCertificate } from '../certificate/pem-certificate';
import type { TlsCertificate } from '../certificate/tls-certificate';
import { joinedName } from '../joined-name';
import { refusal } from '../refusal';
import { warnAtSynth } from '../warning';
import { namingManagedCertificate } from './controllers/managed-certificate';
import type { Dialect } from './dialect';

/** The certificates of an Ingress: one for all hosts, but for those that have one of their own. */
export interface GivenCertificates {
  readonly certificate?: TlsCertificate;
  readonly certificateByHost?: Readonly<Record<string, TlsCertificate>>;
}

/** A certificate, the hosts that it is for, and the property that it came by. */
export interface PlannedCertificate {
  readonly certificate: TlsCertificate;
  /** The Secret that it lies in; undefined where the controller has it from elsewhere. */
  readonly secretName: string | undefined;
  readonly hosts: readonly string[];
  readonly at: string;
}

/** What the certificates of an Ingress amount to. */
export interface PlannedTls {
  /** The name of the Ingress. */
  readonly name: string;
  /** Where the certificate for the hosts without one of their own comes from. */
  readonly kind: 'none' | 'secret' | 'named' | 'own';
  /** The one for the hosts without one of their own comes first; none where there is no TLS. */
  readonly certificates: readonly PlannedCertificate[];
}

/** Settles which host has which certificate, and what the Secrets are called. */
export function planTls(
  construct: Construct,
  name: string,
  hosts: readonly string[],
  { certificate, certificateByHost = {} }: GivenCertificates,
): PlannedTls {
  if (certificate === undefined) {
    return { name, kind: 'none', certificates: [] };
  }
  const own = Object.keys(certificateByHost);
  const stranger = own.find((host) => !hosts.includes(host));
  if (stranger !== undefined) {
    const near = nearMiss(stranger, hosts);
    throw refusal(
      construct,
      new Complaint(
        `${quoted(stranger)}, which no route is for`,
        `a host of the routes: ${listed(hosts.map(quoted))}`,
        near === undefined ? 'add a route for it, or leave it out' : `did you mean ${quoted(near)}?`,
        '.certificateByHost',
      ),
    );
  }
  return {
    name,
    kind: kindOf(certificate),
    certificates: [
      {
        certificate,
        secretName: secretOf(certificate, name),
        hosts: hosts.filter((host) => !own.includes(host)),
        at: '.certificate',
      },
      ...own.map((host) => ({
        certificate: certificateByHost[host] as TlsCertificate,
        // A star cannot stand in the name of a Secret.
        secretName: secretOf(certificateByHost[host] as TlsCertificate, name, host.replace('*', 'wildcard')),
        hosts: [host],
        at: `.certificateByHost[${quoted(host)}]`,
      })),
    ],
  };
}

function secretOf({ _source: source }: TlsCertificate, ...owner: readonly string[]): string | undefined {
  return source.withoutSecret ? undefined : (source.secretName ?? joinedName(...owner, 'tls'));
}

function kindOf({ _source: { withoutSecret, annotations, isManagedByGoogle } }: TlsCertificate): PlannedTls['kind'] {
  return !withoutSecret ? 'secret' : annotations !== undefined || isManagedByGoogle ? 'named' : 'own';
}

/** What is wrong with certificates in the eyes of the class's controller, which would pass over them without a word. */
export function overlookedCertificate(
  { facts: { name, certificates } }: Dialect,
  { kind, certificates: planned }: PlannedTls,
  given: TextMap,
): Complaint | undefined {
  const inSecret = planned.find(({ secretName }) => secretName !== undefined);
  if (inSecret !== undefined && !certificates.secrets) {
    const { insteadOfSecrets } = certificates;
    return new Complaint(
      `a certificate in the Secret ${quoted(inSecret.secretName ?? '')}`,
      insteadOfSecrets === undefined
        ? `one that ${name} has of its own, for it reads no Secrets`
        : `one of ${insteadOfSecrets}, for the load balancer reads no Secrets`,
      insteadOfSecrets === undefined
        ? 'use TlsCertificate.fromController'
        : 'use TlsCertificate.fromAcm, or TlsCertificate.fromController to have it found there by the hosts',
      inSecret.at,
    );
  }
  const unread = planned.find(({ certificate }) => isUnread(certificate, certificates.namedBy ?? []));
  if (unread !== undefined) {
    const { isManagedByGoogle } = unread.certificate._source;
    return new Complaint(
      isManagedByGoogle ? 'a certificate that Google manages' : 'a certificate of AWS Certificate Manager',
      `one in a Secret, which is what ${name} reads`,
      'use TlsCertificate.fromSecretName, or another class',
      unread.at,
    );
  }
  const isNamed = certificates.namedBy?.some((key) => given[key] !== undefined);
  return kind === 'own' && certificates.ownCertificate === 'none' && !isNamed
    ? new Complaint(
        'no certificate',
        `one that is named, for ${name} has none of its own and would serve plain HTTP alone`,
        `use TlsCertificate.fromSecretName${certificates.namedBy === undefined ? '' : `, or name it by ${quoted(certificates.namedBy[0] ?? '')}`}`,
        '.certificate',
      )
    : undefined;
}

/** Whether a certificate lies with a cloud, under an annotation that the controller does not read. */
function isUnread(
  { _source: { withoutSecret, annotations, isManagedByGoogle } }: TlsCertificate,
  read: readonly string[],
): boolean {
  const keys = Object.keys(isManagedByGoogle ? namingManagedCertificate('') : (annotations ?? {}));
  return withoutSecret === true && keys.some((key) => !read.includes(key));
}

/** The annotations by which certificates are named or obtained, in the order of the certificates. */
export function certificateAnnotations({ name, certificates }: PlannedTls): TextMap[] {
  return certificates.map(({ certificate: { _source } }) =>
    _source.isManagedByGoogle ? namingManagedCertificate(name) : (_source.annotations ?? {}),
  );
}

/** Warns of a certificate for all hosts where each has one of its own, so that the Ingress does not name it. */
export function warnOfUnusedCertificate(
  construct: Construct,
  { certificates: [forAll, ...others] }: PlannedTls,
  ingress: { readonly certifiedHosts: readonly string[]; readonly isForAnyHost: boolean },
): void {
  const name = forAll?.secretName;
  if (name === undefined || others.length === 0) {
    return;
  }
  warnAtSynth(construct, () =>
    ingress.certifiedHosts.length > 0 || ingress.isForAnyHost
      ? undefined
      : new Complaint(
          `a certificate in the Secret ${quoted(name)}, while each host has one of its own`,
          'a host without one, for which it is',
          'give it in the place of one of them, and leave that host out of certificateByHost',
          '.certificate',
        ),
  );
}

/** The certificates of files, of which Secrets are made. */
export function pemCertificates({ certificates }: PlannedTls): {
  readonly pem: PemCertificate;
  readonly secretName: string;
  readonly hosts: readonly string[];
  readonly isForAll: boolean;
}[] {
  return certificates.flatMap(({ certificate: { _source }, secretName, hosts, at }) =>
    _source.pem === undefined || secretName === undefined
      ? []
      : [{ pem: _source.pem, secretName, hosts, isForAll: at === '.certificate' }],
  );
}
