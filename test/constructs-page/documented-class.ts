import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * What the doc comment of a construct says, for the page that repeats it.
 */

const PATTERNS = join(__dirname, '..', '..', 'src', 'patterns');

const SOURCES = readdirSync(PATTERNS, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(PATTERNS, file), 'utf8'));

/** The doc comment of a class, cut into what it says and its example. */
export interface DocumentedClass {
  readonly says: string;
  readonly example: string;
}

export function documentedClass(name: string): DocumentedClass {
  const declared = new RegExp(`/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\nexport class ${name} `);
  const [, comment = ''] = SOURCES.map((source) => declared.exec(source)).find((found) => found !== null) ?? [];
  const text = comment.replace(/^ \* ?/gm, '').trim();
  const [says = '', ...tags] = text.split(/^@/m);
  const example = tags.find((tag) => tag.startsWith('example\n')) ?? '';
  return { says: says.trim(), example: example.replace('example\n', '').trim() };
}
