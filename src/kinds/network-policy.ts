import { PROTOCOLS } from '../values/port';
import { ADDRESS_BLOCK } from './constraints/addresses';
import { PORT_NUMBER, words, wordsOrEmpty } from './constraints/makers';
import { NAMED_BY_DNS_NAME } from './constraints/names';
import { BLOCK_ALONE, EXCEPTIONS_INSIDE, RANGE_OF_NUMBERS } from './constraints/policies';
import { NAME_OF_NUMBERED_PORT } from './constraints/port-names';
import { kind } from './language/kind';
import { ANYTHING, byDefault, fields, list, numberOrText, text, until, wholeNumber } from './language/shape';
import { object } from './parts/object';
import { LABEL_SELECTOR } from './parts/selectors';

const PORTS = list(
  fields(
    {
      endPort: wholeNumber(PORT_NUMBER),
      port: numberOrText(PORT_NUMBER, NAME_OF_NUMBERED_PORT),
      protocol: byDefault('TCP', text(wordsOrEmpty(...PROTOCOLS))),
    },
    RANGE_OF_NUMBERS,
  ),
);

const PEERS = list(
  fields(
    {
      ipBlock: fields({ cidr: text(ADDRESS_BLOCK), except: list(text(ADDRESS_BLOCK)) }, EXCEPTIONS_INSIDE),
      namespaceSelector: LABEL_SELECTOR,
      podSelector: LABEL_SELECTOR,
    },
    BLOCK_ALONE,
  ),
);

const SHAPE = object(NAMED_BY_DNS_NAME, {
  status: until(28, ANYTHING),
  spec: fields({
    egress: list(fields({ ports: PORTS, to: PEERS })),
    ingress: list(fields({ from: PEERS, ports: PORTS })),
    podSelector: LABEL_SELECTOR,
    policyTypes: list(text(words('Ingress', 'Egress'))),
  }),
});

/** Which traffic reaches and leaves some pods. */
export const NETWORK_POLICY = kind(
  'NetworkPolicy',
  [
    { apiVersion: 'networking.k8s.io/v1', shape: SHAPE },
    { apiVersion: 'extensions/v1beta1', until: 16 },
  ],
  { short: ['netpol'] },
);
