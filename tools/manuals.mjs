/* Prints of each rule, as JSON, what only its manual needs: its examples, and what they are made of. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PARTS, withoutParts } from './rule-parts.mjs';

const RULES = fileURLToPath(new URL('../src/check/rules', import.meta.url));

const manuals = readdirSync(RULES)
  .filter((file) => file !== 'index.ts')
  .map((file) => ({ file, text: withoutParts(readFileSync(join(RULES, file), 'utf8'), PARTS.judging) }));

process.stdout.write(JSON.stringify(manuals));
