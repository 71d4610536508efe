import type { Finding } from '../engine/finding';
import type { Judge } from '../engine/rule';
import { oneLine } from './one-line';
import type { Report } from './summary';

/** What a report says of the tool that made it. */
export interface Tool {
  readonly version: string;
  /** The address of the page about a rule. */
  readonly helpOn: (rule: string) => string;
}

/** The report as SARIF 2.1.0, which code hosts show beside the lines it is about. */
export function sarifReport(report: Report, rules: readonly Judge[], { version, helpOn }: Tool): string {
  const driver = {
    name: 'cdk8s-service-patterns',
    semanticVersion: version,
    rules: rules.map((rule) => ({ ...descriptor(rule), helpUri: helpOn(rule.id) })),
  };
  const run = {
    tool: { driver },
    results: [
      ...report.findings.map((finding) => result(finding)),
      ...report.suppressed.map(({ finding, reason }) => ({
        ...result(finding),
        suppressions: [{ kind: 'inSource', justification: reason }],
      })),
    ],
    invocations: [
      {
        executionSuccessful: report.problems.length === 0,
        toolExecutionNotifications: report.problems.map(({ message, file, line, column }) => ({
          level: 'error',
          message: { text: message },
          locations: [location(file, line, column)],
        })),
      },
    ],
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, undefined, 2)}\n`;
}

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

function descriptor({ id, because, severity }: Judge) {
  return { id, shortDescription: { text: because }, defaultConfiguration: { level: severity } };
}

function result(finding: Finding) {
  const { rule, severity, object, path, place } = finding;
  return {
    ruleId: rule,
    level: severity,
    message: { text: oneLine(finding) },
    locations: [
      {
        ...(place && location(place.file, place.line, place.column)),
        logicalLocations: [{ fullyQualifiedName: [object.title, path].filter(Boolean).join(' ') }],
      },
    ],
  };
}

function location(file: string, startLine: number, startColumn: number) {
  const uri = encodeURI(file.replaceAll('\\', '/'));
  return { physicalLocation: { artifactLocation: { uri }, region: { startLine, startColumn } } };
}
