import { Duration } from 'cdk8s';
import { secondsBetween } from '../../src/values/seconds';
import { itRefuses, itTakes } from './tables';

const day = secondsBetween(1, 86_400);
const withUnit = 'give it with its unit, such as Duration.minutes(30)';

describe('a Duration in whole seconds', () => {
  itTakes(day, [
    [Duration.seconds(1), 1],
    [Duration.millis(2000), 2],
    [Duration.minutes(30), 1800],
    [Duration.hours(3), 10_800],
    [Duration.days(1), 86_400],
  ]);

  test('may come from another copy of cdk8s', () => {
    expect(day({ toMilliseconds: () => 1_800_000 })).toBe(1800);
  });

  itRefuses(day, '1 s to 86400 s', [
    [Duration.seconds(0), '0 s', 'use 1 s or more'],
    [Duration.millis(500), '0.5 s', 'use 1 s or more'],
    [Duration.seconds(86_401), '86401 s', 'shorten it'],
    [Duration.hours(25), '90000 s', 'shorten it'],
    [{ toMilliseconds: () => Number.POSITIVE_INFINITY }, 'Infinity s', 'shorten it'],
  ]);

  itRefuses(day, 'whole seconds from 1 s to 86400 s', [[Duration.millis(1500), '1.5 s', 'leave out the fraction']]);

  itRefuses(day, 'a Duration of 1 s to 86400 s', [
    [30, '30 without a unit', withUnit],
    [Number.NaN, 'not a number', withUnit],
    ['30m', 'the text "30m"', withUnit],
    ['', 'an empty text', withUnit],
    [undefined, 'nothing', withUnit],
    [null, 'null', withUnit],
    [{ seconds: 30 }, 'an object', withUnit],
    [{ toMilliseconds: () => Number.NaN }, 'an object', withUnit],
    [{ toMilliseconds: () => '1000' }, 'an object', withUnit],
    [{ toMilliseconds: 1000 }, 'an object', withUnit],
  ]);
});

describe('the example lies inside the bounds', () => {
  itRefuses(secondsBetween(0, 60), 'a Duration of 0 s to 60 s', [
    [5, '5 without a unit', 'give it with its unit, such as Duration.seconds(1)'],
  ]);
  itRefuses(secondsBetween(7200, 9000), 'a Duration of 7200 s to 9000 s', [
    [5, '5 without a unit', 'give it with its unit, such as Duration.seconds(7200)'],
  ]);
});
