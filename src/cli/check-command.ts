import { writeFileSync } from 'node:fs';
import { check } from '../check/check';
import { baselineOf, sinceBaseline } from '../check/exceptions/baseline';
import { withExceptions } from '../check/exceptions/exception';
import { compactReport } from '../check/report/compact';
import { jsonReport } from '../check/report/json';
import { COLOURS, NO_COLOURS } from '../check/report/paint';
import { ruleList } from '../check/report/rule-list';
import { sarifReport } from '../check/report/sarif';
import { counted, type Report, summaryOf } from '../check/report/summary';
import { textReport } from '../check/report/text';
import { RULES } from '../check/rules';
import { Cluster } from '../model/cluster/cluster';
import type { KubeObject } from '../model/objects/kube-object';
import { CHECK_USAGE, type CheckOptions, checkOptions, type Question } from './check-options';
import { manifestsAt, readSoFar } from './manifests';
import { Progress } from './progress';
import { ExitCode, type Terminal } from './terminal';

/** Everything a `check` command can be told. */
export function checkCommand(args: readonly string[], terminal: Terminal): number {
  const options = checkOptions(args);
  if (!('operands' in options)) {
    terminal.out(answerTo(options));
    return ExitCode.CLEAN;
  }
  const report = judge(options, terminal);
  tell(report, options.format, terminal);
  const { errors, warnings } = summaryOf(report);
  const isFound = errors > 0 || (options.strict && warnings > 0);
  return report.problems.length > 0 ? ExitCode.MISUSE : isFound ? ExitCode.FOUND : ExitCode.CLEAN;
}

function answerTo({ help, rules, explain }: Question): string {
  if (help) {
    return CHECK_USAGE;
  }
  return rules || explain === undefined ? ruleList(RULES) : pageOn(explain);
}

/** Loaded when it is called for: half of all that the library says are examples of rules. */
function pageOn(rule: string): string {
  return (require('./explained') as typeof import('./explained')).explained(rule);
}

function tell(report: Report, format: CheckOptions['format'], terminal: Terminal): void {
  terminal.out(reportIn(format, report, terminal));
  if (format === 'json' || format === 'sarif') {
    for (const line of [...report.problems.map(({ message }) => message), ...(report.notes ?? [])]) {
      terminal.err(`${line}\n`);
    }
  }
}

function reportIn(format: CheckOptions['format'], report: Report, { colours, tool }: Terminal): string {
  const paint = colours ? COLOURS : NO_COLOURS;
  switch (format) {
    case 'text':
      return textReport(report, paint);
    case 'compact':
      return compactReport(report, paint);
    case 'json':
      return jsonReport(report);
    case 'sarif':
      return sarifReport(report, RULES, tool);
  }
}

function judge(options: CheckOptions, terminal: Terminal): Report {
  const start = performance.now();
  const progress = new Progress(terminal);
  const { objects, problems, files } = manifestsAt(options.operands, terminal, progress);
  progress.tell(() => `${readSoFar(objects.length, files)}, checking them`);
  const found = findingsOf(objects, options);
  progress.end();
  return { ...found, problems, objects: objects.length, files, milliseconds: performance.now() - start };
}

/** What is left to tell after exceptions and baseline, and what is to be said of those. */
function findingsOf(
  objects: readonly KubeObject[],
  { target, exceptions, baseline, newBaseline }: CheckOptions,
): Pick<Report, 'findings' | 'suppressed' | 'notes'> {
  const { idle, ...verdict } = withExceptions(check(new Cluster(objects), target), exceptions);
  const notes = idle.map(({ origin }) => `${origin}: holds for nothing that was found; leave it out`);
  if (newBaseline !== undefined) {
    writeFileSync(newBaseline, baselineOf(verdict));
    return {
      ...verdict,
      findings: [],
      notes: [...notes, `${newBaseline}: holds ${counted(verdict.findings.length, 'finding')} now`],
    };
  }
  if (baseline === undefined) {
    return { ...verdict, notes };
  }
  const { known, gone, ...left } = sinceBaseline(verdict, baseline);
  const mended = gone > 0 ? [`baseline: ${gone} of its findings are gone; write it anew`] : [];
  return { ...left, notes: [...notes, `baseline: ${counted(known, 'known finding')} left out`, ...mended] };
}
