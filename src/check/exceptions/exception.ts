import type { Verdict } from '../check';
import type { Finding, Suppressed } from '../engine/finding';
import type { ObjectPattern } from './object-pattern';

/** What somebody decided about the findings of a rule, for manifests that they cannot or will not annotate. */
export interface Exception {
  /** The rule's id; every rule if there is none. */
  readonly rule: string | undefined;
  /** The objects it holds for; all if there is none. */
  readonly objects: readonly ObjectPattern[] | undefined;
  /** Whether the findings are left out, or stay as warnings. */
  readonly severity: 'off' | 'warning';
  /** Why, in the words of whoever decided. */
  readonly reason: string;
  /** Who said so, for whoever wonders: `--ignore missing-target-port`, `cdk8s-service-patterns.yaml exceptions[2]`. */
  readonly origin: string;
}

/** A verdict after exceptions, and those of them that nothing was about. */
export interface Excepted extends Verdict {
  readonly idle: readonly Exception[];
}

/** Applies exceptions to a verdict. The first that holds for a finding decides. */
export function withExceptions(verdict: Verdict, exceptions: readonly Exception[]): Excepted {
  const findings: Finding[] = [];
  const suppressed: Suppressed[] = [...verdict.suppressed];
  const used = new Set<Exception>();
  for (const finding of verdict.findings) {
    const exception = exceptions.find((each) => holdsFor(each, finding));
    if (exception === undefined) {
      findings.push(finding);
      continue;
    }
    used.add(exception);
    if (exception.severity === 'off') {
      suppressed.push({ finding, reason: exception.reason });
    } else {
      findings.push({ ...finding, severity: 'warning' });
    }
  }
  return { findings, suppressed, idle: exceptions.filter((each) => !used.has(each)) };
}

function holdsFor({ rule, objects }: Exception, finding: Finding): boolean {
  return (
    (rule === undefined || rule === finding.rule) &&
    (objects === undefined || objects.some((pattern) => pattern.matches(finding.object)))
  );
}
