import { check } from '../check/check';
import { jsonReport } from '../check/report/json';
import { explanation, ruleList } from '../check/report/manual';
import { COLOURS, NO_COLOURS } from '../check/report/paint';
import { sarifReport } from '../check/report/sarif';
import { type Report, summaryOf } from '../check/report/summary';
import { textReport } from '../check/report/text';
import { RULES } from '../check/rules';
import { DEFAULT_TARGET, NEWEST_MINOR, OLDEST_MINOR, type Target } from '../check/target';
import { Cluster } from '../model/cluster';
import type { KubeObject } from '../model/kube-object';
import type { Problem } from '../model/reading/problem';
import { readText } from '../model/reading/read';
import { Complaint, isComplaint } from '../values/complaint';
import { oneOf } from '../values/parser';
import { shown } from '../values/wording';
import { parsed } from './arguments';
import { sourcesAt } from './files';
import { Misuse } from './misuse';
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
  const target = targetOf(values.kubernetes);
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
  for (const source of sourcesAt(operands, terminal)) {
    const reading = readText(source);
    for (const object of reading.objects) {
      objects.push(object);
    }
    problems.push(...reading.problems);
    files++;
    if (terminal.watched && files % 100 === 0) {
      terminal.err(`\rread ${files} files`);
    }
  }
  if (terminal.watched && files >= 100) {
    terminal.err('\r\u001b[K');
  }
  const verdict = check(new Cluster(objects), target);
  return { ...verdict, problems, objects: objects.length, files, milliseconds: performance.now() - start };
}

function explained(id: string | undefined): string | undefined {
  if (id === undefined) {
    return undefined;
  }
  const name = accepted('--explain', oneOf(RULES.map((rule) => rule.id))(id));
  const rule = RULES.find((each) => each.id === name);
  return rule && explanation(rule);
}

function targetOf(version: string | undefined): Target {
  if (version === undefined) {
    return DEFAULT_TARGET;
  }
  const minor = Number(/^v?1\.(\d{1,3})(\.\d+)?$/.exec(version)?.[1] ?? Number.NaN);
  if (!(minor >= OLDEST_MINOR && minor <= NEWEST_MINOR)) {
    const expected = `1.${OLDEST_MINOR} to 1.${NEWEST_MINOR}`;
    throw Misuse.of('--kubernetes', new Complaint(shown(version), expected, `such as --kubernetes 1.${NEWEST_MINOR}`));
  }
  return { ...DEFAULT_TARGET, minor };
}

function accepted<T>(where: string, result: T | Complaint): T {
  if (isComplaint(result)) {
    throw Misuse.of(where, result);
  }
  return result;
}
