import { Complaint } from '../../src/values/complaint';
import { elsewhereComplaint, referenceTo } from '../../src/values/object-reference';

const secret = referenceTo('Secret');

test('an object is referred to by its name, and by its namespace where that is known', () => {
  expect(secret({ name: 'db' })).toEqual({ name: 'db', namespace: undefined });
  expect(secret({ kind: 'Secret', name: 'db', metadata: { namespace: 'shop' } })).toEqual({
    name: 'db',
    namespace: 'shop',
  });
  expect(secret({ name: 'db', metadata: { namespace: 5 } })).toEqual({ name: 'db', namespace: undefined });
});

test.each<[unknown, string]>([
  ['hunter2', 'a text'],
  [undefined, 'nothing'],
  [null, 'null'],
  [{ kind: 'ConfigMap', name: 'db' }, 'an object of kind "ConfigMap"'],
])('%p is no Secret', (input, found) => {
  expect(secret(input)).toEqual(new Complaint(found, 'a Secret', 'pass the Secret itself'));
});

test.each([{}, { name: 5 }, { name: 'A b' }])('%p has no name', (input) => {
  expect(secret(input)).toMatchObject({ at: '.name', expected: expect.stringContaining('a DNS name') });
});

test('pods do not see objects of another namespace', () => {
  expect(elsewhereComplaint('Secret', { name: 'db', namespace: 'vault' }, 'shop')).toEqual(
    new Complaint(
      'a Secret of namespace "vault"',
      `one of the pods' own namespace "shop"`,
      'make the Secret there as well',
    ),
  );
});

test.each([undefined, 'shop'])('pods of shop see an object of namespace %p', (namespace) => {
  expect(elsewhereComplaint('Secret', { name: 'db', namespace }, 'shop')).toBeUndefined();
});
