import { isNumberSlip } from '../../src/values/number-likeness';

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
