import type { Chart } from 'cdk8s';
import type fc from 'fast-check';

/** A pattern and random drafts of its props. */
export interface DrawnPattern<Draft = any> {
  readonly name: string;

  /** Plain data, legal and illegal, so that a draft that failed can be copied into `regressions.ts` as it is printed. */
  readonly drafts: fc.Arbitrary<Draft>;

  /** Makes the pattern. Whatever a draft holds is given to it as it is. */
  readonly build: (chart: Chart, draft: Draft) => void;
}
