import { isConfidential } from '../../guesses/settings/confidential-field';
import type { KubeObject } from '../../model/objects/kube-object';
import { Complaint } from '../../values/complaint';
import type { FailingRequest, Fault } from './fault';
import type { Judge, Severity } from './rule';

/** A mistake in one object, ready to be reported. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** Why it is a warning only, where its rule is about errors: what the given files do not show and may make it right. */
  readonly doubt: string | undefined;
  /** The whole sentence: where, what was found, what was expected, what to do. */
  readonly message: string;
  /** What happens in a running cluster. */
  readonly because: string;
  /** What to do, by itself. */
  readonly fix: string;
  /** A request that goes wrong by it, in the words of `trace`. */
  readonly request?: FailingRequest;
  readonly object: KubeObject;
  /** The field, such as `spec.ports[0].targetPort`. */
  readonly path: string;
  /** Where the field is written, for objects that were read from a text; lines and columns count from 1. */
  readonly place: { readonly file: string; readonly line: number; readonly column: number } | undefined;
  /** Whether what is written there may be a password or the like, which no report repeats. */
  readonly isConfidential: boolean;
}

/** A finding that an annotation of its object silences. */
export interface Suppressed {
  readonly finding: Finding;
  /** Why, in the words of whoever silenced it. */
  readonly reason: string;
}

export function findingOf(rule: Judge, object: KubeObject, { field, complaint, doubt, request }: Fault): Finding {
  const { found, expected, fix, at } = complaint;
  const path = field.path + (field.path === '' && at.startsWith('.') ? at.slice(1) : at);
  const where = path === '' ? object.title : `${object.title} ${path}`;
  return {
    rule: rule.id,
    severity: doubt === undefined ? rule.severity : 'warning',
    doubt: rule.severity === 'error' ? doubt : undefined,
    message: new Complaint(found, expected, fix).sentence(where),
    because: rule.because,
    fix,
    ...(request && { request }),
    object,
    path,
    place: object.place(field.steps),
    isConfidential: isConfidential(object, field.steps),
  };
}

/** A rule that broke down over an object. That is our fault, yet nobody may take its silence for praise. */
export function breakdown(rule: Judge, object: KubeObject, error: unknown): Finding {
  const reason = error instanceof Error ? error.message : String(error);
  const complaint = new Complaint(
    `a failure of the rule ${rule.id} (${reason})`,
    'an answer',
    'report it as a bug of cdk8s-service-patterns',
  );
  return {
    rule: rule.id,
    severity: 'error',
    doubt: undefined,
    message: complaint.sentence(object.title),
    because: 'Whether the object is right by this rule is unknown.',
    fix: complaint.fix,
    object,
    path: '',
    place: object.place([]),
    isConfidential: false,
  };
}
