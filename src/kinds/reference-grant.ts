import { DNS_NAME_OR_EMPTY, LABEL_NAME, NAMED_BY_DNS_NAME } from './constraints/names';
import { atMost } from './constraints/sizes';
import { GATEWAY_API_GROUP } from './language/gateway-api';
import { alike, kind } from './language/kind';
import { fields, list, needed, TEXT, text } from './language/shape';
import { GROUP_GIVEN } from './parts/gateway-references';
import { object, spec } from './parts/object';

const OF_KIND = { group: text(DNS_NAME_OR_EMPTY), kind: needed(TEXT, 'a kind') } as const;

const FROM = list(
  fields({ ...OF_KIND, namespace: needed(text(LABEL_NAME), 'a namespace') }, GROUP_GIVEN),
  atMost(16, 'sources'),
);

const TO = list(fields({ ...OF_KIND, name: TEXT }, GROUP_GIVEN), atMost(16, 'kinds of objects'));

/** Who may refer to what lies in a namespace. */
export const REFERENCE_GRANT = kind(
  'ReferenceGrant',
  alike(
    object(NAMED_BY_DNS_NAME, {
      spec: spec(
        fields({
          from: needed(FROM, 'who may refer', 'name a kind and a namespace'),
          to: needed(TO, 'what may be referred to', 'name a kind'),
        }),
      ),
    }),
    `${GATEWAY_API_GROUP}/v1`,
    `${GATEWAY_API_GROUP}/v1beta1`,
  ),
  { short: ['refgrant'] },
);
