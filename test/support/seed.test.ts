import { seedFrom } from './seed';

const VARIABLE = 'SOME_SEED';

test('draws are the same each time, unless somebody asks for others', () => {
  expect(seedFrom(VARIABLE, {})).toBe(seedFrom(VARIABLE, { [VARIABLE]: '' }));
  expect(seedFrom(VARIABLE, { [VARIABLE]: '943072174' })).toBe(943072174);
  expect(seedFrom(VARIABLE, { [VARIABLE]: 'random' })).toBeGreaterThan(1_000_000);
});

test('a word that is no seed is refused', () => {
  expect(() => seedFrom(VARIABLE, { [VARIABLE]: 'rnadom' })).toThrow(
    'SOME_SEED: expected an integer that an earlier run printed, or "random"; found "rnadom"',
  );
});
