import { Complaint, isComplaint } from '../../values/complaint';
import { listOf, objectWith, type Parser, text, wholeNumber } from '../../values/parser';
import type { Verdict } from '../check';
import type { Finding } from '../engine/finding';

/**
 * Findings that were there before: whoever starts checking an old application writes them down once, and from then on
 * only new ones fail. A finding is known again by its rule, object and field. Its line is not part of it, nor the sentence,
 * for both change with edits that have nothing to do with it.
 */
export interface Baseline {
  /** How many findings of each identity are known. */
  readonly known: ReadonlyMap<string, number>;
}

/** The format of the file; another number is another format. */
const VERSION = 1;

interface Entry {
  readonly rule: string;
  readonly object: string;
  readonly path: string;
  readonly count: number;
}

const entry = objectWith(
  { rule: text, object: text, path: anyText, count: wholeNumber(1, Number.MAX_SAFE_INTEGER) },
  'a finding of the baseline',
);

const shape = objectWith({ version: wholeNumber(VERSION, VERSION), findings: listOf(entry, 'findings') }, 'a baseline');

function anyText(input: unknown): string | Complaint {
  return typeof input === 'string' ? input : new Complaint('no text', 'a text', 'write the baseline anew');
}

/** Reads what `baselineOf` wrote. */
export const baseline: Parser<Baseline> = (input) => {
  let data: unknown;
  try {
    data = JSON.parse(String(input));
  } catch {
    return new Complaint('no JSON', 'a baseline', 'write it with --write-baseline');
  }
  const read = shape(data);
  return isComplaint(read) ? read : { known: new Map(read.findings.map((each) => [identityOf(each), each.count])) };
};

/** The findings of a verdict as a file: sorted, an entry each, so that its changes can be reviewed. */
export function baselineOf({ findings }: Pick<Verdict, 'findings'>): string {
  const entries = new Map<string, Entry>();
  for (const finding of findings) {
    const identity = identityOfFinding(finding);
    const count = (entries.get(identity)?.count ?? 0) + 1;
    entries.set(identity, { rule: finding.rule, object: finding.object.title, path: finding.path, count });
  }
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
  return `${JSON.stringify({ version: VERSION, findings: sorted }, undefined, 2)}\n`;
}

/** A verdict without what a baseline knows, how many findings those are, and how many of the baseline are gone. */
export interface SinceBaseline extends Verdict {
  readonly known: number;
  readonly gone: number;
}

/** Leaves out what was there before. */
export function sinceBaseline(verdict: Verdict, baseline: Baseline): SinceBaseline {
  const left = new Map(baseline.known);
  const findings = verdict.findings.filter((finding) => {
    const identity = identityOfFinding(finding);
    const count = left.get(identity) ?? 0;
    left.set(identity, count - 1);
    return count <= 0;
  });
  const gone = [...left.values()].reduce((sum, count) => sum + Math.max(0, count), 0);
  return { ...verdict, findings, known: verdict.findings.length - findings.length, gone };
}

function identityOfFinding({ rule, object, path }: Finding): string {
  return identityOf({ rule, object: object.title, path });
}

function identityOf({ rule, object, path }: Omit<Entry, 'count'>): string {
  return JSON.stringify([object, rule, path]);
}
