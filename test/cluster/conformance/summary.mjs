// Prints a line for each test that ran, and why it failed, out of a report of ginkgo.
import { readFileSync } from 'node:fs';

const specs = JSON.parse(readFileSync(process.argv[2], 'utf8'))
  .flatMap(({ SpecReports }) => SpecReports ?? [])
  .filter(({ LeafNodeType, State }) => LeafNodeType === 'It' && State !== 'skipped' && State !== 'pending');

const counts = {};
for (const { ContainerHierarchyTexts, LeafNodeText, State, RunTime, Failure } of specs) {
  counts[State] = (counts[State] ?? 0) + 1;
  const seconds = Math.round(RunTime / 1e9);
  console.log(
    `${State.padEnd(7)} ${String(seconds).padStart(4)} s  ${[...(ContainerHierarchyTexts ?? []), LeafNodeText].join(' ')}`,
  );
  if (Failure?.Message) {
    console.log(`              ${Failure.Message.split('\n')[0].slice(0, 300)}`);
  }
}
console.log(
  Object.entries(counts)
    .map(([state, count]) => `${count} ${state}`)
    .join(', '),
);
