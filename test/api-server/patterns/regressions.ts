/** A draft that we took and the server refused, as fast-check printed it when it had made it as small as it could. */
export interface Regression {
  /** The pattern, by its name. */
  readonly pattern: string;
  /** What the server said. */
  readonly words: string;
  readonly draft: unknown;
}

export const REGRESSIONS: readonly Regression[] = [];
