import { type Container, Probe } from 'cdk8s-plus-27';
import { Complaint } from '../values/complaint';
import { hasPrototype, propertyOf } from '../values/foreign-object';
import type { Parser } from '../values/parser';
import { kindOf } from '../values/wording';

/** A probe of any cdk8s-plus release, as one of cdk8s-plus-27: they differ by class, and render alike. */
export const probe: Parser<Probe> = (input) => {
  if (hasPrototype(input, Probe.prototype)) {
    return input;
  }
  const render = propertyOf(Object(input), '_toKube');
  // Other objects of cdk8s-plus render by a method of that name, too; only a probe has options of one.
  return typeof render === 'function' && typeof propertyOf(Object(input), 'probeOptions') === 'object'
    ? Object.create(Probe.prototype, { _toKube: { value: (container: Container) => render.call(input, container) } })
    : new Complaint(kindOf(input), 'a Probe', 'make one with Probe.fromCommand(["redis-cli", "ping"])');
};
