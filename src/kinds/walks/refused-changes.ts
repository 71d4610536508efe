import type { Both } from '../language/lasting';
import type { Shape } from '../language/shape';

/** The fields that differ between two states of an object, and that the API server lets nobody change. */
export function refusedChanges(shape: Shape, root: Both): readonly Both[] {
  return changesBelow(shape, root, root);
}

function changesBelow(shape: Shape, { was, is }: Both, root: Both): Both[] {
  return [...shape.fields].flatMap(([key, below]): Both[] => {
    const field = { was: was.get(key), is: is.get(key) };
    const { lasting, byDefault } = below;
    if (lasting === undefined) {
      return changesBelow(below, field, root);
    }
    const isChanged = !isSame(field.was.value ?? byDefault, field.is.value ?? byDefault);
    return isChanged && lasting.isRefused(field, root) ? [field] : [];
  });
}

/** Whether two values are the same to the API server, to which nothing and what is empty are one. */
function isSame(a: unknown, b: unknown): boolean {
  if (isEmpty(a) || isEmpty(b)) {
    return isEmpty(a) && isEmpty(b);
  }
  if (typeof a !== 'object' || typeof b !== 'object') {
    return a === b;
  }
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Array.isArray(a) === Array.isArray(b) && [...keys].every((key) => isSame(one[key], other[key]));
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === '' ||
    (typeof value === 'object' && Object.values(value).every((each) => each === undefined || each === null))
  );
}
