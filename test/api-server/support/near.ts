import fc from 'fast-check';

/** Letters that some rule somewhere forbids: capitals, dashes, dots, blanks, what URLs are made of, what is not ASCII. */
const LETTERS = [...'aZ09-_.:/*@%$~=+,;"\\ \t\n\u0000é界'];

type Change = (text: string) => string;

/** One small change of a text: a letter more, less, other, twice or in capitals. */
const change: fc.Arbitrary<Change> = fc
  .tuple(fc.nat(5), fc.nat(), fc.constantFrom(...LETTERS))
  .map(([kind, place, letter]) => (text) => {
    // The ends are where most rules look.
    const at = [0, text.length, place % (text.length + 1)][place % 3];
    const [before, after] = [text.slice(0, at), text.slice(at)];
    switch (kind) {
      case 0:
        return before + letter + after;
      case 1:
        return before + letter + after.slice(1);
      case 2:
        return before + after.slice(1);
      case 3:
        return before + after.slice(0, 1) + after;
      case 4:
        return before + after.slice(0, 1).toUpperCase() + after.slice(1);
      default:
        return before;
    }
  });

/** Texts on both sides of a border: good ones, good ones with a few letters changed, and good ones of a critical length. */
export function near(good: readonly string[], lengths: readonly number[] = []): fc.Arbitrary<string> {
  const changes = fc.oneof(
    { weight: 2, arbitrary: fc.constant<Change[]>([]) },
    { weight: 5, arbitrary: fc.array(change, { minLength: 1, maxLength: 1 }) },
    { weight: 2, arbitrary: fc.array(change, { minLength: 2, maxLength: 4 }) },
  );
  const changed = fc
    .tuple(fc.constantFrom(...good), changes)
    .map(([text, each]) => each.reduce((changing, apply) => apply(changing), text));
  return lengths.length === 0 ? changed : fc.oneof({ weight: 4, arbitrary: changed }, { weight: 1, arbitrary: ofLength(good, lengths) });
}

/** Numbers on both sides of some borders. */
export function nearNumbers(...borders: readonly number[]): fc.Arbitrary<number> {
  const around = fc.tuple(fc.constantFrom(...borders), fc.integer({ min: -3, max: 3 })).map(([border, by]) => border + by);
  return fc.oneof(
    { weight: 5, arbitrary: around },
    { weight: 1, arbitrary: around.map((number) => number + 0.5) },
    { weight: 2, arbitrary: fc.integer({ min: Math.min(...borders) - 5, max: Math.max(...borders) + 5 }) },
  );
}

/** Good texts stretched by their second letter to one of some lengths, or one letter less or more. */
function ofLength(good: readonly string[], lengths: readonly number[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...good.filter((text) => text.length > 1)), fc.constantFrom(...lengths), fc.integer({ min: -1, max: 1 }))
    .map(([text, length, by]) => {
      const missing = Math.max(0, length + by - text.length);
      return text.slice(0, 1) + 'a'.repeat(missing) + text.slice(1);
    });
}
