import { PORT_NUMBER, words } from './constraints/makers';
import { DNS_NAME_OR_EMPTY, NAMED_BY_DNS_NAME } from './constraints/names';
import { GATEWAY_API_GROUP } from './language/gateway-api';
import { alike, kind } from './language/kind';
import { ANYTHING, fields, list, needed, type Shape, TEXT, TEXTS, text, wholeNumber } from './language/shape';
import { object } from './parts/object';
import { LABEL_SELECTOR } from './parts/selectors';

function namespaces(from: Shape): Shape {
  return fields({ from, selector: LABEL_SELECTOR });
}

const ROUTE_SOURCES = text(words('All', 'Selector', 'Same', 'None'));

const LISTENERS = list(
  fields({
    allowedRoutes: fields({
      kinds: list(fields({ group: TEXT, kind: TEXT })),
      namespaces: namespaces(ROUTE_SOURCES),
    }),
    hostname: TEXT,
    name: needed(text(DNS_NAME_OR_EMPTY), 'a name'),
    port: needed(wholeNumber(PORT_NUMBER), 'a port number'),
    protocol: needed(TEXT, 'a protocol, such as HTTP'),
    tls: fields({
      certificateRefs: list(fields({ group: TEXT, kind: TEXT, name: TEXT, namespace: TEXT })),
      frontendValidation: ANYTHING,
      mode: text(words('Terminate', 'Passthrough')),
      options: TEXTS,
    }),
  }),
);

/** A way into the cluster, for routes to attach to. */
export const GATEWAY = kind(
  'Gateway',
  alike(
    object(NAMED_BY_DNS_NAME, {
      status: ANYTHING,
      spec: fields({
        addresses: ANYTHING,
        allowedListeners: fields({ namespaces: namespaces(TEXT) }),
        backendTLS: ANYTHING,
        defaultScope: TEXT,
        gatewayClassName: needed(TEXT, 'the name of a GatewayClass'),
        infrastructure: ANYTHING,
        listeners: LISTENERS,
        tls: ANYTHING,
      }),
    }),
    `${GATEWAY_API_GROUP}/v1`,
    `${GATEWAY_API_GROUP}/v1beta1`,
  ),
  { short: ['gtw'] },
);
