import { finalizers } from '../../src/values/finalizers';
import { itTakes, sentenceOf } from './tables';

itTakes(finalizers, [
  [[]],
  [['example.com/keep']],
  [['kubernetes', 'orphan']],
  [['foregroundDeletion', 'example.com/keep', 'example.org/keep']],
]);

test.each([
  [
    ['keep'],
    'it[0]: found "keep", expected a finalizer with a domain in front, or "kubernetes", "orphan" or "foregroundDeletion"; write it like "example.com/keep"',
  ],
  [
    ['example.com/keep', 'example.com/keep'],
    'it[1]: found "example.com/keep" twice, expected different finalizers; leave one out',
  ],
  [
    ['foregroundDeletion', 'orphan'],
    'it: found "orphan" and "foregroundDeletion", expected one of them: dependents are either kept or deleted first; leave one out',
  ],
  [
    'example.com/keep',
    'it: found "example.com/keep", expected a list of finalizers; write it in brackets, even a single one',
  ],
])('refuses %j', (input, sentence) => {
  expect(sentenceOf(finalizers(input))).toBe(sentence);
});
