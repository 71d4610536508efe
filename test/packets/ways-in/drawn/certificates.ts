import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { opensslCertificate } from '../../../support/certificates';
import type { Manifest } from '../../../support/synth';

/*
 * Certificates by chance: for the host or not, expired, unreadable, and not there at all.
 */

/** What a name of a Secret leads to. A key of another certificate is not among it: a trace reads no keys. */
const CONTENTS = ['host', 'host', 'host', 'host', 'wildcard', 'other', 'expired', 'rubbish', 'missing'] as const;

export interface DrawnCertificate {
  readonly secretName: string;
  readonly namespace: string;
  readonly content: (typeof CONTENTS)[number];
  /** The host that it may be for, and the domain that this is in. */
  readonly host: string;
  readonly domain: string;
}

export const certificateContent = fc.constantFrom(...CONTENTS);

/** A Secret, and the certificate in it, for clients to trust. */
export interface MadeCertificate {
  readonly secret: Manifest;
  readonly pem: string;
}

/** The Secret of a drawn certificate; nothing for one that is missing. */
export function made({ secretName: name, namespace, content, host, domain }: DrawnCertificate): MadeCertificate[] {
  const secret = (certificate: string, key: string) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace },
    type: 'kubernetes.io/tls',
    stringData: { 'tls.crt': certificate, 'tls.key': key },
  });
  if (content === 'missing') {
    return [];
  }
  if (content === 'rubbish') {
    return [{ secret: secret('no certificate', 'no key'), pem: '' }];
  }
  const names = { host, wildcard: `*.${domain}`, other: 'other.example.org', expired: host };
  const covered = names[content];
  const { certificate, privateKey } = opensslCertificate(covered, {
    alternatives: [`DNS:${covered}`],
    days: content === 'expired' ? -1 : 360,
  });
  const pem = readFileSync(certificate, 'utf8');
  return [{ secret: secret(pem, readFileSync(privateKey, 'utf8')), pem }];
}
