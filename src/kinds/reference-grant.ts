import { GATEWAY_API_GROUP } from './language/gateway-api';
import { alike, kind } from './language/kind';
import { fields, list, TEXT } from './language/shape';
import { undemandingObject } from './parts/object';

/** Who may refer to what lies in a namespace. */
export const REFERENCE_GRANT = kind(
  'ReferenceGrant',
  alike(
    undemandingObject({
      spec: fields({
        from: list(fields({ group: TEXT, kind: TEXT, namespace: TEXT })),
        to: list(fields({ group: TEXT, kind: TEXT, name: TEXT })),
      }),
    }),
    `${GATEWAY_API_GROUP}/v1`,
    `${GATEWAY_API_GROUP}/v1beta1`,
  ),
  { short: ['refgrant'] },
);
