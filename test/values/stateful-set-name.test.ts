import { Complaint } from '../../src/values/complaint';
import { statefulSetName } from '../../src/values/stateful-set-name';

test.each(['db', '0', 'a'.repeat(52)])('%p is the name of a StatefulSet', (name) => {
  expect(statefulSetName(name)).toBe(name);
});

test.each([53, 63, 64])('a name of %d characters is too long for a StatefulSet', (length) => {
  expect(statefulSetName('a'.repeat(length))).toEqual(
    new Complaint(
      `"${'a'.repeat(length)}" of ${length} characters`,
      'at most 52 characters: pods of a StatefulSet with a longer name never start',
      'shorten it to 52 characters',
    ),
  );
});

test.each(['', 'Db', 'a.b', '-a', undefined])('%p is no DNS label', (name) => {
  expect(statefulSetName(name)).toMatchObject({ expected: expect.stringContaining('a DNS label') });
});
