import { type Fault, fault, NO_FAULTS } from '../engine/fault';
import type { Demand } from './demands';

/** An object has a name, or the beginning of one. */
export const objectName: Demand = (field) =>
  field.isMap && !field.get('name').text && !field.get('generateName').text
    ? [fault(field.get('name'), 'nothing', 'a name', 'write it')]
    : NO_FAULTS;

/** A subset of Endpoints has addresses, be they ready or not. */
export const someAddress: Demand = function* (field): Iterable<Fault> {
  if (field.isMap && field.get('addresses').length + field.get('notReadyAddresses').length === 0) {
    yield fault(field.get('addresses'), 'no address', 'at least one', 'add one, or leave the subset out');
  }
};

/** Ports have names where there are several. */
export const namesOfSeveral: Demand = function* (ports): Iterable<Fault> {
  for (const port of ports.length > 1 ? ports.items : []) {
    const name = port.get('name');
    if (port.isMap && (!name.isGiven || name.value === '')) {
      yield fault(name, 'nothing', `a name, for there are ${ports.length} ports`, 'name each port');
    }
  }
};

/** A volume claim says how much room it asks for. */
export const storageRequest: Demand = (field) => {
  const storage = field.find('resources', 'requests', 'storage');
  return field.isMap && !storage.isGiven
    ? [fault(storage, 'nothing', 'the size of the volume', 'write it, such as 1Gi')]
    : NO_FAULTS;
};

const TLS_KEYS = ['tls.crt', 'tls.key'];

/** A Secret of type `kubernetes.io/tls` has a certificate and a key, if only empty ones. */
export const tlsKeys: Demand = (field) => {
  if (field.get('type').value !== 'kubernetes.io/tls') {
    return NO_FAULTS;
  }
  const keys = [...field.get('data').keys, ...field.get('stringData').keys];
  return TLS_KEYS.filter((key) => !keys.includes(key)).map((key) =>
    fault(field.find('data', key), 'nothing', `the key ${key}, for the type is kubernetes.io/tls`, 'add it'),
  );
};
