import { shapeOf } from '../../../../src/kinds/known-kinds';
import type { Shape } from '../../../../src/kinds/language/shape';
import type { KubeObject } from '../../../../src/model/objects/kube-object';
import type { Field } from '../../../../src/values/field';
import { put, renamed } from '../change';
import type { Mistake } from '../mistake';
import { sound } from '../places';
import { misspelt } from '../typing';

const KINDS = [
  'Service',
  'Ingress',
  'EndpointSlice',
  'NetworkPolicy',
  'StatefulSet',
  'Deployment',
  'Gateway',
  'HTTPRoute',
] as const;

/** A field of a known name, with what belongs there. */
interface Known {
  readonly field: Field;
  readonly shape: Shape;
}

/** Every field with a slip in its name, and every field with a value of another type. */
export const ANY_FIELD: readonly Mistake[] = KINDS.flatMap((kind): Mistake[] => [
  {
    done: `a slip in the name of a field of a ${kind}`,
    rules: ['forbidden-unknown-field'],
    severity: 'error',
    *places(app) {
      for (const object of sound(app, kind)) {
        for (const { field } of ownFields(object)) {
          const name = misspelt(String(field.key));
          if (name.length > 4) {
            yield { changes: renamed(object, field, name) };
          }
        }
      }
    },
  },
  {
    done: `quotes around a value, or no dash before it, in a field of a ${kind}`,
    rules: ['forbidden-field-type'],
    severity: 'error',
    *places(app) {
      for (const object of sound(app, kind)) {
        for (const { field, shape } of ownFields(object)) {
          const value = wrong(field, shape);
          if (value !== undefined) {
            yield { changes: [put(object, field, value)] };
          }
        }
      }
    },
  },
]);

/** The fields below the metadata of an object. */
function* ownFields(object: KubeObject): Iterable<Known> {
  for (const known of knownFields(object.root, shapeOf(object))) {
    const [first] = known.field.steps;
    if (first !== 'apiVersion' && first !== 'kind' && first !== 'metadata' && known.field.steps.length > 1) {
      yield known;
    }
  }
}

/** The fields of a map and of all that is in it. */
function* knownFields(field: Field, shape: Shape | undefined): Iterable<Known> {
  if (shape?.items !== undefined && shape.type === 'list') {
    for (const item of field.items) {
      yield* knownFields(item, shape.items);
    }
    return;
  }
  for (const each of shape?.type === 'map' ? field.entries : []) {
    const known = shape?.fields.get(String(each.key));
    if (known !== undefined) {
      yield { field: each, shape: known };
      yield* knownFields(each, known);
    }
  }
}

/** The value as people write it by mistake: in quotes, or without its list. */
function wrong({ value, items }: Field, { type }: Shape): unknown {
  if (type === 'whole number' || type === 'flag') {
    return String(value);
  }
  return type === 'list' && items.length === 1 && typeof items[0]?.value === 'object' ? items[0].value : undefined;
}
