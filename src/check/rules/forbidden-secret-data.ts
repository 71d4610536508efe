import { isPlaceholder } from '../../guesses/makers/placeholder';
import type { Plain } from '../../model/cluster/cluster';
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

const opaque = (field: string, entries: string) => `
apiVersion: v1
kind: Secret
metadata:
  name: db
  namespace: shop
${field}:
  ${entries}`;

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

const FILLED_IN = opaque('data', `user: <user in base64>\n  password: \${DB_PASSWORD}`);

export const forbiddenSecretData: Rule<Plain> = {
  id: 'forbidden-secret-data',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the Secret: what stands in data is base64, under keys that could be names of files.',
  about: 'Every object',
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data',
  avoidedBy: {
    nothing: 'no construct writes Secrets but those of certificates, which TlsCertificate reads beforehand',
  },
  bad: secret('data'),
  says: 'Secret shop/web-tls data["tls.crt"]: found a text that is not base64, expected base64; encode it, or move it to stringData',
  good: secret('stringData'),
  more: [
    {
      bad: opaque('data', 'password: s3cret!'),
      says: 'Secret shop/db data.password: found a text that is not base64, expected base64; encode it, or move it to stringData',
      good: opaque('stringData', 'password: s3cret!'),
    },
    {
      bad: opaque('stringData', 'db password: s3cret!'),
      says: 'Secret shop/db stringData["db password"]: found "db password", expected a key: 1 to 253 letters, digits, "-", "_" and ".", without ".." at its start; such as "password"',
      good: opaque('stringData', 'db-password: s3cret!'),
    },
    {
      bad: opaque('data', 'password: your password in base64'),
      says: 'Secret shop/db data.password: found a text that is not base64, expected base64; encode it, or move it to stringData',
      doubt: 'the text may stand for what is filled in later',
      good: opaque('data', 'password: czNjcmV0IQ=='),
    },
  ],
  silent: [
    { when: 'the data is encrypted in the files, for a tool to decrypt', manifests: ENCRYPTED },
    { when: 'a script fills the values in', manifests: FILLED_IN },
  ],
  // What other tools encrypt, they also decrypt.
  on: (cluster) => cluster.ofKind('Secret').all.filter(({ object }) => !object.isEncrypted),
  *check({ object: { root } }): Iterable<Fault> {
    for (const map of ['data', 'stringData']) {
      for (const entry of root.get(map).entries) {
        if (!isPlaceholder(String(entry.key))) {
          yield* complaintAbout(entry, dataKey(entry.key));
        }
      }
    }
    for (const entry of root.get('data').entries) {
      const text = entry.text ?? '';
      if (!isBase64(text) && !isPlaceholder(text)) {
        // The text may be a secret: it is not repeated.
        const mistake = fault(entry, 'a text that is not base64', 'base64', 'encode it, or move it to stringData');
        yield mayBeFilledIn(text) ? doubtful('the text may stand for what is filled in later', mistake) : mistake;
      }
    }
  },
};

/** Line breaks are taken, blanks are not. */
function isBase64(text: string): boolean {
  const letters = text.includes('\n') || text.includes('\r') ? text.replace(/[\r\n]/g, '') : text;
  return letters.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(letters);
}

/** What stands where a value is to come: several words, or one that says so, `...`, or the address of a secret in a vault. */
const STAND_INS: readonly RegExp[] = [
  /^[^-].*\s/,
  /^\W*$/,
  /base-?64|encoded|your|example|redacted|placeholder|replace|secret-?here|insert|todo/i,
  /^(ref\+[a-z]+|vault|op|arn|azurekeyvault|gcp|aws|sm):|^(ENC\[|\(\(|#\{)/,
];

function mayBeFilledIn(text: string): boolean {
  return text.length < 100 && STAND_INS.some((each) => each.test(text));
}
