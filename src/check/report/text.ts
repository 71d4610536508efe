import type { Verdict } from '../check';
import type { Finding } from '../engine/finding';
import { codeFrame } from './code-frame';
import type { Paint } from './paint';
import { type Report, summaryLine, talliesOf } from './summary';

/** The report for people: grouped by object, each finding with the line it is about and what comes of it. */
export function textReport(report: Report, paint: Paint): string {
  const lines = report.problems.map(({ message }) => `${paint.error('unreadable')} ${message}`);
  if (lines.length > 0) {
    lines.push('');
  }
  lines.push(...verdictLines(report, paint));
  const tallies = talliesOf(report);
  if (tallies.length > 0) {
    lines.push(...tallies, '');
  }
  lines.push(...(report.notes ?? []).map(paint.faint));
  return `${[...lines, summaryLine(report, paint)].join('\n')}\n`;
}

/** What was found and what is ignored, as text. */
export function verdictLines({ findings, suppressed }: Verdict, paint: Paint): string[] {
  const lines: string[] = [];
  // The consequence of a rule is the same each time; said once, it is read.
  const explained = new Set<string>();
  let current: Finding['object'] | undefined;
  for (const finding of findings) {
    if (finding.object !== current) {
      current = finding.object;
      lines.push(paint.strong(current.path ?? current.title));
    }
    lines.push(...paragraph(finding, paint, explained.has(finding.because)), '');
    explained.add(finding.because);
  }
  for (const { finding, reason } of suppressed) {
    lines.push(paint.faint(`ignored ${finding.rule} of ${finding.object.title}: ${reason}`));
  }
  return lines;
}

function paragraph(finding: Finding, paint: Paint, isExplained: boolean): string[] {
  return [
    `${paint[finding.severity](finding.severity)} ${finding.rule}`,
    finding.message,
    ...(finding.doubt === undefined ? [] : [`a warning only: ${finding.doubt}`]),
    ...codeFrame(finding, paint),
    ...(finding.request === undefined
      ? []
      : [paint.faint(`follow it: trace --from ${finding.request.from} --to ${finding.request.to}`)]),
    ...(isExplained ? [] : [paint.faint(finding.because)]),
  ].map((line) => `  ${line}`);
}
