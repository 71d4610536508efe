import type { Verdict } from '../check';
import type { Finding } from '../engine/finding';
import { codeFrame } from './code-frame';
import type { Paint } from './paint';
import { type Report, summaryOf } from './summary';

/** The report for people: grouped by object, each finding with the line it is about and what comes of it. */
export function textReport(report: Report, paint: Paint): string {
  const lines = report.problems.map(({ message }) => `${paint.error('unreadable')} ${message}`);
  if (lines.length > 0) {
    lines.push('');
  }
  lines.push(...verdictLines(report, paint));
  return `${[...lines, summaryLine(report, paint)].join('\n')}\n`;
}

/** What was found and what is ignored, as text. */
export function verdictLines({ findings, suppressed }: Verdict, paint: Paint): string[] {
  const lines: string[] = [];
  let current: Finding['object'] | undefined;
  for (const finding of findings) {
    if (finding.object !== current) {
      current = finding.object;
      lines.push(paint.strong(current.path ?? current.title));
    }
    lines.push(...paragraph(finding, paint), '');
  }
  for (const { finding, reason } of suppressed) {
    lines.push(paint.faint(`ignored ${finding.rule} of ${finding.object.title}: ${reason}`));
  }
  return lines;
}

function paragraph(finding: Finding, paint: Paint): string[] {
  return [
    `${paint[finding.severity](finding.severity)} ${finding.rule}`,
    finding.message,
    ...codeFrame(finding, paint),
    paint.faint(finding.because),
  ].map((line) => `  ${line}`);
}

function summaryLine(report: Report, paint: Paint): string {
  const { objects, files, errors, warnings, suppressed, milliseconds } = summaryOf(report);
  const verdicts = [
    ...(errors > 0 ? [paint.error(counted(errors, 'error'))] : []),
    ...(warnings > 0 ? [paint.warning(counted(warnings, 'warning'))] : []),
    ...(errors + warnings === 0 ? ['nothing found'] : []),
    ...(suppressed > 0 ? [`${suppressed} ignored`] : []),
    ...(report.problems.length > 0 ? [paint.error(`${report.problems.length} unreadable`)] : []),
  ];
  return `${verdicts.join(', ')} in ${counted(objects, 'object')} of ${counted(files, 'file')} (${milliseconds} ms)`;
}

function counted(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
