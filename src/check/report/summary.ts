import type { Problem } from '../../model/reading/problem';
import type { Verdict } from '../check';
import type { Paint } from './paint';

/** A verdict and how it came about: everything a report tells. */
export interface Report extends Verdict {
  readonly problems: readonly Problem[];
  readonly objects: number;
  readonly files: number;
  readonly milliseconds: number;
  /** What whoever asked should know besides, a sentence each. */
  readonly notes?: readonly string[];
}

/** The numbers at the end of a report. */
export interface Summary {
  readonly objects: number;
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly suppressed: number;
  readonly milliseconds: number;
}

export function summaryOf({ findings, suppressed, objects, files, milliseconds }: Report): Summary {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return {
    objects,
    files,
    errors,
    warnings: findings.length - errors,
    suppressed: suppressed.length,
    milliseconds: Math.round(milliseconds),
  };
}

/** The numbers in a line. */
export function summaryLine(report: Report, paint: Paint): string {
  const { objects, files, errors, warnings, suppressed, milliseconds } = summaryOf(report);
  const verdicts = [
    ...(errors > 0 ? [paint.error(counted(errors, 'error'))] : []),
    ...(warnings > 0 ? [paint.warning(counted(warnings, 'warning'))] : []),
    ...(errors + warnings === 0 ? ['nothing found'] : []),
    ...(suppressed > 0 ? [`${suppressed} ignored`] : []),
    ...(report.problems.length > 0 ? [paint.error(`${report.problems.length} unreadable`)] : []),
  ];
  return `${verdicts.join(', ')} in ${counted(objects, 'object')} of ${counted(files, 'file')} (${milliseconds} ms)`;
}

/** From how many findings on the rules are counted at the end: fewer than that fit on a screen or two. */
const MANY = 20;

/** How often each rule spoke, the most talkative first; nothing where there is little to count. */
export function talliesOf({ findings }: Pick<Report, 'findings'>): readonly string[] {
  if (findings.length < MANY) {
    return [];
  }
  const tallies = new Map<string, number>();
  for (const { rule, severity } of findings) {
    const key = `${severity} ${rule}`;
    tallies.set(key, (tallies.get(key) ?? 0) + 1);
  }
  return [...tallies]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([key, count]) => `${String(count).padStart(6)} ${key}`);
}

/** A number and what it counts: `1 finding`, `2 findings`. */
export function counted(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
