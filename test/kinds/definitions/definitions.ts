import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listedFacts } from '../listed-facts';

/*
 * What the definitions of custom resources say of the kinds that are named in src/kinds: their groups and scopes
 * (`kinds.txt`), and the fields beside and along the ways on which names are looked up (`fields.txt`). In that list a kind
 * begins at the margin, what is below a field stands further in, and `[]` is a list.
 */

/** The scope of each kind by group and kind. */
export const SCOPES: ReadonlyMap<string, string> = new Map(
  listedFacts('definitions/kinds.txt').map((line) => {
    const [, kind = '', scope = ''] = /^(.*) (Namespaced|Cluster)$/.exec(line) ?? [];
    return [kind, scope];
  }),
);

const INDENT = 2;

const FIELDS: ReadonlySet<string> = new Set(ways(readFileSync(join(__dirname, 'fields.txt'), 'utf8').split('\n')));

/** Whether the definition of a kind has a field. A way may end at a list that it does not go into. */
export function isDefined(group: string, kind: string, way: string): boolean {
  return FIELDS.has(`${group} ${kind} ${way}`) || FIELDS.has(`${group} ${kind} ${way}[]`);
}

/** Each field with the way to it. */
function ways(lines: readonly string[]): string[] {
  const found: string[] = [];
  const above: string[] = [];
  for (const line of lines.filter((each) => each !== '' && !each.startsWith('#'))) {
    const name = line.trimStart();
    const depth = (line.length - name.length) / INDENT;
    above.splice(depth, above.length, name);
    const [kind = '', ...steps] = above;
    found.push(`${kind} ${steps.join('.')}`);
  }
  return found;
}
