import type { Answer } from './workshop';

/** A mistake that every app makes when it is asked to: a value that is refused, or a Service that `NetworkChecks` finds. */
export type Mistake = 'refused' | 'found';

/** A language that has an app of its own. */
export interface Language {
  readonly name: string;
  /** The app, a file of `apps`. */
  readonly app: string;
  /** The programs without which it cannot be tried, and what installs them in Debian. */
  readonly tools: readonly string[];
  /** Generates the packages and compiles the app. */
  build(): void;
  /** Runs the app, which writes its manifests into a folder. */
  run(outdir: string, mistake?: Mistake): Answer;
}

/** The arguments of an app. */
export function argumentsOf(outdir: string, mistake: Mistake | undefined): string[] {
  return mistake === undefined ? [outdir] : [outdir, mistake];
}
