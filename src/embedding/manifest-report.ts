import { check } from '../check/check';
import type { Finding } from '../check/engine/finding';
import { oneLine } from '../check/report/one-line';
import { Cluster } from '../model/cluster/cluster';
import type { KubeObject } from '../model/objects/kube-object';
import { readObjects } from '../model/objects/read';
import type { Settings } from './settings';

/** What the cdk8s command hands to a validation plugin, as far as it is used here. */
export interface ValidationContext {
  /** The files that were synthesized. */
  readonly manifests: readonly string[];
  parseManifest(path: string): unknown[];
  readonly report: {
    addViolation(violation: Violation): void;
    submit(status: 'success' | 'failure', metadata?: Readonly<Record<string, string>>): void;
  };
}

/** One entry of the cdk8s command's report. */
interface Violation {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix: string;
  readonly violatingResources: readonly {
    readonly resourceName: string;
    readonly locations: readonly string[];
    readonly manifestPath: string;
  }[];
}

/** Judges what was synthesized and submits the report, which fails on errors, or on anything if one is strict. */
export function reportOn(context: ValidationContext, { target, strict }: Settings): void {
  const { manifests, report } = context;
  const files = new Map<KubeObject, string>();
  for (const file of manifests) {
    for (const object of readObjects(context.parseManifest(file))) {
      files.set(object, file);
    }
  }
  const { findings, suppressed } = check(new Cluster([...files.keys()]), target);
  const names = uniqueNames([...files.keys()]);
  for (const group of grouped(findings)) {
    report.addViolation(violation(group, (object) => names.get(object) ?? object.title, files));
  }
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  report.submit(errors > 0 || (strict && findings.length > 0) ? 'failure' : 'success', {
    Errors: String(errors),
    Warnings: String(findings.length - errors),
    ...(suppressed.length > 0 && {
      Ignored: suppressed
        .map(({ finding, reason }) => `${finding.rule} of ${finding.object.title}: ${reason}`)
        .join('\n'),
    }),
  });
}

/**
 * Findings that are told together: of one rule, with one cure. The cdk8s command knows no severities, so that of a
 * warning becomes part of the name.
 */
function grouped(findings: readonly Finding[]): (readonly [Finding, ...Finding[]])[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const key = [finding.rule, finding.severity, finding.fix].join('\n');
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [finding]);
    } else {
      group.push(finding);
    }
  }
  return [...groups.values()];
}

function violation(
  group: readonly [Finding, ...Finding[]],
  nameOf: (object: KubeObject) => string,
  files: ReadonlyMap<KubeObject, string>,
): Violation {
  const [{ rule, severity, because, fix }] = group;
  const objects = [...new Set(group.map(({ object }) => object))];
  return {
    ruleName: severity === 'error' ? rule : `${rule} (warning)`,
    recommendation: because,
    fix,
    violatingResources: objects.map((object) => ({
      resourceName: nameOf(object),
      locations: group.filter((finding) => finding.object === object).map(oneLine),
      manifestPath: files.get(object) ?? '',
    })),
  };
}

/**
 * The cdk8s command looks up construct paths by the names of objects alone. Where two bear the same name it would show
 * the path of either for both; a name that it does not know keeps it from that.
 */
function uniqueNames(objects: readonly KubeObject[]): Map<KubeObject, string> {
  const bearers = new Map<string, number>();
  for (const { name } of objects) {
    bearers.set(name, (bearers.get(name) ?? 0) + 1);
  }
  return new Map(objects.map((object) => [object, bearers.get(object.name) === 1 ? object.name : object.title]));
}
