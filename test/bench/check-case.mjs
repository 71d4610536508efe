/*
 * One measurement of `npm run bench:check`: `check-case.mjs check|parse FILE`. Prints the milliseconds of the work, the
 * peak memory of the process, and how many objects there were. Both begin with the bytes in memory and the code loaded.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const [side, file] = process.argv.slice(2);
const text = readFileSync(file, 'utf8');

const { loadAll } = require('js-yaml');
const { networkMatchers } = require('../../lib/checker/embedding.js');

const work = {
  parse: () => loadAll(text),
  check: () => networkMatchers.toPassNetworkChecks(text),
}[side];

const start = process.hrtime.bigint();
work();
const ms = Number(process.hrtime.bigint() - start) / 1e6;
const mib = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ ms, mib, objects: loadAll(text).length }));
