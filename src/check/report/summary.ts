import type { Problem } from '../../model/reading/problem';
import type { Verdict } from '../check';

/** A verdict and how it came about: everything a report tells. */
export interface Report extends Verdict {
  readonly problems: readonly Problem[];
  readonly objects: number;
  readonly files: number;
  readonly milliseconds: number;
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
