/*
 * `npm run bench`: what this library costs beside plain cdk8s-plus-27, both measured in the same run.
 *
 * Every measurement is a process of its own; ours and theirs take turns, so that a machine that slows down slows both.
 * Printed are medians and the ratio ours / theirs.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median } from './median.mjs';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 7);
const CASE = fileURLToPath(new URL('case.mjs', import.meta.url));

/** [what, aim for the ratio, ours, theirs], the last two as arguments of case.mjs. */
const COMPARISONS = [
  ['import, on top of cdk8s-plus-27', 1.1, ['import', 'ours'], ['import', 'theirs']],
  ['1,000 StickyService / kplus.Service', 1.1, ['services', 'ours', '1000'], ['services', 'theirs', '1000']],
  ['10,000 StickyService / kplus.Service', 1.1, ['services', 'ours', '10000'], ['services', 'theirs', '10000']],
  ['TlsIngress / kplus.Ingress, 500 routes', 1, ['routes', 'ours', '500'], ['routes', 'theirs', '500']],
  ['GatewayRoutes / TlsIngress, 5,000 routes', 1, ['gateway', 'ours', '5000'], ['routes', 'ours', '5000']],
  ['TlsIngress, 5,000 / 10 × 500 routes', 1.1, ['routes', 'ours', '5000'], ['routes', 'ours', '500', '10']],
];

console.log(`medians of ${ROUNDS} rounds, ours and theirs in turn\n`);
console.log(row('', 'ours ms', 'theirs ms', 'ratio', 'ours MiB', 'theirs MiB', 'ratio', 'aim'));
for (const [what, aim, ours, theirs] of COMPARISONS) {
  const samples = Array.from({ length: ROUNDS }, () => [measure(ours), measure(theirs)]);
  const [a, b] = [0, 1].map((side) => ({
    ms: median(samples.map((pair) => pair[side].ms)),
    mib: median(samples.map((pair) => pair[side].mib)),
  }));
  console.log(
    row(
      what,
      a.ms.toFixed(1),
      b.ms.toFixed(1),
      (a.ms / b.ms).toFixed(2),
      a.mib.toFixed(0),
      b.mib.toFixed(0),
      (a.mib / b.mib).toFixed(2),
      `≤ ${aim}`,
    ),
  );
}

function measure(args) {
  const run = spawnSync(process.execPath, [CASE, ...args], { encoding: 'utf8' });
  if (run.status !== 0) {
    throw new Error(`bench case ${args.join(' ')} failed:\n${run.stderr}`);
  }
  return JSON.parse(run.stdout);
}

function row(what, ...cells) {
  return what.padEnd(40) + cells.map((cell) => String(cell).padStart(11)).join('');
}
