import { NAME_OF_TYPE, ONE_TRUST } from './constraints/backend-tls';
import { GATEWAY_HOST, PRECISE_HOST } from './constraints/gateway-hosts';
import { WELL_KNOWN } from './constraints/gateway-texts';
import { unlessEmpty, words } from './constraints/makers';
import { NAMED_BY_DNS_NAME } from './constraints/names';
import { partsOfSame } from './constraints/references-of-routes';
import { atMost } from './constraints/sizes';
import type { Constraint } from './language/constraint';
import { GATEWAY_API_GROUP } from './language/gateway-api';
import { kind } from './language/kind';
import { ANYTHING, fields, list, needed, type Shape, TEXT, TEXTS, text } from './language/shape';
import { GROUP_GIVEN, OBJECT_OF_KIND, SECTION_NAME } from './parts/gateway-references';
import { object, spec } from './parts/object';

const VALIDATION = fields(
  {
    caCertificateRefs: list(fields(OBJECT_OF_KIND, GROUP_GIVEN), atMost(8, 'references')),
    hostname: needed(text(PRECISE_HOST), 'the name that the certificates of the pods are for'),
    subjectAltNames: list(
      fields(
        {
          hostname: text(unlessEmpty(GATEWAY_HOST)),
          type: needed(text(words('Hostname', 'URI')), 'Hostname or URI'),
          uri: TEXT,
        },
        NAME_OF_TYPE,
      ),
      atMost(5, 'names'),
    ),
    wellKnownCACertificates: text(WELL_KNOWN),
  },
  ONE_TRUST,
);

const TARGET = fields({ ...OBJECT_OF_KIND, sectionName: SECTION_NAME }, GROUP_GIVEN);

function policy(...ofTargets: readonly Constraint[]): Shape {
  const targets = list(TARGET, atMost(16, 'targets'), ...ofTargets);
  return object(NAMED_BY_DNS_NAME, {
    status: ANYTHING,
    spec: spec(
      fields({
        options: TEXTS,
        targetRefs: needed(targets, 'the Services that it is for', 'name one'),
        validation: needed(VALIDATION, 'how the pods are recognized'),
      }),
    ),
  });
}

/** How a Gateway speaks TLS to the pods of a Service. */
export const BACKEND_TLS_POLICY = kind(
  'BackendTLSPolicy',
  [
    { apiVersion: `${GATEWAY_API_GROUP}/v1`, shape: policy(partsOfSame('port', 'sectionName')) },
    { apiVersion: `${GATEWAY_API_GROUP}/v1alpha3`, shape: policy() },
  ],
  { short: ['btlspolicy'] },
);
