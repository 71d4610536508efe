import type { Field } from '../../values/field';
import { listed, shown } from '../../values/wording';
import { type Constraint, NO_REFUSALS, type Refusal } from '../language/constraint';
import { constraint, refusal } from './makers';

/*
 * What the validation rules of the Gateway API demand of one filter of a route:
 * https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#httproutefilter
 */

/** What says how to filter, or to do something else of several types, stands in the field of its type, and in no other. */
export function settingsOfType(fieldOf: Readonly<Record<string, string>>, what = 'filter'): Constraint {
  const types = Object.entries(fieldOf);
  return constraint('combination', ['type', ...types.map(([, name]) => name)], function* (filter): Iterable<Refusal> {
    const type = filter.get('type').text ?? '';
    const own = Object.hasOwn(fieldOf, type) ? fieldOf[type] : undefined;
    if (own === undefined) {
      return;
    }
    for (const [other, name] of types) {
      if (name !== own && filter.has(name)) {
        yield refusal(
          filter.get(name),
          `${name} in a ${what} of type ${type}`,
          own,
          `change the type to ${other}, or write ${own}`,
        );
      }
    }
    if (!filter.has(own) && !types.some(([, name]) => filter.has(name))) {
      yield refusal(filter.get(own), 'nothing', `${own}, for the ${what} is of type ${type}`, 'write it');
    }
  });
}

/** The text that replaces a path stands in the field of its type. */
export const PATH_OF_TYPE = settingsOfType(
  { ReplaceFullPath: 'replaceFullPath', ReplacePrefixMatch: 'replacePrefixMatch' },
  'path',
);

/** How much of the requests is mirrored is said once. */
export const ONE_SHARE: Constraint = constraint('combination', ['percent', 'fraction'], (mirror) =>
  mirror.has('percent') && mirror.has('fraction')
    ? [refusal(mirror.get('fraction'), 'fraction beside percent', 'one of the two', 'leave one out')]
    : NO_REFUSALS,
);

/** No more than all of what a fraction is taken from, which is 100 unless it is said. */
export const NO_MORE_THAN_ALL: Constraint = constraint('number', ['numerator', 'denominator'], (fraction) => {
  const [numerator, all] = [fraction.get('numerator'), fraction.get('denominator').number ?? 100];
  return (numerator.number ?? 0) > all
    ? [refusal(numerator, shown(numerator.value), `at most ${all}, the denominator`, 'write a smaller one')]
    : NO_REFUSALS;
});

/** Any of them, or those that are named. */
export const STAR_ALONE: Constraint = constraint('combination', [], (list) => {
  const star = list.items.find(({ value }) => value === '*');
  return star !== undefined && list.length > 1
    ? [refusal(star, `"*" beside ${others(list)}`, 'it alone', 'leave it out, or all others')]
    : NO_REFUSALS;
});

function others(texts: Field): string {
  return listed(
    texts.items.flatMap(({ value }) => (value === '*' ? [] : shown(value))),
    'and',
  );
}
