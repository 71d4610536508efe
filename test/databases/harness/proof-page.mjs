/*
 * Writes down what was seen, and with which versions: a reporter of jest. With UPDATE_DOCS=1, the suites that ran take the place of their
 * earlier results in test/databases/seen.json, and docs/databases-proof.md is made from all of them.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { proofPage } from './proof-table.mjs';

const root = join(import.meta.dirname, '../../..');
const SEEN = join(root, 'test/databases/seen.json');

export default class ProofPage {
  onRunComplete(_, results) {
    if (process.env.UPDATE_DOCS === undefined) return;
    const seen = existsSync(SEEN) ? JSON.parse(readFileSync(SEEN, 'utf8')) : {};
    const folder = process.env.DATABASES_SERVERS;
    const servers = Object.fromEntries(
      readdirSync(folder).map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8'))]),
    );
    for (const suite of results.testResults) {
      for (const { ancestorTitles, title, status, duration } of suite.testResults) {
        const [server] = ancestorTitles;
        // Skipped ones were not seen this time, and what was seen before stays.
        if (server === undefined || status === 'pending') continue;
        const entry = { version: '', entryPoint: '', ...seen[server], ...servers[server] };
        entry.tests ??= {};
        seen[server] = entry;
        entry.day = new Date().toISOString().slice(0, 10);
        entry.tests[title] = { seen: status === 'passed', seconds: Math.round((duration ?? 0) / 1000) };
      }
    }
    writeFileSync(SEEN, `${JSON.stringify(seen, null, 2)}\n`);
    writeFileSync(join(root, 'docs/databases-proof.md'), proofPage(seen));
  }
}
