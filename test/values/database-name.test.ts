import { databaseName, databaseUser } from '../../src/values/database-name';
import { itRefuses, itTakes } from './tables';

describe.each([
  ['the name of a database', databaseName, 63],
  ['the name of a user', databaseUser, 32],
])('%s', (what, parse, longest) => {
  itTakes(parse, [['shop'], ['Shop_1'], ['my-shop'], ['_'], ['a'.repeat(longest)]]);

  itRefuses(parse, `${what}: 1 to ${longest} letters, digits, "_" and "-", and no digit first`, [
    ['', 'an empty text', 'such as "shop"'],
    ['1shop', '"1shop"', 'such as "shop"'],
    ['my shop', '"my shop"', 'such as "shop"'],
    ["o'hara", '"o\'hara"', 'such as "shop"'],
    ['$(A)', '"$(A)"', 'such as "shop"'],
    ['ä', '"ä"', 'such as "shop"'],
    [1, '1', 'such as "shop"'],
    ['a'.repeat(longest + 1), longest > 50 ? `"${'a'.repeat(64)}"` : `"${'a'.repeat(33)}"`, 'such as "shop"'],
  ]);
});
