import fc from 'fast-check';

/** Objects that throw from nearly every question about them, and can yet be printed when a property fails. */
function hostile(target: object): object {
  const refuse = (): never => {
    throw new TypeError('an odd value was asked');
  };
  return new Proxy(target, {
    // The one question that fast-check itself asks.
    has: (_, key) => key === fc.toStringMethod,
    get: (_, key) => (key === fc.toStringMethod ? () => 'a hostile Proxy' : refuse()),
    getPrototypeOf: refuse,
    ownKeys: refuse,
  });
}

/** Anything at all, and what is worse than that. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSet: true }),
  fc.constantFrom<unknown>(Number.NaN, -0, '\u0000', Symbol('odd'), () => 'odd', hostile({}), hostile([])),
);

/** Mostly nothing or what belongs there, sometimes anything. */
export function orOdd(...good: unknown[]): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(undefined, ...good) }, { weight: 1, arbitrary: oddValue });
}

/**
 * Runs what builds manifests and returns them as text: whatever is refused must be refused in the one sentence, and
 * whatever is not must be free of JavaScript's leftovers.
 */
export function buildsOrRefuses(build: () => string): void {
  let text = '';
  try {
    text = build();
  } catch (error) {
    const { name, message } = error as Error;
    // Thousands of drafts are judged, and `expect` takes its time even where it is content.
    if (name !== 'Error' || !REFUSAL.test(message)) {
      expect(name).toBe('Error');
      expect(message).toMatch(REFUSAL);
    }
  }
  if (RUBBISH.test(text)) {
    expect(text).not.toMatch(RUBBISH);
  }
}

const REFUSAL = /: found .+, expected .+; .+/s;
const RUBBISH = /undefined|NaN|\[object /;
