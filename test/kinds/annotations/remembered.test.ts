import { remembered } from '../../../src/kinds/annotations/remembered';

test('a key is asked about once, whatever the answer', () => {
  const ask = jest.fn((key: string) => (key === 'known' ? key : undefined));
  const asked = remembered(ask);
  expect(['known', 'other', 'known', 'other'].map(asked)).toEqual(['known', undefined, 'known', undefined]);
  expect(ask).toHaveBeenCalledTimes(2);
});

test('any number of keys gets right answers', () => {
  const asked = remembered((key) => key.length);
  const keys = Array.from({ length: 5000 }, (_, i) => 'k'.repeat(i % 1500));
  expect(keys.map(asked)).toEqual(keys.map(({ length }) => length));
});
