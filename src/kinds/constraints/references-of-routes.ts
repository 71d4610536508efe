import type { Field } from '../../values/field';
import { quoted } from '../../values/wording';
import { type Constraint, NO_REFUSALS, type Refusal } from '../language/constraint';
import { constraint, refusal } from './makers';

/** What tells objects apart that are referred to, of which each may have defaults. */
const OBJECT = ['group', 'kind', 'namespace', 'name'];

/** Who refers to one object several times says which part of it is meant each time, and another one each time. */
export function partsOfSame(what: string, ...parts: readonly ('sectionName' | 'port')[]): Constraint {
  return constraint('combination', ['name', ...parts], (list) => {
    if (list.length < 2) {
      return NO_REFUSALS;
    }
    const refusals: Refusal[] = [];
    const first = new Map<string, Field>();
    for (const item of list.items.filter(({ isMap }) => isMap)) {
      const object = OBJECT.map((key) => item.get(key).text ?? '').join('/');
      const earlier = first.get(object);
      if (earlier === undefined) {
        first.set(object, item);
      } else {
        refusals.push(...refusalsBetween(item, earlier, what));
      }
    }
    return refusals;
  });
}

function refusalsBetween(item: Field, earlier: Field, what: string): readonly Refusal[] {
  const name = quoted(item.get('name').text ?? '');
  const lacking = [item, earlier].filter((each) => (each.get('sectionName').text ?? '') === '');
  if (lacking.length === 1) {
    const expected = `the ${what} that is meant, for ${name} is named twice`;
    return lacking.map((each) => refusal(each.get('sectionName'), 'nothing', expected, 'name it in each of the two'));
  }
  const [port, otherPort] = [item, earlier].map((each) => each.get('port'));
  const isSamePart = item.get('sectionName').value === earlier.get('sectionName').value;
  return isSamePart && (port?.value === otherPort?.value || port?.isGiven !== otherPort?.isGiven)
    ? [
        refusal(
          item,
          `${name} again`,
          `another ${what} of it than in ${earlier.path}`,
          'leave one out, or say which is meant',
        ),
      ]
    : NO_REFUSALS;
}
