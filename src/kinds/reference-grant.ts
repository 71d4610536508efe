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
    'gateway.networking.k8s.io/v1',
    'gateway.networking.k8s.io/v1beta1',
  ),
);
