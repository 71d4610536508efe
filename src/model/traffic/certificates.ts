import { CERTIFICATE_KEY } from '../../kinds/parts/tls-pair';
import { certificateNames } from '../../values/certificate-names';
import type { Cluster } from '../cluster/cluster';
import { once } from '../lookup/once';
import type { KubeObject } from '../objects/kube-object';

/** What a client sees of a certificate. */
export interface Certificate {
  readonly names: readonly string[];
  /** Whether the one name is its common name, at which browsers and Go do not look. */
  readonly isNamedBySubjectOnly: boolean;
  readonly isSelfSigned: boolean;
  readonly validFrom: Date;
  readonly validTo: Date;
}

/** The certificate in a Secret, where the Secret is among the manifests and holds one that can be read. The key is left alone. */
export function certificateIn(cluster: Cluster, namespace: string, name: string): Certificate | undefined {
  const key = `${namespace}/${name}`;
  const known = certificatesRead(cluster);
  if (!known.has(key)) {
    const [secret] = cluster.ofKind('Secret').named(namespace, name);
    known.set(key, secret && readCertificate(secret.object));
  }
  return known.get(key);
}

const certificatesRead = once((_cluster: Cluster) => new Map<string, Certificate | undefined>());

function readCertificate({ root, isEncrypted }: KubeObject): Certificate | undefined {
  const plain = root.find('stringData', CERTIFICATE_KEY).text;
  const pem = plain ?? Buffer.from(root.find('data', CERTIFICATE_KEY).text ?? '', 'base64').toString('utf8');
  if (isEncrypted || pem === '') {
    return undefined;
  }
  // Loaded where there is a certificate: to load it takes as long as to judge a small file.
  const { X509Certificate } = require('node:crypto') as typeof import('node:crypto');
  try {
    // The first of a chain is that of the host itself.
    const leaf = new X509Certificate(pem);
    return {
      names: certificateNames(leaf.subjectAltName, leaf.subject),
      isNamedBySubjectOnly: leaf.subjectAltName === undefined,
      isSelfSigned: leaf.checkIssued(leaf),
      validFrom: new Date(leaf.validFrom),
      validTo: new Date(leaf.validTo),
    };
  } catch {
    return undefined;
  }
}
