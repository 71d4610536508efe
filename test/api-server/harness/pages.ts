import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';

/*
 * Pages of Markdown that tests generate from what the server says. They are committed, so that they can be read without
 * running anything, and compared, so that they stay true.
 */

const VARIABLE = 'API_SERVER_PAGES';

/** Whether pages are compared or, by `npm run test:cluster -- -u`, written anew. */
export function setPagesMode(mode: 'compare' | 'write'): void {
  process.env[VARIABLE] = mode;
}

/** Holds a committed page against what it would be today. */
export function expectPage(path: string, text: string): void {
  if (process.env[VARIABLE] === 'write') {
    writeFileSync(path, text);
  }
  // Where it differs: npm run test:cluster -- -u
  expect(`${basename(path)}\n\n${readFileSync(path, 'utf8')}`).toBe(`${basename(path)}\n\n${text}`);
}
