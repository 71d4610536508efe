import { filledBy } from '../../../src/guesses/makers/fillers';
import { BOOKKEEPERS } from '../../../src/kinds/companions/bookkeeping';
import { EXEMPTION_PREFIX } from '../../../src/model/views/annotations-of-others';
import { theObject } from '../../support/the-object';

/* Whether somebody adds keys to a Secret, by the annotations that it has. */

const secretWith = (...keys: readonly string[]) =>
  theObject({ kind: 'Secret', annotations: Object.fromEntries(keys.map((key) => [key, 'x'])) });

const NOTES = BOOKKEEPERS.flatMap(({ keys }) => keys.map((key) => key.replace('*', 'x')));

test('notes of those who apply objects, and exemptions of ours, fill nothing', () => {
  expect(NOTES.length).toBeGreaterThan(25);
  expect(filledBy(secretWith(...NOTES, `${EXEMPTION_PREFIX}missing-key`))).toBeUndefined();
});

test('any other annotation may be that of a program which fills it', () => {
  expect(filledBy(secretWith(...NOTES, 'secret-generator.v1.mittwald.de/type'))).toBe(
    'its annotation secret-generator.v1.mittwald.de/type',
  );
});
