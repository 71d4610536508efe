import type { Finding } from '../../check/engine/finding';
import type { Diagnosis } from '../diagnosis';
import type { Symptom } from '../symptoms';

/** What a cluster did not tell. */
export interface Untold {
  /** As kubectl names it. */
  readonly resource: string;
  readonly because: string;
}

/** Everything that is told about the Services of a cluster. */
export interface Report {
  readonly diagnoses: readonly Diagnosis[];
  /** What `check` finds at objects that have to do with none of these Services. */
  readonly besides: readonly Finding[];
  readonly unread: readonly Untold[];
  /** What clients see, if somebody says so: then what may be behind it is told in place of the steps. */
  readonly symptom: Symptom | undefined;
}

/** How many Services fare how. */
export interface Summary {
  readonly services: number;
  readonly failed: number;
  readonly warned: number;
}

export function summaryOf({ diagnoses }: Report): Summary {
  const count = (is: string) => diagnoses.filter(({ outcome }) => outcome === is).length;
  return { services: diagnoses.length, failed: count('failed'), warned: count('warned') };
}
