import { CONTROLLER_NAME } from './constraints/gateway-texts';
import { NAMED_BY_DNS_NAME } from './constraints/names';
import { charactersUpTo } from './constraints/sizes';
import { GATEWAY_API_GROUP } from './language/gateway-api';
import { alike, clusterWide } from './language/kind';
import { ANYTHING, fields, needed, text } from './language/shape';
import { GROUP_GIVEN, OBJECT_ANYWHERE, OBJECT_OF_KIND } from './parts/gateway-references';
import { object, spec } from './parts/object';

/** Which controller serves the Gateways of a class. */
export const GATEWAY_CLASS = clusterWide(
  'GatewayClass',
  alike(
    object(NAMED_BY_DNS_NAME, {
      status: ANYTHING,
      spec: spec(
        fields({
          controllerName: needed(text(CONTROLLER_NAME), 'the name of a controller'),
          description: text(charactersUpTo(64)),
          parametersRef: fields({ ...OBJECT_ANYWHERE, ...OBJECT_OF_KIND }, GROUP_GIVEN),
        }),
      ),
    }),
    `${GATEWAY_API_GROUP}/v1`,
    `${GATEWAY_API_GROUP}/v1beta1`,
  ),
  { short: ['gc'] },
);
