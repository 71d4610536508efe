import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Constraint } from '../../../src/kinds/language/constraint';
import type { Kind } from '../../../src/kinds/language/kind';
import type * as demands from './demands';
import { differencesFrom } from './listing';
import { load, makingsOfNamed, watch } from './makings';
import { shown } from './walked';

/*
 * What the API server demands of each field, by the shapes, held against a list: which words a field takes, how long a name may
 * be, what must be there, and since when.
 */

const CONSTRAINTS = readdirSync(join(__dirname, '../../../src/kinds/constraints')).map((file) =>
  file.replace(/\.ts$/, ''),
);

watch(['values/parser', 'kinds/language/required', ...CONSTRAINTS.map((file) => `kinds/constraints/${file}`)], shown);

const { demandsOf, expectationsOf } = require('./demands') as typeof demands;
const { ALL_KINDS } = load<{ ALL_KINDS: readonly Kind[] }>('kinds/all-kinds');

test('the shapes demand what the list has', () => {
  const said = ALL_KINDS.flatMap(({ name, versions, scope, former }) => [
    ...versions.map(
      ({ apiVersion, until }) =>
        `${name} ${apiVersion}: lies in a ${scope}${until === undefined ? '' : `, until 1.${until}`}`,
    ),
    ...Object.entries(former).map(([field, now]) => `${name}: ${field} is now ${now}`),
    ...versions.flatMap(({ apiVersion, shape }) =>
      shape === undefined ? [] : demandsOf(shape, `${name} ${apiVersion}`),
    ),
  ]);
  expect(differencesFrom('demands.txt', said)).toEqual([]);
});

test('constraints with a name expect what the list has', () => {
  const said = CONSTRAINTS.flatMap((file) =>
    Object.entries(load(`kinds/constraints/${file}`)).flatMap(([name, value]) => [
      ...(makingsOfNamed().has(name) ? [`${name} is ${makingsOfNamed().get(name)}`] : []),
      ...(isConstraint(value) ? expectationsOf(value).map((expected) => `${name} expects ${expected}`) : []),
    ]),
  );
  expect(differencesFrom('constraints.txt', said)).toEqual([]);
});

function isConstraint(value: unknown): value is Constraint {
  return typeof value === 'object' && value !== null && 'demand' in value;
}
