// Prints a line for each test that ran, and why it failed, out of a report of ginkgo; then how many of the network were left out, and why.
import { readFileSync } from 'node:fs';

const all = JSON.parse(readFileSync(process.argv[2], 'utf8'))
  .flatMap(({ SpecReports }) => SpecReports ?? [])
  .filter(({ LeafNodeType }) => LeafNodeType === 'It')
  .map((spec) => ({ ...spec, name: [...(spec.ContainerHierarchyTexts ?? []), spec.LeafNodeText].join(' ') }));

const hasRun = ({ State }) => State !== 'skipped' && State !== 'pending';

for (const { name, State, RunTime, Failure } of all.filter(hasRun).sort((a, b) => (a.name < b.name ? -1 : 1))) {
  const seconds = Math.round(RunTime / 1e9);
  console.log(`${State.padEnd(7)} ${String(seconds).padStart(4)} s  ${name}`);
  if (Failure?.Message) {
    console.log(`              ${Failure.Message.split('\n')[0].slice(0, 300)}`);
  }
}
console.log(counted(all.filter(hasRun).map(({ State }) => State)));

/** What a test says of itself that keeps it from running here; some skip themselves, and say why. */
const reasonOf = ({ name, Failure }) =>
  Failure?.Message?.split('\n')[0] ??
  name.match(/\[(Disruptive|Serial|Slow|Feature:\w+|FeatureGate:\w+)\]/)?.[0] ??
  'not asked for';

const leftOut = all.filter((spec) => !hasRun(spec) && spec.name.startsWith('[sig-network]'));
console.log(`left out of [sig-network]: ${counted(leftOut.map(reasonOf))}`);

function counted(words) {
  const counts = new Map();
  for (const word of words) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].map(([word, count]) => `${count} ${word}`).join(', ');
}
