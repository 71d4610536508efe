import { Complaint } from '../../src/values/complaint';
import type { Parser } from '../../src/values/parser';
import { shown } from '../../src/values/wording';

/** One input, and the value it becomes; without a value it stays as it is. */
type Taken = readonly [input: unknown, value?: unknown];

/** One input, what the sentence says of it, and the cure. */
type Refused = readonly [input: unknown, found: string, fix: string];

/** One test for each input that a parser takes. */
export function itTakes<T>(parse: Parser<T>, rows: readonly Taken[]): void {
  for (const row of rows) {
    const [input] = row;
    test(`takes ${shown(input)}`, () => {
      expect(parse(input)).toEqual(row.length === 1 ? input : row[1]);
    });
  }
}

/** One test for each input that a parser refuses, with the exact sentence. */
export function itRefuses<T>(parse: Parser<T>, expected: string, rows: readonly Refused[]): void {
  for (const [input, found, fix] of rows) {
    test(`refuses ${shown(input)}: ${fix}`, () => {
      expect(sentenceOf(parse(input))).toBe(`it: found ${found}, expected ${expected}; ${fix}`);
    });
  }
}

/** The sentence of a complaint about `it`. */
export function sentenceOf(result: unknown): string {
  expect(result).toBeInstanceOf(Complaint);
  return (result as Complaint).sentence('it');
}
