import { applyPatch } from 'diff';
import { difference } from '../../src/check/report/difference';
import { RULES } from '../../src/check/rules';

/*
 * The pages of rules show what is right as a difference to what is wrong.
 */

const applied = (text: string, changes: string) => applyPatch(`${text.trim()}\n`, `--- wrong\n+++ right\n${changes}\n`);

test.each(RULES)(
  'what a page of $id changes in what is wrong makes of it what is right',
  ({ bad, good, more = [] }) => {
    for (const example of [{ bad, good }, ...more]) {
      expect(applied(example.bad, difference(example.bad, example.good))).toBe(`${example.good.trim()}\n`);
    }
  },
);

const LINES = Array.from({ length: 40 }, (_, i) => `- ${i}`);
const changedAt = (...places: readonly number[]) =>
  difference(LINES.join('\n'), LINES.map((line, i) => (places.includes(i) ? '- other' : line)).join('\n'));

test('a few lines around a change show where it is', () => {
  expect(changedAt(20)).toBe(
    ['@@ -18,7 +18,7 @@', ' - 17', ' - 18', ' - 19', '-- 20', '+- other', ' - 21', ' - 22', ' - 23'].join('\n'),
  );
});

test('changes that lie apart are shown apart', () => {
  expect(changedAt(2, 30).match(/^@@/gm)).toHaveLength(2);
});
