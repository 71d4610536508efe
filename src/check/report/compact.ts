import { oneLine } from './one-line';
import type { Paint } from './paint';
import { type Report, summaryLine } from './summary';

/** The report with a line a finding, as compilers write it, which editors and `grep` understand. */
export function compactReport(report: Report, paint: Paint): string {
  const lines = [
    ...report.problems.map(({ message }) => `${paint.error('unreadable')} ${message}`),
    ...report.findings.map((finding) => {
      const { place, object, severity, rule } = finding;
      const where = place === undefined ? (object.path ?? object.title) : `${place.file}:${place.line}:${place.column}`;
      return `${where}: ${paint[severity](severity)} ${rule}: ${oneLine(finding)}`;
    }),
    ...(report.notes ?? []).map(paint.faint),
    summaryLine(report, paint),
  ];
  return `${lines.join('\n')}\n`;
}
