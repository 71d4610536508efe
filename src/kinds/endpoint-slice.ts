import { PROTOCOLS } from '../values/port';
import { SLICE_ADDRESS } from './constraints/addresses';
import { distinct, distinctOrOneEmpty } from './constraints/duplicates';
import { LABEL_VALUE } from './constraints/labels';
import { where, words, wordsOrEmpty } from './constraints/makers';
import { DNS_NAME, LABEL_NAME, NAMED_BY_DNS_NAME } from './constraints/names';
import { SERVICE_PORT_NAME } from './constraints/port-names';
import { QUALIFIED_NAME } from './constraints/qualified-names';
import { atMost } from './constraints/sizes';
import type { Around } from './language/constraint';
import { kind } from './language/kind';
import { lastsAsItIs } from './language/lasting';
import { byDefault, FLAG, fields, lasting, list, NUMBER, needed, since, TEXT, TEXTS, text } from './language/shape';
import { object } from './parts/object';
import { OBJECT_REFERENCE } from './parts/references';

const knowsNodeHints = ({ target }: Around) => target.minor >= 34;

const HINTS = fields({
  forNodes: since(
    33,
    list(
      fields({ name: text(where(knowsNodeHints, DNS_NAME)) }),
      where(knowsNodeHints, distinct('name')),
      atMost(8, 'nodes'),
    ),
  ),
  forZones: list(fields({ name: text(LABEL_VALUE) }), distinctOrOneEmpty('name'), atMost(8, 'zones')),
});

const ENDPOINT = fields({
  addresses: needed(
    list(text(SLICE_ADDRESS), atMost(100, 'addresses')),
    'at least one address',
    'add one, or leave the endpoint out',
  ),
  conditions: fields({ ready: FLAG, serving: FLAG, terminating: FLAG }),
  deprecatedTopology: TEXTS,
  hints: HINTS,
  // Here an empty text is not the same as none.
  hostname: text(LABEL_NAME),
  nodeName: text(DNS_NAME),
  targetRef: OBJECT_REFERENCE,
  zone: TEXT,
});

const PORTS = list(
  fields({
    appProtocol: text(QUALIFIED_NAME),
    name: text(SERVICE_PORT_NAME),
    port: NUMBER,
    protocol: byDefault('TCP', text(words(...PROTOCOLS))),
  }),
  // Two ports without a name have the same one.
  distinctOrOneEmpty('name'),
  atMost(20_000, 'ports'),
);

const SLICE = object(NAMED_BY_DNS_NAME, {
  addressType: lasting(
    lastsAsItIs('https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/#address-types'),
    needed(text(wordsOrEmpty('IPv4', 'IPv6', 'FQDN')), '"IPv4" or "IPv6"'),
  ),
  endpoints: list(ENDPOINT, atMost(1000, 'endpoints')),
  ports: PORTS,
});

/** Addresses that a Service leads to, and their ports: one of several such pieces. */
export const ENDPOINT_SLICE = kind('EndpointSlice', [
  { apiVersion: 'discovery.k8s.io/v1', shape: SLICE },
  { apiVersion: 'discovery.k8s.io/v1beta1', until: 25 },
]);
