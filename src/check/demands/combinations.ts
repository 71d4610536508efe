import type { Field } from '../../values/field';
import { listed, shown } from '../../values/wording';
import { TOPOLOGY_AWARE_HINTS, TOPOLOGY_MODE } from '../engine/annotations';
import { type Fault, fault, NO_FAULTS } from '../engine/fault';
import type { Demand } from './demands';

/** What may be a slip of the fields that are asked for, which is another rule's matter. */
const MAY_BE_MEANT = /^(exec|http|tcp|grpc|.*ref)/i;

/** Exactly one of some fields. `something` names one of them, whichever it is. */
export function oneOfFields(something: string, ...names: readonly string[]): Demand {
  return (field) => {
    const given = names.filter((name) => field.has(name));
    const [, second] = given;
    if (second !== undefined) {
      const found = `${listed(given, 'and')} together`;
      return [fault(field.get(second), found, `one ${something}`, 'leave out all but one')];
    }
    const isEmpty = given.length === 0 && field.isMap && !field.keys.some((key) => MAY_BE_MEANT.test(key));
    return isEmpty ? [fault(field, `no ${something}`, listed(names), 'add one, or leave the whole out')] : NO_FAULTS;
  };
}

/** A field that must not be given. */
export function absent(where: string, fix: string): Demand {
  return (field) => [fault(field, `${shownBriefly(field)} ${where}`, 'nothing', fix)];
}

/** A variable has a value, or a source of one. */
export const valueOrSource: Demand = (field) =>
  field.has('valueFrom') && (field.get('value').text ?? '') !== ''
    ? [fault(field.get('valueFrom'), 'valueFrom beside value', 'one of the two', 'leave one out')]
    : NO_FAULTS;

/** In the network of the node there is nothing between the port of the host and that of the container. */
export const sameHostPorts: Demand = (spec) =>
  spec.get('hostNetwork').value === true ? otherHostPorts(spec) : NO_FAULTS;

function* otherHostPorts(spec: Field): Iterable<Fault> {
  const containers = [...spec.get('containers').items, ...spec.get('initContainers').items];
  for (const port of containers.flatMap((container) => container.get('ports').items)) {
    const [host, own] = [port.get('hostPort'), port.get('containerPort')];
    if (host.number && own.number && host.number !== own.number) {
      yield fault(host, `${host.number} with hostNetwork`, `${own.number}, as containerPort`, 'leave it out');
    }
  }
}

/** A container that ends before the others begin has no use for probes. */
export const noProbesUnlessSidecar: Demand = function* (container): Iterable<Fault> {
  const isSidecar = container.get('restartPolicy').value === 'Always';
  for (const name of isSidecar ? [] : ['livenessProbe', 'readinessProbe', 'startupProbe']) {
    const probe = container.get(name);
    if (probe.isGiven) {
      yield fault(
        probe,
        'a probe of an init container that ends',
        'none',
        'leave it out, or add restartPolicy: Always',
      );
    }
  }
};

/** The old and the new name of one annotation say the same. */
export const sameHints: Demand = (annotations) => {
  if (!annotations.has(TOPOLOGY_MODE) || !annotations.has(TOPOLOGY_AWARE_HINTS)) {
    return NO_FAULTS;
  }
  const [mode, hints] = [annotations.get(TOPOLOGY_MODE), annotations.get(TOPOLOGY_AWARE_HINTS)];
  const expected = `${shown(hints.value)}, as ${TOPOLOGY_AWARE_HINTS} has it`;
  return mode.value === hints.value
    ? NO_FAULTS
    : [fault(mode, shown(mode.value), expected, 'leave the other annotation out')];
};

/** Values that an operator of a selector needs or forbids. */
export const valuesOfOperator: Demand = function* (field): Iterable<Fault> {
  const operator = field.get('operator').text ?? '';
  const values = field.get('values');
  if (/^(In|NotIn)$/.test(operator) && values.length === 0) {
    yield fault(values, 'no values', `at least one, for the operator is ${operator}`, 'add one');
  } else if (/^(Exists|DoesNotExist)$/.test(operator) && values.length > 0) {
    yield fault(
      values,
      shown(values.value),
      `nothing, for the operator is ${operator}`,
      'leave it out, or use In or NotIn',
    );
  }
};

function shownBriefly(field: Field): string {
  return typeof field.value === 'object' ? String(field.key) : shown(field.value);
}
