/*
 * `npm run bench:check`: what judging manifests costs beside js-yaml alone, which parses the same bytes.
 *
 * Every measurement is a process of its own; the two take turns, so that a machine that slows down slows both. Printed
 * are medians. Judging includes parsing, so a ratio of 2 means: as much again as parsing alone.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { manifests } from './manifests.mjs';
import { median } from './median.mjs';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 7);
const CASE = fileURLToPath(new URL('check-case.mjs', import.meta.url));
const COMMAND = fileURLToPath(new URL('../../lib/cli.js', import.meta.url));
const RATIO_AIM = 2;
const START_UP_AIM = 30;

const folder = mkdtempSync(join(tmpdir(), 'bench-check-'));
try {
  console.log(`medians of ${ROUNDS} rounds, checking and parsing in turn\n`);
  console.log(row('', 'check ms', 'objects/s', 'ms/object', 'js-yaml ms', 'ratio', 'check MiB', 'js-yaml MiB', 'aim'));
  for (const count of [100, 1000, 10_000]) {
    compare(count);
  }
  // What compares each object with all others of its namespace shows here.
  compare(10_000, 1);
  startUp();
} finally {
  rmSync(folder, { recursive: true });
}

function compare(count, namespaces = 25) {
  const file = join(folder, `${count}.yaml`);
  writeFileSync(file, manifests(count, namespaces));
  const samples = Array.from({ length: ROUNDS }, () => [measure('check', file), measure('parse', file)]);
  const [checked, parsed] = [0, 1].map((side) => ({
    ms: median(samples.map((pair) => pair[side].ms)),
    mib: median(samples.map((pair) => pair[side].mib)),
    objects: samples[0][side].objects,
  }));
  console.log(
    row(
      `${checked.objects.toLocaleString('en')} ${namespaces === 1 ? 'in 1 namespace' : 'objects'}`,
      checked.ms.toFixed(0),
      Math.round((checked.objects / checked.ms) * 1000).toLocaleString('en'),
      (checked.ms / checked.objects).toFixed(3),
      parsed.ms.toFixed(0),
      (checked.ms / parsed.ms).toFixed(2),
      checked.mib.toFixed(0),
      parsed.mib.toFixed(0),
      `≤ ${RATIO_AIM}`,
    ),
  );
}

/** What a person waits for before the work begins: the command on one small file, beside Node doing nothing. */
function startUp() {
  const file = join(folder, 'one.yaml');
  writeFileSync(file, 'apiVersion: v1\nkind: Secret\nmetadata: {name: db}\n');
  const samples = Array.from({ length: ROUNDS }, () => [
    timed([COMMAND, 'check', file]),
    timed([COMMAND, '--help']),
    timed(['-e', '0']),
  ]);
  const [check, help, nothing] = [0, 1, 2].map((side) => median(samples.map((sample) => sample[side])));
  console.log(
    `\nstart-up, beside the ${nothing.toFixed(0)} ms of \`node -e 0\` (aim: at most ${START_UP_AIM} ms more)`,
  );
  console.log(row('check of one small file', `+${(check - nothing).toFixed(0)} ms`));
  console.log(row('--help', `+${(help - nothing).toFixed(0)} ms`));
}

function measure(side, file) {
  const run = spawnSync(process.execPath, [CASE, side, file], { encoding: 'utf8' });
  if (run.status !== 0) {
    throw new Error(`bench case ${side} failed:\n${run.stderr}`);
  }
  return JSON.parse(run.stdout);
}

function timed(args) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`node ${args.join(' ')} failed:\n${stderr}`);
  }
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function row(what, ...cells) {
  return what.padEnd(25) + cells.map((cell) => String(cell).padStart(12)).join('');
}
