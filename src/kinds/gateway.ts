import { ANNOTATION_MAP, LABEL_MAP } from './constraints/labels';
import { NAMED_BY_DNS_NAME } from './constraints/names';
import { GATEWAY_API_GROUP } from './language/gateway-api';
import { alike, kind } from './language/kind';
import { ANYTHING, fields, needed, TEXT, texts } from './language/shape';
import { GATEWAY_ADDRESSES } from './parts/gateway-addresses';
import { GROUP_GIVEN, OBJECT_OF_KIND } from './parts/gateway-references';
import { FROM_NAMESPACES, LISTENERS } from './parts/listeners';
import { object, spec } from './parts/object';

/** A way into the cluster, for routes to attach to. */
export const GATEWAY = kind(
  'Gateway',
  alike(
    object(NAMED_BY_DNS_NAME, {
      status: ANYTHING,
      spec: spec(
        fields({
          addresses: GATEWAY_ADDRESSES,
          allowedListeners: fields({ namespaces: FROM_NAMESPACES }),
          backendTLS: ANYTHING,
          defaultScope: TEXT,
          gatewayClassName: needed(TEXT, 'the name of a GatewayClass'),
          infrastructure: fields({
            annotations: texts(ANNOTATION_MAP),
            labels: texts(LABEL_MAP),
            parametersRef: fields(OBJECT_OF_KIND, GROUP_GIVEN),
          }),
          listeners: LISTENERS,
          tls: ANYTHING,
        }),
      ),
    }),
    `${GATEWAY_API_GROUP}/v1`,
    `${GATEWAY_API_GROUP}/v1beta1`,
  ),
  { short: ['gtw'] },
);
