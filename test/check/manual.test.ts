import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { manual } from '../../src/check/report/manual';
import { RULES } from '../../src/check/rules';

const PAGE = join(__dirname, '../../docs/rules.md');

test('docs/rules.md says what the rules say', () => {
  if (process.env.UPDATE_DOCS !== undefined) {
    mkdirSync(dirname(PAGE), { recursive: true });
    writeFileSync(PAGE, manual(RULES));
  }
  expect(readFileSync(PAGE, 'utf8')).toBe(manual(RULES));
});
