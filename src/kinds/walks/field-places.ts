import type { Step } from '../../values/field';
import type { Shape } from '../language/shape';

/**
 * Where the kind of an object has a field of the name that was written elsewhere, such as `spec.sessionAffinityConfig`:
 * the place that shares most with where it was written, and the shortest of these.
 */
export function placeOf(shape: Shape, written: readonly Step[]): string | undefined {
  const places: string[] = [];
  collect(shape, '', String(written.at(-1)), places);
  const here = pathOf(written.slice(0, -1));
  const shared = (place: string) => namesOf(place).findIndex((name, i) => name !== here[i]);
  return places
    .filter((place) => here[0] === 'metadata' || mayBelongTo(place, here))
    .map((place) => ({ place, distance: here.length - (shared(place) < 0 ? namesOf(place).length : shared(place)) }))
    .sort((a, b) => a.distance - b.distance || a.place.length - b.place.length || (a.place < b.place ? -1 : 1))[0]
    ?.place;
}

/** What is deep in an object is no metadata of it, and what is not there is nothing of what metadata hold. */
function mayBelongTo(place: string, here: readonly string[]): boolean {
  return place === 'metadata' ? here.length < 2 : !place.startsWith('metadata.');
}

function pathOf(steps: readonly Step[]): string[] {
  return steps.filter((step) => typeof step === 'string');
}

function namesOf(place: string): string[] {
  return place.replaceAll('[]', '').split('.');
}

function collect({ type, items, fields }: Shape, path: string, name: string, into: string[]): void {
  if (type === 'anything') {
    return;
  }
  if (items !== undefined) {
    collect(items, `${path}[]`, name, into);
  }
  for (const [key, below] of fields) {
    if (key === name) {
      into.push(path || 'the object itself');
    }
    collect(below, path === '' ? key : `${path}.${key}`, name, into);
  }
}
