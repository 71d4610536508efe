import type { Field } from '../../values/field';
import { shown } from '../../values/wording';
import { type Fault, fault, NO_FAULTS } from '../engine/fault';
import type { Demand } from './demands';

/**
 * A list whose items differ in what `keyOf` tells of each; items of which it tells nothing differ from all.
 *
 * @param at the field that says it, below an item
 */
export function distinct(
  at: readonly string[],
  keyOf = (item: Field): unknown => item.find(...at).value || undefined,
): Demand {
  return (list) => (list.length > 1 ? repetitions(list.items, at, keyOf) : NO_FAULTS);
}

/** The items that say again what an earlier one said. */
function repetitions(
  items: readonly Field[],
  at: readonly string[],
  keyOf: (item: Field) => unknown,
): readonly Fault[] {
  const first = new Map<unknown, Field>();
  const faults: Fault[] = [];
  for (const item of items) {
    const key = keyOf(item);
    const earlier = key === undefined ? undefined : first.get(key);
    if (earlier !== undefined) {
      faults.push(repetition(item.find(...at), earlier.find(...at)));
    } else if (key !== undefined) {
      first.set(key, item);
    }
  }
  return faults.length > 0 ? faults : NO_FAULTS;
}

function repetition(field: Field, earlier: Field): Fault {
  const found = field.isGiven && field.value !== '' ? shown(field.value) : 'nothing';
  return fault(field, `${found} again`, `something else than in ${earlier.path}`, 'change one of the two');
}

/** Every container of a pod has a name of its own, and each host port is taken once. */
export const distinctContainers: Demand = (spec) => {
  const all = [...spec.get('containers').items, ...spec.get('initContainers').items];
  return all.length > 1
    ? repetitions(all, ['name'], (container) => container.get('name').text || undefined)
    : NO_FAULTS;
};

/** Every port of the node is taken by one container. Ports of init containers are taken one after the other. */
export const distinctHostPorts: Demand = (spec) => {
  const at = spec.get('hostNetwork').value === true ? 'containerPort' : 'hostPort';
  const ports = spec
    .get('containers')
    .items.flatMap((container) => container.get('ports').items)
    .filter((port) => port.has(at));
  return repetitions(ports, [at], (port) =>
    port.get(at).number
      ? `${port.get(at).number}/${port.get('protocol').text || 'TCP'}/${port.get('hostIP').text ?? ''}`
      : undefined,
  );
};
