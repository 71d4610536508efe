import { constraint, refusal } from './constraints/makers';
import { NAMED_BY_DNS_NAME } from './constraints/names';
import { type Constraint, NO_REFUSALS } from './language/constraint';
import { alike, kind } from './language/kind';
import { lastsAsItIs } from './language/lasting';
import { byDefault, FLAG, lasting, TEXT, TEXTS } from './language/shape';
import { object } from './parts/object';
import { SOPS } from './parts/sops';
import { CERTIFICATE_KEY, PRIVATE_KEY_KEY, TLS_TYPE } from './parts/tls-pair';

/** A Secret of type `kubernetes.io/tls` has a certificate and a key, if only empty ones. */
const CERTIFICATE_AND_KEY: Constraint = constraint('required', ['type', 'data', 'stringData'], (secret) => {
  if (secret.get('type').value !== TLS_TYPE) {
    return NO_REFUSALS;
  }
  const keys = [...secret.get('data').keys, ...secret.get('stringData').keys];
  return [CERTIFICATE_KEY, PRIVATE_KEY_KEY]
    .filter((key) => !keys.includes(key))
    .map((key) =>
      refusal(secret.find('data', key), 'nothing', `the key ${key}, for the type is ${TLS_TYPE}`, 'add it'),
    );
});

const TYPE = lasting(
  lastsAsItIs('ValidateSecretUpdate in pkg/apis/core/validation/validation.go of Kubernetes'),
  byDefault('Opaque', TEXT),
);

/** Values that few may read. */
export const SECRET = kind(
  'Secret',
  alike(
    object(
      NAMED_BY_DNS_NAME,
      { data: TEXTS, immutable: FLAG, stringData: TEXTS, type: TYPE, ...SOPS },
      CERTIFICATE_AND_KEY,
    ),
    'v1',
  ),
);
