import { isCalledPart } from '../guesses/makers/variants';
import { DEFAULT_TARGET, type Target } from '../kinds/language/target';
import type { Cluster } from '../model/cluster/cluster';
import { exemption } from './engine/exemption';
import { doubtful } from './engine/fault';
import { breakdown, type Finding, findingOf, type Suppressed } from './engine/finding';
import type { Judge } from './engine/rule';
import { RULES } from './rules';

/** What all rules say about a set of manifests. */
export interface Verdict {
  /** Sorted by object, path and rule. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
}

/** Judges manifests by all rules. */
export function check(cluster: Cluster, target: Target = DEFAULT_TARGET, rules: readonly Judge[] = RULES): Verdict {
  const order = new Map(cluster.objects.map((object, i) => [object, i]));
  const all = rules
    .filter(({ since = 0 }) => target.minor >= since)
    .flatMap((rule) => findingsOf(rule, cluster, target))
    .sort(
      (a, b) =>
        (order.get(a.object) ?? -1) - (order.get(b.object) ?? -1) ||
        compare(a.path, b.path) ||
        compare(a.rule, b.rule) ||
        compare(a.message, b.message),
    );
  const findings: Finding[] = [];
  const suppressed: Suppressed[] = [];
  for (const finding of all) {
    const reason = exemption(finding.object, finding.rule);
    if (reason === undefined) {
      findings.push(finding);
    } else {
      suppressed.push({ finding, reason });
    }
  }
  return { findings, suppressed };
}

function findingsOf(rule: Judge, cluster: Cluster, target: Target): Finding[] {
  const findings: Finding[] = [];
  for (const subject of rule.on(cluster, target)) {
    try {
      for (const fault of rule.check(subject, cluster, target)) {
        findings.push(
          findingOf(
            rule,
            subject.object,
            isCalledPart(subject.object)
              ? doubtful('the name of its file says that it holds parts of objects', fault)
              : fault,
          ),
        );
      }
    } catch (error) {
      findings.push(breakdown(rule, subject.object, error));
    }
  }
  return findings;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
