import type { Field } from '../../values/field';
import { shown } from '../../values/wording';
import { type Constraint, NO_REFUSALS, type Refusal } from '../language/constraint';
import { DEFAULT_ADDRESS_TYPE } from '../language/gateway-api';
import { constraint, refusal } from './makers';

/** A list of texts in which none occurs twice. */
export const DISTINCT_TEXTS: Constraint = constraint('entry', [], (list) =>
  repetitions(list.items, [], (item) => item.value || undefined),
);

/** A list whose items differ in a field; those that lack it differ from all. */
export function distinct(key: string): Constraint {
  return constraint('entry', [key], (list) =>
    repetitions(list.items, [key], (item) => item.get(key).value || undefined),
  );
}

/** A list whose items differ in a field, where lacking it is the same as an empty text: one of them may. */
export function distinctOrOneEmpty(key: string): Constraint {
  return constraint('entry', [key], (list) => repetitions(list.items, [key], (item) => item.get(key).value ?? ''));
}

/** The addresses of a Gateway: each IP address and each host once. */
export const DISTINCT_ADDRESSES: Constraint = constraint('entry', ['type', 'value'], (list) =>
  repetitions(list.items, ['value'], (address) => {
    const type = address.get('type').text ?? DEFAULT_ADDRESS_TYPE;
    const value = address.get('value').text;
    return value && (type === 'IPAddress' || type === 'Hostname') ? `${type} ${value}` : undefined;
  }),
);

/** Every container of a pod has a name of its own. */
export const DISTINCT_CONTAINERS: Constraint = constraint('entry', ['containers.name', 'initContainers.name'], (spec) =>
  repetitions(
    [...spec.get('containers').items, ...spec.get('initContainers').items],
    ['name'],
    (container) => container.get('name').text || undefined,
  ),
);

/** Every port of the node is taken by one container. Ports of init containers are taken one after the other. */
export const DISTINCT_HOST_PORTS: Constraint = constraint(
  'entry',
  [
    'hostNetwork',
    'containers.ports.containerPort',
    'containers.ports.hostPort',
    'containers.ports.protocol',
    'containers.ports.hostIP',
  ],
  (spec) => {
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
  },
);

/** The items that say again what an earlier one said, by what `keyOf` tells of each. */
function repetitions(
  items: readonly Field[],
  at: readonly string[],
  keyOf: (item: Field) => unknown,
): readonly Refusal[] {
  if (items.length < 2) {
    return NO_REFUSALS;
  }
  const first = new Map<unknown, Field>();
  const refusals: Refusal[] = [];
  for (const item of items) {
    const key = keyOf(item);
    const earlier = key === undefined ? undefined : first.get(key);
    if (earlier !== undefined) {
      refusals.push(repetition(item.find(...at), earlier.find(...at)));
    } else if (key !== undefined) {
      first.set(key, item);
    }
  }
  return refusals.length > 0 ? refusals : NO_REFUSALS;
}

function repetition(field: Field, earlier: Field): Refusal {
  const found = field.isGiven && field.value !== '' ? shown(field.value) : 'nothing';
  return refusal(field, `${found} again`, `something else than in ${earlier.path}`, 'change one of the two');
}
