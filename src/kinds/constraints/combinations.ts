import type { Field } from '../../values/field';
import { listed, shown } from '../../values/wording';
import { type Constraint, NO_REFUSALS, type Refusal } from '../language/constraint';
import { constraint, refusal } from './makers';
import { PROBES } from './probe-names';

/** What may be a slip of the fields that are asked for, which is another rule's matter. */
const MAY_BE_MEANT = /^(exec|http|tcp|grpc|.*ref)/i;

/** Exactly one of some fields. `something` names one of them, whichever it is. */
export function oneOfFields(something: string, ...names: readonly string[]): Constraint {
  return constraint('combination', names, (field) => {
    const given = names.filter((name) => field.has(name));
    const [, second] = given;
    if (second !== undefined) {
      const found = `${listed(given, 'and')} together`;
      return [refusal(field.get(second), found, `one ${something}`, 'leave out all but one')];
    }
    const isEmpty = given.length === 0 && field.isMap && !field.keys.some((key) => MAY_BE_MEANT.test(key));
    return isEmpty
      ? [refusal(field, `no ${something}`, listed(names), 'add one, or leave the whole out')]
      : NO_REFUSALS;
  });
}

/** A field that must not be given. */
export function absent(where: string, fix: string): Constraint {
  return constraint('combination', [], (field) => [refusal(field, `${shownBriefly(field)} ${where}`, 'nothing', fix)]);
}

function shownBriefly(field: Field): string {
  return typeof field.value === 'object' ? String(field.key) : shown(field.value);
}

/** A variable has a value, or a source of one. */
export const VALUE_OR_SOURCE: Constraint = constraint('combination', ['value', 'valueFrom'], (field) =>
  field.has('valueFrom') && (field.get('value').text ?? '') !== ''
    ? [refusal(field.get('valueFrom'), 'valueFrom beside value', 'one of the two', 'leave one out')]
    : NO_REFUSALS,
);

/** In the network of the node there is nothing between the port of the host and that of the container. */
export const SAME_HOST_PORTS: Constraint = constraint(
  'combination',
  [
    'hostNetwork',
    'containers.ports.hostPort',
    'containers.ports.containerPort',
    'initContainers.ports.hostPort',
    'initContainers.ports.containerPort',
  ],
  (spec) => (spec.get('hostNetwork').value === true ? otherHostPorts(spec) : NO_REFUSALS),
);

function* otherHostPorts(spec: Field): Iterable<Refusal> {
  const containers = [...spec.get('containers').items, ...spec.get('initContainers').items];
  for (const port of containers.flatMap((container) => container.get('ports').items)) {
    const [host, own] = [port.get('hostPort'), port.get('containerPort')];
    if (host.number && own.number && host.number !== own.number) {
      yield refusal(host, `${host.number} with hostNetwork`, `${own.number}, as containerPort`, 'leave it out');
    }
  }
}

/** A container that ends before the others begin has no use for probes. */
export const NO_PROBES_UNLESS_SIDECAR: Constraint = constraint(
  'combination',
  ['restartPolicy', ...PROBES],
  function* (container): Iterable<Refusal> {
    const isSidecar = container.get('restartPolicy').value === 'Always';
    for (const probe of isSidecar ? [] : PROBES.map((name) => container.get(name))) {
      if (probe.isGiven) {
        yield refusal(
          probe,
          'a probe of an init container that ends',
          'none',
          'leave it out, or add restartPolicy: Always',
        );
      }
    }
  },
);

/** Values that an operator of a selector needs or forbids. */
export const VALUES_OF_OPERATOR: Constraint = constraint(
  'combination',
  ['operator', 'values'],
  function* (field): Iterable<Refusal> {
    const operator = field.get('operator').text ?? '';
    const values = field.get('values');
    if (/^(In|NotIn)$/.test(operator) && values.length === 0) {
      yield refusal(values, 'no values', `at least one, for the operator is ${operator}`, 'add one');
    } else if (/^(Exists|DoesNotExist)$/.test(operator) && values.length > 0) {
      yield refusal(
        values,
        shown(values.value),
        `nothing, for the operator is ${operator}`,
        'leave it out, or use In or NotIn',
      );
    }
  },
);
