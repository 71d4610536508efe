import type { Trace } from '../trace';
import type { Path } from '../walk';
import { hopLines } from './text';
import { outcomeSentence, percent, question } from './wording';

/** For people who wonder why something is not reached: of each way that ends elsewhere, what ended it, and what might have let it through. */
export function whyNot(traces: readonly Trace[]): string {
  return traces.map(reasonsOf).join('\n');
}

function reasonsOf(trace: Trace): string {
  const stopped = trace.paths.filter(({ outcome: { is } }) => is !== 'delivered' && is !== 'leaves the cluster');
  const lines = stopped.length === 0 ? ['  it is reached', ''] : stopped.flatMap(stopLines);
  return [question(trace), '', ...lines].join('\n');
}

function stopLines({ share, hops, outcome, assumptions }: Path): string[] {
  const last = hops.at(-1);
  return [
    ...(share < 1 ? [`${percent(share)} of the requests:`] : []),
    `  ${outcomeSentence(outcome)}`,
    ...(last === undefined ? [] : hopLines(last, hops.length)),
    ...assumptions.map((assumption) => `     if ${assumption}`),
    '',
  ];
}
