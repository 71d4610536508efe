import { GATEWAY_HOST } from '../constraints/gateway-hosts';
import { FIELDS_OF_PROTOCOL } from '../constraints/listeners';
import { PORT_NUMBER, words } from '../constraints/makers';
import { DNS_NAME } from '../constraints/names';
import { atMost } from '../constraints/sizes';
import { ANYTHING, fields, list, needed, type Shape, TEXT, TEXTS, text, wholeNumber } from '../language/shape';
import { OBJECT_ANYWHERE } from './gateway-references';
import { LABEL_SELECTOR } from './selectors';

/** From which namespaces something may come. */
export const FROM_NAMESPACES = fields({
  from: text(words('All', 'Selector', 'Same', 'None')),
  selector: LABEL_SELECTOR,
});

/** The listeners of a Gateway or ListenerSet. */
export const LISTENERS: Shape = needed(
  list(
    fields(
      {
        allowedRoutes: fields({
          kinds: list(fields({ group: TEXT, kind: needed(TEXT, 'a kind of routes') })),
          namespaces: FROM_NAMESPACES,
        }),
        hostname: text(GATEWAY_HOST),
        name: needed(text(DNS_NAME), 'a name'),
        port: needed(wholeNumber(PORT_NUMBER), 'a port number'),
        protocol: needed(TEXT, 'a protocol, such as HTTP'),
        tls: fields({
          certificateRefs: list(fields(OBJECT_ANYWHERE)),
          frontendValidation: ANYTHING,
          mode: text(words('Terminate', 'Passthrough')),
          options: TEXTS,
        }),
      },
      FIELDS_OF_PROTOCOL,
    ),
    atMost(64, 'listeners'),
  ),
  'at least one listener',
  'add one',
);
