import { join } from 'node:path';
import { RULES } from '../../src/check/rules';
import { doubtsInCode } from '../support/doubts-in-code';

const ERRORS = RULES.filter(({ severity }) => severity === 'error').map((rule) => {
  const { id, doubt, more = [], doubts = [] } = rule;
  const shown = [doubt, ...more.map((each) => each.doubt)].filter((each) => each !== undefined);
  return { id, shown, doubts, inCode: doubtsInCode(join(__dirname, `../../src/check/rules/${id}.ts`)) };
});

test.each(ERRORS)('$id tells on its page every doubt that it can say', ({ shown, doubts, inCode }) => {
  const told = [...shown, ...doubts];
  expect(inCode.filter((pattern) => !told.some((each) => pattern.test(each)))).toEqual([]);
});

test.each(ERRORS.filter(({ doubts }) => doubts.length > 0))(
  '$id can say each of its doubts, which no example shows',
  ({ shown, doubts, inCode }) => {
    expect(doubts.filter((each) => !inCode.some((pattern) => pattern.test(each)))).toEqual([]);
    expect(doubts.filter((each) => shown.includes(each))).toEqual([]);
  },
);

test('doubts are found in the code of rules, and of what several of them share', () => {
  const found = (rule: string) => ERRORS.find(({ id }) => id === rule)?.inCode.map(String);
  expect(found('missing-volume')).toEqual(['/^it may be a patch of an object that has the volume, for .*$/']);
  expect(found('missing-route-service')).toHaveLength(3);
  expect(found('forbidden-label')).toEqual([]);
});
