import { check } from '../check/check';
import { jsonReport } from '../check/report/json';
import { explanation, ruleList } from '../check/report/manual';
import { COLOURS, NO_COLOURS } from '../check/report/paint';
import { sarifReport } from '../check/report/sarif';
import { type Report, summaryOf } from '../check/report/summary';
import { textReport } from '../check/report/text';
import { RULES } from '../check/rules';
import { DEFAULT_TARGET, NEWEST_MINOR, type Target, targetOfVersion } from '../kinds/language/target';
import { Cluster } from '../model/cluster/cluster';
import type { KubeObject } from '../model/objects/kube-object';
import { readLongText } from '../model/objects/read';
import type { Problem } from '../model/reading/problem';
import { Complaint, isComplaint } from '../values/complaint';
import { oneOf } from '../values/parser';
import { parsed } from './arguments';
import { sourcesAt } from './files';
import { Misuse } from './misuse';
import { Progress } from './progress';
import { ExitCode, type Terminal } from './terminal';

export const CHECK_USAGE = `usage: cdk8s-service-patterns check FILE|DIR|- …

Says why Service traffic will not arrive, before anything is deployed.

  --format FORMAT     text (default), json or sarif
  --kubernetes 1.NN   the version the manifests are meant for, 1.${NEWEST_MINOR} by default
  --strict            warnings count as errors
  --rules             list all rules
  --explain RULE      say what there is to know about a rule

Exit code: 0 without errors, 1 with errors, 2 when the command or some input cannot be understood.
`;

/** Everything a `check` command can be told. */
export function checkCommand(args: readonly string[], terminal: Terminal): number {
  const { values, positionals } = parsed(args, {
    format: { type: 'string', default: 'text' },
    kubernetes: { type: 'string' },
    strict: { type: 'boolean', default: false },
    rules: { type: 'boolean', default: false },
    explain: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  });
  const instead = values.help ? CHECK_USAGE : values.rules ? ruleList(RULES) : explained(values.explain);
  if (instead !== undefined) {
    terminal.out(instead);
    return ExitCode.CLEAN;
  }
  const format = accepted('--format', oneOf(['text', 'json', 'sarif'])(values.format));
  const target =
    values.kubernetes === undefined ? DEFAULT_TARGET : accepted('--kubernetes', targetOfVersion(values.kubernetes));
  if (positionals.length === 0) {
    throw Misuse.of('check', new Complaint('no file', 'files, folders or -', 'such as check dist/'));
  }
  const report = judge(positionals, target, terminal);
  if (format === 'text') {
    terminal.out(textReport(report, terminal.colours ? COLOURS : NO_COLOURS));
  } else {
    terminal.out(format === 'json' ? jsonReport(report) : sarifReport(report, RULES));
    terminal.err(report.problems.map(({ message }) => `${message}\n`).join(''));
  }
  const { errors, warnings } = summaryOf(report);
  const isFound = errors > 0 || (values.strict && warnings > 0);
  return report.problems.length > 0 ? ExitCode.MISUSE : isFound ? ExitCode.FOUND : ExitCode.CLEAN;
}

function judge(operands: readonly string[], target: Target, terminal: Terminal): Report {
  const start = performance.now();
  const objects: KubeObject[] = [];
  const problems: Problem[] = [];
  let files = 0;
  const progress = new Progress(terminal);
  for (const source of sourcesAt(operands, terminal)) {
    const reading = readLongText(source, (read) => progress.tell(() => readSoFar(objects.length + read, files + 1)));
    for (const object of reading.objects) {
      objects.push(object);
    }
    problems.push(...reading.problems);
    files++;
    progress.tell(() => readSoFar(objects.length, files));
  }
  progress.tell(() => `${readSoFar(objects.length, files)}, checking them`);
  const verdict = check(new Cluster(objects), target);
  progress.end();
  return { ...verdict, problems, objects: objects.length, files, milliseconds: performance.now() - start };
}

function readSoFar(objects: number, files: number): string {
  return `${objects} objects in ${files} files read`;
}

function explained(id: string | undefined): string | undefined {
  if (id === undefined) {
    return undefined;
  }
  const name = accepted('--explain', oneOf(RULES.map((rule) => rule.id))(id));
  const rule = RULES.find((each) => each.id === name);
  return rule && explanation(rule);
}

function accepted<T>(where: string, result: T | Complaint): T {
  if (isComplaint(result)) {
    throw Misuse.of(where, result);
  }
  return result;
}
