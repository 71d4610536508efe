import { outcomeSentence } from './report/wording';
import type { Trace } from './trace';
import type { Path } from './walk';

/** Whether nothing at all differs, as between most traces; found out without a sentence. */
export function isSame(a: Trace | undefined, b: Trace | undefined): boolean {
  return (
    a !== undefined &&
    b !== undefined &&
    a.paths.length === b.paths.length &&
    a.paths.every((path, i) => isSamePath(path, b.paths[i] as Path))
  );
}

function isSamePath(a: Path, b: Path): boolean {
  return (
    a.share === b.share &&
    a.hops.length === b.hops.length &&
    a.hops.every(({ kind, says }, i) => kind === b.hops[i]?.kind && says === b.hops[i]?.says) &&
    outcomeSentence(a.outcome) === outcomeSentence(b.outcome)
  );
}
