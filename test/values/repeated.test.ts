import { repeatedAt } from '../../src/values/repeated';

test.each([
  [[], undefined],
  [['a'], undefined],
  [['a', 'b', 'A'], undefined],
  [['a', 'b', 'a', 'b'], 2],
  [['', ''], 1],
])('the first repetition in %j is at %p', (texts, at) => {
  expect(repeatedAt(texts)).toBe(at);
});
