import { NAMED_BY_DNS_NAME } from './constraints/names';
import { alike, kind } from './language/kind';
import { FLAG, TEXTS } from './language/shape';
import { object } from './parts/object';
import { SOPS } from './parts/sops';

/** Values that anybody may read. */
export const CONFIG_MAP = kind(
  'ConfigMap',
  alike(object(NAMED_BY_DNS_NAME, { binaryData: TEXTS, data: TEXTS, immutable: FLAG, ...SOPS }), 'v1'),
  { short: ['cm'] },
);
