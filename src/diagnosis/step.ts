import type { Finding } from '../check/engine/finding';

/** The steps, in the order in which they are taken: from the address of the Service inward to the program in a pod. */
export const STEPS = ['cluster IP', 'ping', 'readiness', 'endpoints', 'name', 'port', 'pod', 'loopback'] as const;

export type StepName = (typeof STEPS)[number];

/**
 * How a step ends. `unknown` is what no object of a cluster tells, such as whether a packet arrives; `needless` is what does
 * not apply to the Service, or proves nothing.
 */
export type Outcome = 'passed' | 'warned' | 'failed' | 'unknown' | 'needless';

/** What facts alone say of a step. */
export interface Facts {
  readonly outcome: Outcome;
  /** What is known, as a sentence without a full stop. */
  readonly says: string;
  /** Why, where no finding says so. */
  readonly why?: string;
  /** The command that settles what is not known. */
  readonly settledBy?: string | undefined;
}

/** A step of the diagnosis of one Service. */
export interface Step extends Omit<Facts, 'why'> {
  readonly name: StepName;
  /** What `check` finds that belongs here: object, field and cure. */
  readonly findings: readonly Finding[];
}

/** From the worst to the best. */
const ORDER: readonly Outcome[] = ['failed', 'warned', 'unknown', 'passed', 'needless'];

export function isWorse(one: Outcome, other: Outcome): boolean {
  return ORDER.indexOf(one) < ORDER.indexOf(other);
}

export function worse(one: Outcome, other: Outcome): Outcome {
  return isWorse(other, one) ? other : one;
}

/** What findings make of a step, whatever else is known. */
export function outcomeOf(findings: readonly Finding[]): Outcome {
  return findings.some(({ severity }) => severity === 'error') ? 'failed' : findings.length > 0 ? 'warned' : 'needless';
}

/** A step of which facts and findings are known. A finding says better than a fact why it is one. */
export function stepOf(name: StepName, facts: Facts, findings: readonly Finding[]): Step {
  const outcome = worse(facts.outcome, outcomeOf(findings));
  const says = facts.why === undefined || findings.length > 0 ? facts.says : `${facts.says} (${facts.why})`;
  return { name, findings, outcome, says, settledBy: outcome === 'unknown' ? facts.settledBy : undefined };
}
