import { once } from '../../../src/model/lookup/once';

test('each object is asked about once, even if the answer is nothing', () => {
  const answer = jest.fn((): string | undefined => undefined);
  const [first, second] = [{}, {}];
  const asked = once(answer);
  expect([asked(first), asked(first), asked(second)]).toEqual([undefined, undefined, undefined]);
  expect(answer).toHaveBeenCalledTimes(2);
});
