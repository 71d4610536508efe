import { Complaint } from './complaint';
import type { Parser } from './parser';
import { shown } from './wording';

/** The longest name of a user in MySQL, in characters, which is the shortest limit of the known servers. */
const LONGEST_USER = 32;

/** The longest name of a database in PostgreSQL, in characters, which is the shortest limit of the known servers. */
const LONGEST_DATABASE = 63;

/** The name of a database. It becomes part of statements and URLs, so it is made of what stands in them as it is. */
export const databaseName: Parser<string> = plainName('the name of a database', LONGEST_DATABASE);

/** The name of a user of a database, of the same letters. */
export const databaseUser: Parser<string> = plainName('the name of a user', LONGEST_USER);

function plainName(what: string, longest: number): Parser<string> {
  return (input) =>
    typeof input === 'string' && input.length <= longest && /^[A-Za-z_][A-Za-z0-9_-]*$/.test(input)
      ? input
      : new Complaint(
          shown(input),
          `${what}: 1 to ${longest} letters, digits, "_" and "-", and no digit first`,
          'such as "shop"',
        );
}
