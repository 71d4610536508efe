import { PROTOCOLS } from '../values/port';
import { ENDPOINT_ADDRESS } from './constraints/addresses';
import { PORT_NUMBER, unlessEmpty, wordsOrEmpty } from './constraints/makers';
import { DNS_NAME, LABEL_NAME_OR_EMPTY, NAMED_BY_DNS_NAME } from './constraints/names';
import { SERVICE_PORT_NAME } from './constraints/port-names';
import { QUALIFIED_NAME } from './constraints/qualified-names';
import { NAMES_OF_SEVERAL, SOME_ADDRESS } from './constraints/required';
import { alike, kind } from './language/kind';
import { fields, list, needed, text, wholeNumber } from './language/shape';
import { object } from './parts/object';
import { OBJECT_REFERENCE } from './parts/references';

const ADDRESSES = list(
  fields({
    hostname: text(LABEL_NAME_OR_EMPTY),
    ip: needed(text(unlessEmpty(ENDPOINT_ADDRESS)), 'an IP address'),
    nodeName: text(DNS_NAME),
    targetRef: OBJECT_REFERENCE,
  }),
);

const PORTS = list(
  fields({
    appProtocol: text(QUALIFIED_NAME),
    name: text(SERVICE_PORT_NAME),
    port: needed(wholeNumber(PORT_NUMBER), 'a port number'),
    protocol: text(wordsOrEmpty(...PROTOCOLS)),
  }),
  NAMES_OF_SEVERAL,
);

/** Where the Service of the same name leads: the form before EndpointSlices, mirrored into such. */
export const ENDPOINTS = kind(
  'Endpoints',
  alike(
    object(NAMED_BY_DNS_NAME, {
      subsets: list(fields({ addresses: ADDRESSES, notReadyAddresses: ADDRESSES, ports: PORTS }, SOME_ADDRESS)),
    }),
    'v1',
  ),
  { short: ['ep'] },
);
