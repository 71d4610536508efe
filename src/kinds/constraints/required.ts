import { type Constraint, NO_REFUSALS, type Refusal } from '../language/constraint';
import { constraint, refusal } from './makers';

/** An object has a name, or the beginning of one. What is of the wrong type is there. */
export const OBJECT_NAME: Constraint = constraint('required', ['name', 'generateName'], (field) =>
  field.isMap && ['name', 'generateName'].every((key) => !field.has(key) || field.get(key).value === '')
    ? [refusal(field.get('name'), 'nothing', 'a name', 'write it')]
    : NO_REFUSALS,
);

/** A field of a map that must be written, be it empty. */
export function given(key: string, what: string, fix: string): Constraint {
  return constraint('required', [key], (field) =>
    field.isMap && !field.has(key) ? [refusal(field.get(key), 'nothing', what, fix)] : NO_REFUSALS,
  );
}

/** A subset of Endpoints has addresses, be they ready or not. */
export const SOME_ADDRESS: Constraint = constraint('required', ['addresses', 'notReadyAddresses'], (field) =>
  field.isMap && field.get('addresses').length + field.get('notReadyAddresses').length === 0
    ? [refusal(field.get('addresses'), 'no address', 'at least one', 'add one, or leave the subset out')]
    : NO_REFUSALS,
);

/** Ports have names where there are several. */
export const NAMES_OF_SEVERAL: Constraint = constraint('required', ['name'], function* (ports): Iterable<Refusal> {
  for (const port of ports.length > 1 ? ports.items : []) {
    const name = port.get('name');
    if (port.isMap && (!name.isGiven || name.value === '')) {
      yield refusal(name, 'nothing', `a name, for there are ${ports.length} ports`, 'name each port');
    }
  }
});

/** Pods that use no DNS server that others would choose name their own. */
export const NAMESERVERS_OF_NONE: Constraint = constraint(
  'required',
  ['dnsPolicy', 'dnsConfig'],
  function* (spec): Iterable<Refusal> {
    const servers = spec.find('dnsConfig', 'nameservers');
    if (spec.get('dnsPolicy').value === 'None' && servers.length === 0 && (servers.isList || !servers.isGiven)) {
      yield refusal(
        servers,
        'nothing, with dnsPolicy None',
        'at least one DNS server',
        'name it, or leave dnsPolicy out to ask that of the cluster',
      );
    }
  },
);

/** A volume claim says how much room it asks for. */
export const STORAGE_REQUEST: Constraint = constraint('required', ['resources.requests'], (field) => {
  const storage = field.find('resources', 'requests', 'storage');
  return field.isMap && !storage.isGiven
    ? [refusal(storage, 'nothing', 'the size of the volume', 'write it, such as 1Gi')]
    : NO_REFUSALS;
});
