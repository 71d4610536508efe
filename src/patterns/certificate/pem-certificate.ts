import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { CERTIFICATE_KEY, PRIVATE_KEY_KEY } from '../../kinds/parts/tls-pair';
import { certificateNames } from '../../values/certificate-names';
import { Complaint, isComplaint } from '../../values/complaint';
import { hostCovers } from '../../values/host';
import { listed, quoted } from '../../values/wording';
import type { PemFile } from './pem-files';

/**
 * A certificate and its private key, found to belong together. Nothing here prints the key: not an error, not `toString`,
 * not a debugger that asks for JSON. The certificate is kept from them as well, for some files hold both.
 */
export class PemCertificate {
  static of(certificate: PemFile, privateKey: PemFile): PemCertificate | Complaint {
    const leaf = parsedCertificate(certificate);
    if (isComplaint(leaf)) {
      return leaf.under('certificate');
    }
    const key = parsedKey(privateKey);
    if (isComplaint(key)) {
      return key.under('privateKey');
    }
    return leaf.checkPrivateKey(key)
      ? new PemCertificate(leaf, certificate.text, privateKey.text)
      : new Complaint(
          `the key ${quoted(privateKey.path)}, which is not that of the certificate ${quoted(certificate.path)}`,
          'a certificate and its own key',
          'take both from the same issue; a chain must begin with the certificate itself',
          '.privateKey',
        );
  }

  readonly #certificatePem: string;
  readonly #keyPem: string;

  private constructor(
    private readonly leaf: X509Certificate,
    certificatePem: string,
    keyPem: string,
  ) {
    this.#certificatePem = certificatePem;
    this.#keyPem = keyPem;
  }

  /** What is wrong with the certificate for these hosts at this time. */
  complaintFor(hosts: readonly string[], now: Date): Complaint | undefined {
    if (new Date(this.leaf.validTo) < now) {
      return new Complaint(`a certificate that expired on ${day(this.leaf.validTo)}`, 'a valid one', 'renew it');
    }
    const uncovered = hosts.filter((host) => !this.names().some((name) => hostCovers(name, host)));
    return uncovered.length === 0
      ? undefined
      : new Complaint(
          `a certificate for ${listed(this.names().map(quoted), 'and')}`,
          `one that covers ${listed(uncovered.map(quoted), 'and')}`,
          'have it issued for all hosts of the routes, or make an Ingress for each certificate',
        );
  }

  /** What a client may still hold against the certificate, although it is right. */
  warningAt(now: Date): Complaint | undefined {
    if (new Date(this.leaf.validFrom) > now) {
      return new Complaint(
        `a certificate that is not valid before ${day(this.leaf.validFrom)}`,
        'one that is valid now',
        'deploy it from then on',
      );
    }
    return this.leaf.subjectAltName === undefined
      ? new Complaint(
          'a certificate that names its host as common name (CN) only',
          'subject alternative names, the only ones that browsers and Go look at',
          'issue it with -addext subjectAltName=DNS:…',
        )
      : undefined;
  }

  /** The content of a `kubernetes.io/tls` Secret. */
  secretData(): Record<string, string> {
    return { [CERTIFICATE_KEY]: base64(this.#certificatePem), [PRIVATE_KEY_KEY]: base64(this.#keyPem) };
  }

  /** The hosts that the certificate is for: its alternative names, or the common name where it has none. */
  private names(): string[] {
    return certificateNames(this.leaf.subjectAltName, this.leaf.subject);
  }
}

function parsedCertificate({ path, text }: PemFile): X509Certificate | Complaint {
  try {
    return new X509Certificate(text);
  } catch {
    return new Complaint(
      `the file ${quoted(path)}`,
      'a certificate in PEM form',
      'give the file that begins with -----BEGIN CERTIFICATE-----',
    );
  }
}

function parsedKey({ path, text }: PemFile): KeyObject | Complaint {
  if (/ENCRYPTED/.test(text)) {
    return new Complaint(
      `the encrypted key ${quoted(path)}`,
      'a key without a passphrase, the only kind that controllers read',
      'decrypt it first: openssl pkey -in … -out …',
    );
  }
  try {
    return createPrivateKey(text);
  } catch {
    return new Complaint(
      `the file ${quoted(path)}`,
      'a private key in PEM form',
      'give the file that begins with -----BEGIN PRIVATE KEY----- or alike',
    );
  }
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

function day(date: string): string {
  return new Date(date).toISOString().slice(0, 10);
}
