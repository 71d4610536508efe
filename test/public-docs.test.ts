import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/*
 * What users see of the library in their editor, in every language: the doc comments that jsii took into the assembly.
 */

interface Docs {
  readonly summary?: string;
  readonly remarks?: string;
  readonly default?: string;
}

interface Documented {
  readonly docs?: Docs;
}

interface Value extends Documented {
  readonly name: string;
  readonly optional?: boolean;
  readonly type?: {
    readonly primitive?: string;
    readonly collection?: { readonly elementtype: { primitive?: string } };
  };
  /** The type whose member this one overrides. */
  readonly overrides?: string;
}

interface Callable extends Documented {
  readonly name?: string;
  readonly parameters?: readonly Value[];
  readonly overrides?: string;
  readonly protected?: boolean;
}

interface Type extends Documented {
  readonly name: string;
  readonly kind: 'class' | 'interface' | 'enum';
  readonly properties?: readonly Value[];
  readonly methods?: readonly Callable[];
  readonly initializer?: Callable;
  readonly members?: readonly Value[];
}

type Types = Readonly<Record<string, Type>>;

/** The parameters that every construct has, which say the same everywhere. */
const OF_EVERY_CONSTRUCT = ['scope', 'id', 'props'];

const FEWEST_WORDS = 3;

test('everything that users can see is documented: what it is for, its default, its range', () => {
  expect(undocumented(assembly())).toEqual([]);
});

test('the assembly holds the public types, compressed or not', () => {
  expect(Object.keys(assembly())).toContain('cdk8s-service-patterns.StickyService');
});

describe('this guard', () => {
  const shop = (type: Partial<Type>): Types => ({
    'shop.Base': {
      name: 'Base',
      kind: 'class',
      docs: { summary: 'What carts are.' },
      properties: [{ name: 'service', docs: { summary: 'The Service itself.' } }],
    },
    'shop.Cart': { name: 'Cart', kind: 'class', docs: { summary: 'Holds the goods.' }, ...type },
  });
  const size = { name: 'size', type: { primitive: 'number' }, optional: true };

  test.each<[string, Partial<Type>, string[]]>([
    [
      'a type without a word',
      { docs: undefined },
      ['Cart: found no text, expected at least 3 words; say what it is for'],
    ],
    [
      'a type with too few',
      { docs: { summary: 'The cart.' } },
      ['Cart: found 2 words, expected at least 3 words; say what it is for'],
    ],
    [
      'an optional number without default and range',
      { properties: [{ ...size, docs: { summary: 'The size of it.' } }] },
      [
        'Cart.size: found no @default, expected one on an optional property; say what happens without it',
        'Cart.size: found a number without digits in its text, expected its range or unit; name it',
      ],
    ],
    ['one with both', { properties: [{ ...size, docs: { summary: 'The size of it, 1 to 9.', default: '1' } }] }, []],
    [
      'a method and its parameter',
      { methods: [{ name: 'fill', parameters: [{ name: 'goods' }] }] },
      [
        'Cart.fill(): found no text, expected at least 3 words; say what it is for',
        'Cart.fill(goods): found no text, expected at least 3 words; say what it is for',
      ],
    ],
    [
      'what a constructor takes, but not what every construct takes',
      { initializer: { parameters: [{ name: 'scope' }, { name: 'id' }, { name: 'props' }, { name: 'goods' }] } },
      ['new Cart(goods): found no text, expected at least 3 words; say what it is for'],
    ],
    [
      'a member of an enum',
      { kind: 'enum', members: [{ name: 'FULL' }] },
      ['Cart.FULL: found no text, expected at least 3 words; say what it is for'],
    ],
    ['what overrides a documented member', { properties: [{ name: 'service', overrides: 'shop.Base' }] }, []],
    [
      'what overrides a member of another package',
      { methods: [{ name: 'toString', overrides: 'constructs.Construct' }] },
      [],
    ],
    [
      'what overrides an undocumented member',
      { properties: [{ name: 'dns', overrides: 'shop.Base' }] },
      ['Cart.dns: found no text, expected at least 3 words; say what it is for'],
    ],
  ])('judges %s', (_, type, complaints) => {
    expect(undocumented(shop(type))).toEqual(complaints);
  });
});

