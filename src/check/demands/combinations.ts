import type { Field } from '../../model/field';
import { listed, shown } from '../../values/wording';
import { TOPOLOGY_AWARE_HINTS, TOPOLOGY_MODE } from '../annotations';
import { type Fault, fault } from '../fault';
import type { Demand } from './demands';

/** What may be a slip of the fields that are asked for, which is another rule's matter. */
const MAY_BE_MEANT = /^(exec|http|tcp|grpc|.*ref)/i;

/** Exactly one of some fields. `something` names one of them, whichever it is. */
export function oneOfFields(something: string, ...names: readonly string[]): Demand {
  return function* (field): Iterable<Fault> {
    const given = names.filter((name) => field.get(name).isGiven);
    const [, second] = given;
    if (second !== undefined) {
      yield fault(field.get(second), `${listed(given, 'and')} together`, `one ${something}`, 'leave out all but one');
    } else if (given.length === 0 && field.isMap && !field.keys.some((key) => MAY_BE_MEANT.test(key))) {
      yield fault(field, `no ${something}`, listed(names), 'add one, or leave the whole out');
    }
  };
}

/** A field that must not be given. */
export function absent(where: string, fix: string): Demand {
  return function* (field): Iterable<Fault> {
    yield fault(field, `${shownBriefly(field)} ${where}`, 'nothing', fix);
  };
}

/** A variable has a value, or a source of one. */
export const valueOrSource: Demand = function* (field): Iterable<Fault> {
  if (field.get('valueFrom').isGiven && (field.get('value').text ?? '') !== '') {
    yield fault(field.get('valueFrom'), 'valueFrom beside value', 'one of the two', 'leave one out');
  }
};

/** In the network of the node there is nothing between the port of the host and that of the container. */
export const sameHostPorts: Demand = function* (spec): Iterable<Fault> {
  const isOnHost = spec.get('hostNetwork').value === true;
  const containers = isOnHost ? [...spec.get('containers').items, ...spec.get('initContainers').items] : [];
  for (const port of containers.flatMap((container) => container.get('ports').items)) {
    const [host, own] = [port.get('hostPort'), port.get('containerPort')];
    if (host.number && own.number && host.number !== own.number) {
      yield fault(host, `${host.number} with hostNetwork`, `${own.number}, as containerPort`, 'leave it out');
    }
  }
};

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
export const sameHints: Demand = function* (annotations): Iterable<Fault> {
  const mode = annotations.get(TOPOLOGY_MODE);
  const hints = annotations.get(TOPOLOGY_AWARE_HINTS);
  if (mode.isGiven && hints.isGiven && mode.value !== hints.value) {
    yield fault(
      mode,
      shown(mode.value),
      `${shown(hints.value)}, as ${TOPOLOGY_AWARE_HINTS} has it`,
      'leave the other annotation out',
    );
  }
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
