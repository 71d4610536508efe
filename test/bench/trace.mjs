/*
 * `npm run bench:trace`: what following requests costs beside js-yaml, which only parses the same bytes. The first trace
 * of a set makes its indexes; those after it ask them.
 */
import { createRequire } from 'node:module';
import { manifests } from './manifests.mjs';
import { median } from './median.mjs';

const require = createRequire(import.meta.url);
const { loadAll } = require('js-yaml');
const { Followed } = require('../../lib/checker/embedding.js');

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const TRACES = 1000;

const text = manifests(10_000);
const samples = Array.from({ length: ROUNDS }, () => {
  const parsed = timed(() => loadAll(text));
  const read = timed(() => new Followed('bench', text));
  const followed = read.value;
  const first = timed(() => followed.trace('deployment/team-3/app-3', 'http://app-28.team-3/'));
  const more = timed(() => {
    for (let i = 0; i < TRACES; i++) {
      const app = i % 1000;
      followed.trace(`deployment/team-${app % 25}/app-${app}`, `http://app-${i % 25}.team-${i % 25}/`);
    }
  });
  return { parsed: parsed.ms, read: read.ms, first: first.ms, each: more.ms / TRACES };
});

const pairs = manifests(3000);
const all = new Followed('bench', pairs);
const names = Array.from({ length: 300 }, (_, i) => `app-${i}.team-${i % 25}`);
const everyPair = timed(() => {
  for (let i = 0; i < names.length; i++) {
    for (const name of names) {
      all.trace(`deployment/team-${i % 25}/app-${i}`, `http://${name}/`);
    }
  }
});

console.log(`medians of ${ROUNDS} rounds over 10,000 objects\n`);
console.log(`js-yaml alone          ${medianOf('parsed').toFixed(0)} ms`);
console.log(
  `reading for traces     ${medianOf('read').toFixed(0)} ms, ${(medianOf('read') / medianOf('parsed')).toFixed(2)} times that`,
);
console.log(`first trace            ${medianOf('first').toFixed(1)} ms (aim: under 200)`);
console.log(`each one after it      ${medianOf('each').toFixed(3)} ms (aim: under 1)`);
console.log(`all pairs of 300 apps  ${everyPair.ms.toFixed(0)} ms (aim: under 2000)`);

function medianOf(key) {
  return median(samples.map((sample) => sample[key]));
}

function timed(work) {
  const start = process.hrtime.bigint();
  const value = work();
  return { value, ms: Number(process.hrtime.bigint() - start) / 1e6 };
}
