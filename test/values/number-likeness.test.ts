import { areSwapped, isNumberSlip } from '../../src/values/number-likeness';

test.each([
  [8080, 8008],
  [8080, 8081],
  [443, 8443],
  [80, 8080],
  [3000, 300],
])('%i and %i differ by a slip', (a, b) => {
  expect(isNumberSlip(a, b)).toBe(true);
  expect(isNumberSlip(b, a)).toBe(true);
});

test.each([
  [8080, 8080],
  [8080, 9090],
  [3000, 80],
  [5432, 5423 + 1000],
  [8443, 80],
])('%i and %i do not', (a, b) => {
  expect(isNumberSlip(a, b)).toBe(false);
});

test('two neighbouring digits may have changed places', () => {
  expect(areSwapped(8080, 8008)).toBe(true);
  expect(areSwapped(9091, 9019)).toBe(true);
});

test.each([
  [8080, 8080],
  [8080, 8081],
  [8080, 80],
  [8443, 3448],
])('%i and %i have no swapped digits', (a, b) => {
  expect(areSwapped(a, b)).toBe(false);
});
