import { Chart } from 'cdk8s';
import fc from 'fast-check';
import { unwrittenApp } from '../../support/synth';
import { draws } from '../../support/thoroughness';

/** The one sentence that every refusal is. */
export const SENTENCE = /^.+: found .+, expected .+; .+$/s;

/** What no manifest may hold: the marks of values that nobody looked at. */
const RUBBISH = /\bundefined\b|\bNaN\b|\[object |\bInfinity\b/;

/** An object that throws when it is read. */
const unreadable = {
  get metadata() {
    throw new TypeError('not to be read');
  },
};

/** Values that no property wants, or that only look right. */
const ODD = fc.oneof(
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withNullPrototype: true,
    withSparseArray: true,
  }),
  fc.constantFrom(
    null,
    undefined,
    '',
    ' ',
    0,
    -0,
    -1,
    1.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    80,
    '80',
    70_000,
    true,
    'None',
  ),
  fc.constantFrom<unknown>([], [undefined], new Array(3), [null], {}, [[]], Symbol('odd'), () => 'odd', 10n),
  fc.constantFrom<unknown>(new Date(Number.NaN), /odd/, new Error('odd'), Object.create(null), unreadable),
);

/** Props: anything at all, or objects with the right names and odd or right values. */
export function oddProps(valid: Record<string, unknown>): fc.Arbitrary<any> {
  const values = Object.fromEntries(
    Object.entries(valid).map(([key, value]) => [
      key,
      fc.oneof(
        { weight: 10, arbitrary: fc.constant(value) },
        { weight: 1, arbitrary: mutated(value) },
        { weight: 1, arbitrary: ODD },
      ),
    ]),
  );
  return fc.oneof(
    { weight: 1, arbitrary: ODD },
    { weight: 6, arbitrary: fc.record(values, { requiredKeys: [] }) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.record(values), fc.string(), ODD)
        .map(([props, key, value]) => ({ ...props, [key]: value })),
    },
  );
}

/** A right value, wrong in one place. */
function mutated(value: unknown): fc.Arbitrary<unknown> {
  if (Array.isArray(value)) {
    return fc.oneof(
      ODD.map((odd) => [...value, odd]),
      fc.constant([...value, ...value]),
      fc.constant(new Set(value)),
    );
  }
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    const keys = [...Object.keys(value), 'other'];
    return fc.tuple(fc.constantFrom(...keys), ODD).map(([key, odd]) => ({ ...value, [key]: odd }));
  }
  return typeof value === 'string' ? fc.tuple(fc.string(), fc.string()).map(([a, b]) => a + value + b) : ODD;
}

/** Builds something of any props; it must work and render cleanly, or be refused with a sentence. Says how often it worked. */
export function expectSentenceOrManifest(
  props: fc.Arbitrary<any>,
  build: (chart: Chart, props: any) => unknown,
  runs = 300,
): number {
  let rendered = 0;
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
  try {
    fc.assert(
      fc.property(props, (given) => {
        const chart = new Chart(unwrittenApp(), 'shop');
        const refusal = thrownBy(() => build(chart, given));
        if (refusal === undefined) {
          expectNot(RUBBISH, JSON.stringify(chart.toJson(), shownBare));
          rendered++;
        } else {
          expectSentence(refusal);
        }
      }),
      { numRuns: draws(runs) },
    );
  } finally {
    warn.mockRestore();
  }

  return rendered;
}

/** What is thrown, if anything is. */
function thrownBy(build: () => unknown): unknown {
  try {
    build();
    return undefined;
  } catch (error) {
    return error;
  }
}

// Some ten thousand drafts are judged: `expect` makes an error with a stack even where it is content, and is therefore asked
// only where it is not going to be.

function expectSentence(refusal: unknown): void {
  const { constructor: madeBy, message } = refusal as Error;
  if (madeBy !== Error || !SENTENCE.test(message) || message.includes('[object ')) {
    expect(madeBy).toBe(Error);
    expect(message).toMatch(SENTENCE);
    expect(message).not.toContain('[object ');
  }
}

function expectNot(rubbish: RegExp, manifests: string): void {
  if (rubbish.test(manifests)) {
    expect(manifests).not.toMatch(rubbish);
  }
}

/** JSON would turn these into null or leave them out. */
function shownBare(_: string, value: unknown): unknown {
  return value === undefined || (typeof value === 'number' && !Number.isFinite(value)) ? String(value) : value;
}