/** The exported types, from the assembly that the compiler left at the top of the package. */
function assembly(): Types {
  const root = join(__dirname, '..');
  const file = join(root, '.jsii');
  if (!existsSync(file)) {
    throw new Error('.jsii: found no such file, expected the assembly that documents the library; run `npm run build`');
  }
  const content = JSON.parse(readFileSync(file, 'utf8'));
  return content.schema === 'jsii/file-redirect'
    ? JSON.parse(gunzipSync(readFileSync(join(root, content.filename))).toString()).types
    : content.types;
}

/** What is not documented well enough, in sentences. */
function undocumented(types: Types): string[] {
  return Object.values(types).flatMap((type) => [
    ...summaryComplaints(type.name, type),
    ...(type.properties ?? []).flatMap((property) => propertyComplaints(types, type, property)),
    ...(type.methods ?? []).flatMap((method) => methodComplaints(types, type, method)),
    ...((type.initializer?.protected ? undefined : type.initializer?.parameters) ?? [])
      .filter(({ name }) => !OF_EVERY_CONSTRUCT.includes(name))
      .flatMap((parameter) => valueComplaints(`new ${type.name}(${parameter.name})`, parameter)),
    ...(type.members ?? []).flatMap((member) => summaryComplaints(`${type.name}.${member.name}`, member)),
  ]);
}

function propertyComplaints(types: Types, type: Type, property: Value): string[] {
  if (isInherited(types, property, ({ properties }) => properties)) {
    return [];
  }
  const where = `${type.name}.${property.name}`;
  return [
    ...summaryComplaints(where, property),
    ...(property.optional && !property.docs?.default
      ? [`${where}: found no @default, expected one on an optional property; say what happens without it`]
      : []),
    ...rangeComplaints(where, property),
  ];
}

function methodComplaints(types: Types, type: Type, method: Callable): string[] {
  if (isInherited(types, method, ({ methods }) => methods)) {
    return [];
  }
  const where = `${type.name}.${method.name}`;
  return [
    ...summaryComplaints(`${where}()`, method),
    ...(method.parameters ?? []).flatMap((parameter) => valueComplaints(`${where}(${parameter.name})`, parameter)),
  ];
}

function valueComplaints(where: string, value: Value): string[] {
  return [...summaryComplaints(where, value), ...rangeComplaints(where, value)];
}

function summaryComplaints(where: string, { docs }: Documented): string[] {
  // jsii cuts the first sentence at the first dot, which may be that of a path.
  const words = [docs?.summary, docs?.remarks]
    .join(' ')
    .split(/\s+/)
    .filter((word) => /\w/.test(word)).length;
  return words >= FEWEST_WORDS
    ? []
    : [
        `${where}: found ${words === 0 ? 'no text' : `${words} ${words === 1 ? 'word' : 'words'}`}, ` +
          `expected at least ${FEWEST_WORDS} words; say what it is for`,
      ];
}

function rangeComplaints(where: string, { type, docs }: Value): string[] {
  const isNumber = [type?.primitive, type?.collection?.elementtype.primitive].includes('number');
  const text = [docs?.summary, docs?.remarks, docs?.default].join(' ');
  return isNumber && !/\d/.test(text)
    ? [`${where}: found a number without digits in its text, expected its range or unit; name it`]
    : [];
}

/** Whether a member without words of its own overrides one that has them, or one of another package. */
function isInherited(
  types: Types,
  member: Callable | Value,
  membersOf: (type: Type) => readonly (Callable | Value)[] | undefined,
): boolean {
  if (member.overrides === undefined || member.docs?.summary !== undefined) {
    return false;
  }
  const base = types[member.overrides];
  const overridden = base === undefined ? undefined : membersOf(base)?.find(({ name }) => name === member.name);
  return base === undefined || overridden?.docs?.summary !== undefined;
}
