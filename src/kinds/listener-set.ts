import { NAMED_BY_DNS_NAME } from './constraints/names';
import { GATEWAY_API_GROUP } from './language/gateway-api';
import { alike, kind } from './language/kind';
import { ANYTHING, fields, needed } from './language/shape';
import { OBJECT_ANYWHERE } from './parts/gateway-references';
import { LISTENERS } from './parts/listeners';
import { object, spec } from './parts/object';

/** More listeners for a Gateway, written by somebody else. */
export const LISTENER_SET = kind(
  'ListenerSet',
  alike(
    object(NAMED_BY_DNS_NAME, {
      status: ANYTHING,
      spec: spec(fields({ listeners: LISTENERS, parentRef: needed(fields(OBJECT_ANYWHERE), 'its Gateway') })),
    }),
    `${GATEWAY_API_GROUP}/v1`,
  ),
  { short: ['lset'] },
);
