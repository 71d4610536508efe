import type { Finding } from '../engine/finding';
import { type Report, summaryOf } from './summary';

/** The report for scripts. Its shape is a contract: fields may be added, never changed. */
export function jsonReport(report: Report): string {
  const { findings, problems } = report;
  const told = { findings: findings.map(findingEntry), unreadable: problems, summary: summaryOf(report) };
  return `${JSON.stringify(told, undefined, 2)}\n`;
}

/** A finding for scripts, wherever it is told. */
export function findingEntry({ rule, severity, doubt, message, because, fix, request, object, path, place }: Finding) {
  const { apiVersion, kind, namespace, name } = object;
  return {
    rule,
    severity,
    message,
    because,
    doubt,
    fix,
    trace: request,
    object: { apiVersion, kind, namespace, name },
    path,
    file: place?.file,
    line: place?.line,
    column: place?.column,
  };
}
