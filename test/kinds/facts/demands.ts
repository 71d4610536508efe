import type { Constraint } from '../../../src/kinds/language/constraint';
import type { Shape } from '../../../src/kinds/language/shape';
import { DEFAULT_TARGET } from '../../../src/kinds/language/target';
import { Field } from '../../../src/values/field';
import { nameOf } from './makings';

/*
 * What shapes demand, a demand a line. A part that several kinds hold, such as a container, is told where it is met first.
 */

/** Where the parts were met that have been told. */
const told = new Map<unknown, string>();

/** What the shape of a kind says of its fields. */
export function demandsOf(shape: Shape, kind: string, way = ''): string[] {
  const here = `${kind} ${way || 'itself'}`;
  const own = [...limitsOf(shape), ...constraintsOf(shape)].map((demand) => `${here}: ${demand}`);
  const inside = shape.fields.size > 0 ? shape.fields : shape.items;
  if (inside === undefined) {
    return own;
  }
  const before = told.get(inside);
  if (before !== undefined) {
    return [...own, `${here}: as ${before}`];
  }
  told.set(inside, here);
  const items = shape.items === undefined ? [] : demandsOf(shape.items, kind, `${way}[]`);
  const below = (key: string) => (way === '' ? key : `${way}.${key}`);
  return [...own, ...items, ...[...shape.fields].flatMap(([key, each]) => demandsOf(each, kind, below(key)))];
}

function limitsOf({ since, until, need, byDefault, lasting }: Shape): string[] {
  return [
    ...(since === undefined ? [] : [`since 1.${since}`]),
    ...(until === undefined ? [] : [`until 1.${until}`]),
    ...(need === undefined ? [] : [`needed: ${need.what}`]),
    ...(byDefault === undefined ? [] : [`${byDefault} by default`]),
    ...(lasting === undefined ? [] : [`lasting: ${lasting.source}`]),
  ];
}

/** Constraints by their names, or the calls that made them; one that says too little so, with what it expects. */
function constraintsOf({ constraints, fields }: Shape): string[] {
  const ofNeeds = [...fields].flatMap(([key, { need }]) => (need === undefined ? [] : [`required("${key}", `]));
  return constraints.flatMap((constraint) => {
    const name = nameOf(constraint) ?? 'a function';
    const expected = name.includes('a function') ? [...expectationsOf(constraint)] : [];
    return ofNeeds.some((need) => name.startsWith(need))
      ? []
      : [`${constraint.sort}: ${name}`, ...expected.map((each) => `${constraint.sort}: expects ${each}`)];
  });
}

/** What a constraint expects, by its refusals of what nobody would write. */
export function expectationsOf({ demand, looksAt }: Constraint): readonly string[] {
  const said = new Set<string>();
  for (const odd of [...ODD, ...oddMaps(looksAt)]) {
    for (const minor of [20, DEFAULT_TARGET.minor]) {
      const field = Field.root(odd);
      for (const { complaint } of demand(field, { root: field, target: { ...DEFAULT_TARGET, minor } })) {
        said.add(complaint.expected);
      }
    }
  }
  return [...said];
}

const ODD: readonly unknown[] = [
  '',
  '?!',
  '-',
  'a'.repeat(300),
  '0',
  -1,
  1e12,
  {},
  Array(2).fill({}),
  Array(2).fill('?!'),
];

/** Maps whose fields below hold odd things, each alone and all together. */
function oddMaps(ways: readonly string[]): unknown[] {
  const tops = [...new Set(ways.map((way) => way.replace(/\..*/, '')))];
  const each = tops.flatMap((top) => ['?!', '', -1, 1e12, {}, [{}, {}]].map((odd) => ({ [top]: odd })));
  return [
    ...each,
    Object.fromEntries(tops.map((top) => [top, '?!'])),
    Object.fromEntries(tops.map((top) => [top, [{}]])),
  ];
}
