import { CALLS } from './calls';
import { CALLS_WITH_SQL } from './calls-with-sql';
import { EVERY_EXAMPLE } from './charts';
import { testExamples } from './seen';

test('each example is in one of the tables', () => {
  expect([...Object.keys(CALLS), ...Object.keys(CALLS_WITH_SQL)].sort()).toEqual([...EVERY_EXAMPLE].sort());
});

testExamples(CALLS);
