import type { Judgement, Outcome } from './agreement';
import type { JudgedValue } from './judged-value';

const OUTCOMES: readonly Outcome[] = [
  'both accept',
  'both refuse',
  'only we refuse',
  'we mend',
  'only the server refuses',
];

/** As many examples of a disagreement as the report shows. */
const EXAMPLES = 3;

/** How often we and the server agreed, value by value, and examples of where we did not. */
export function reportOf(judgements: ReadonlyMap<JudgedValue, readonly Judgement[]>): string {
  const head = `${'inputs'.padStart(7)}${OUTCOMES.map((outcome) => outcome.padStart(outcome.length + 2)).join('')}`;
  const lines = [...judgements].map(([{ value, field }, judged]) => {
    const counts = OUTCOMES.map((outcome) => String(of(outcome, judged).length).padStart(outcome.length + 2)).join('');
    return `${String(judged.length).padStart(7)}${counts}  ${value}, ${field}${examples(judged)}`;
  });
  return ['', head, ...lines].join('\n');
}

function examples(judged: readonly Judgement[]): string {
  return OUTCOMES.slice(2)
    .flatMap((outcome) => {
      const inputs = of(outcome, judged).map(({ input }) => JSON.stringify(input));
      const shortest = inputs.sort((a, b) => a.length - b.length).slice(0, EXAMPLES);
      return shortest.length === 0 ? [] : [`\n${' '.repeat(9)}${outcome}: ${shortest.join('  ')}`];
    })
    .join('');
}

function of(wanted: Outcome, judged: readonly Judgement[]): Judgement[] {
  return judged.filter(({ outcome }) => outcome === wanted);
}
