import { isPlaceholder } from '../../guesses/makers/placeholder';
import { TLS_TYPE } from '../../kinds/parts/tls-pair';
import type { Plain } from '../../model/cluster/cluster';
import type { KubeObject } from '../../model/objects/kube-object';
import { dataKey } from '../../values/data-key';
import { complaintAbout, doubtful, type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';

const PEM = '|\n    -----BEGIN CERTIFICATE-----\n    MIIB\n    -----END CERTIFICATE-----';

const secret = (field: string) => `
apiVersion: v1
kind: Secret
metadata:
  name: web-tls
  namespace: shop
type: kubernetes.io/tls
${field}:
  tls.crt: ${PEM}
  tls.key: ""
`;

const ENCRYPTED = `
apiVersion: v1
kind: Secret
metadata:
  name: tls
type: kubernetes.io/tls
sops:
  version: 3.8.1
data:
  tls.crt: ENC[AES256_GCM,data:abc]
  tls.key: ENC[AES256_GCM,data:abc]`;

export const forbiddenSecretData: Rule<Plain> = {
  id: 'forbidden-secret-data',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the Secret: what stands in data is base64, under keys that could be names of files.',
  about: 'Every object',
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data',
  avoidedBy: 'TlsCertificate',
  bad: secret('data'),
  says: 'Secret shop/web-tls data["tls.crt"]: found a text that is not base64, expected base64; encode it, or move it to stringData',
  good: secret('stringData'),
  doubts: ['the text may stand for what is filled in later'],
  silent: [{ when: 'the data is encrypted in the files, for a tool to decrypt', manifests: ENCRYPTED }],
  on: (cluster) => cluster.ofKind('Secret').all.filter(({ object }) => isForTls(object)),
  *check({ object: { root } }): Iterable<Fault> {
    for (const map of ['data', 'stringData']) {
      for (const entry of root.get(map).entries) {
        yield* complaintAbout(entry, dataKey(entry.key));
      }
    }
    for (const entry of root.get('data').entries) {
      const text = entry.text ?? '';
      if (!isBase64(text)) {
        // The text may be a secret: it is not repeated.
        const mistake = fault(entry, 'a text that is not base64', 'base64', 'encode it, or move it to stringData');
        yield mayBeFilledIn(text) ? doubtful('the text may stand for what is filled in later', mistake) : mistake;
      }
    }
  },
};

/** A Secret for TLS, which is read as it stands: what other tools encrypt, they also decrypt. */
function isForTls({ root, isEncrypted }: KubeObject): boolean {
  return root.get('type').value === TLS_TYPE && !isEncrypted;
}

/** Line breaks are taken, blanks are not. */
function isBase64(text: string): boolean {
  const letters = text.includes('\n') || text.includes('\r') ? text.replace(/[\r\n]/g, '') : text;
  return letters.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(letters);
}

/** Words where a certificate belongs: "base64 encoded cert", `<certificate>` or `...`. */
function mayBeFilledIn(text: string): boolean {
  return isPlaceholder(text) || (text.length < 100 && !text.includes('-----BEGIN'));
}
