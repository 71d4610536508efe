import { setTimeout as pause } from 'node:timers/promises';
import { smallestPart } from './smallest-part';

const LETTERS = [...'abcdefghijklmnopqrst'];

const LONG = 60_000;

test.each(['ck', 't', 'abc', 'abcdefghijklmnopqrst'])('of twenty letters, %s is enough', async (enough) => {
  const holds = async (part: readonly string[]) => [...enough].every((letter) => part.includes(letter));
  expect((await smallestPart(LETTERS, holds, LONG)).join('')).toBe(enough);
});

test('a part that makes no sense is passed over', async () => {
  const holds = async (part: readonly string[]) => {
    if (!part.includes('a')) {
      throw new Error('no sense');
    }
    return part.includes('b');
  };
  expect(await smallestPart(LETTERS, holds, LONG)).toEqual(['a', 'b']);
});

test('without the time to look, it is the whole or what was found so far', async () => {
  const holds = () => pause(50).then(() => true);
  expect((await smallestPart(LETTERS, holds, 1)).length).toBeGreaterThan(10);
});
