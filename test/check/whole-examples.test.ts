import { printedBy } from '../support/printed-by';

/*
 * Examples are put together from what they say (src/check/examples has the builders), and not cut out of other texts: a reader would
 * have to do it in the head, and a replacement whose text is not found any more does nothing and says nothing.
 */

const MANUALS = printedBy<readonly { readonly file: string; readonly text: string }[]>('manuals.mjs');

/** By which a text is made out of another one. */
const SURGERY = /\.(replace|replaceAll|slice|split|substring)\(/g;

test.each(MANUALS)('no example of $file is cut out of another text', ({ text }) => {
  expect(text).toMatch(/\bbad\b/);
  expect(text.match(SURGERY) ?? []).toEqual([]);
});

test('what cuts texts is recognized', () => {
  expect('bad: WEB.replace("a", "b")'.match(SURGERY)).toHaveLength(1);
});
