import type { Finding } from '../../check/engine/finding';
import { oneLineWithRule } from '../../check/report/one-line';
import type { Paint } from '../../check/report/paint';
import { counted } from '../../check/report/summary';
import { causesOf } from '../causes';
import type { Diagnosis } from '../diagnosis';
import type { Outcome, Step } from '../step';
import { STEPS } from '../step';
import type { Symptom } from '../symptoms';
import { type Report, summaryOf } from './report';

/** What each outcome is called. */
const WORDS: Readonly<Record<Outcome, string>> = {
  failed: 'failed',
  warned: 'warning',
  unknown: 'unknown',
  passed: 'passed',
  needless: '-',
};

const WIDEST_WORD = Math.max(...Object.values(WORDS).map(({ length }) => length));

/** A step is called by its number and its name; the ways in have no number. */
const WIDEST_NAME = Math.max(...STEPS.map(({ length }) => length)) + 2;

/** The report for people: the steps of each Service, and at the end what else is to be known. */
export function textReport(report: Report, paint: Paint): string {
  const { diagnoses, besides, unread, symptom } = report;
  const reasons = [...new Set(unread.map(({ because }) => because))];
  const lines = [
    ...diagnoses.map((each) => (symptom === undefined ? textDiagnosis(each, paint) : textCauses(each, symptom, paint))),
    ...besides.map(({ severity, message, rule }) => `${paint[severity](severity)} ${message} (${rule})`),
    ...(besides.length > 0 ? [''] : []),
    ...reasons.map((reason) => {
      const resources = unread.filter(({ because }) => because === reason).map(({ resource }) => resource);
      // The groups are for kubectl and for scripts.
      const names = resources.map((resource) => resource.split('.', 1)[0]);
      return paint.faint(`${reason}, so unknown: ${names.join(', ')}`);
    }),
    summaryLine(report, paint),
  ];
  return `${lines.join('\n')}\n`;
}

function summaryLine(report: Report, paint: Paint): string {
  const { services, failed, warned } = summaryOf(report);
  const told = [
    ...(failed > 0 ? [paint.error(`${failed} failed`)] : []),
    ...(warned > 0 ? [paint.warning(`${warned} with warnings`)] : []),
  ];
  return `${told.length > 0 ? told.join(', ') : 'none failed'} of ${counted(services, 'Service')}`;
}

/** The diagnosis of a Service: a line a step, and below it what was found there. */
function textDiagnosis({ service, steps, waysIn }: Diagnosis, paint: Paint): string {
  const told = new Set<Finding>();
  const lines = [
    paint.strong(service.object.title),
    ...steps.flatMap((step, i) => linesOf(`${i + 1} ${step.name}`, step, told, paint)),
    ...waysIn.flatMap((way) => linesOf('  way in', { ...way, says: `${way.object.title}: ${way.says}` }, told, paint)),
  ];
  return `${lines.join('\n')}\n`;
}

/** What may be behind a symptom, the most certain first; what is ruled out in a line. */
function textCauses(diagnosis: Diagnosis, symptom: Symptom, paint: Paint): string {
  const told = new Set<Finding>();
  const causes = causesOf(diagnosis, symptom);
  const open = causes.filter(({ outcome }) => outcome !== 'passed' && outcome !== 'needless');
  const lines = [
    `${paint.strong(diagnosis.service.object.title)}: ${symptom}`,
    ...open.flatMap((cause, i) =>
      linesOf(`${i + 1}`, { ...cause, says: `${cause.because}: ${cause.says}` }, told, paint, 1),
    ),
    ...(open.length === 0 ? ['  nothing here explains it'] : []),
    ...causes
      .filter((cause) => !open.includes(cause))
      .map(({ because, says }) => paint.faint(`  ruled out: ${because} (${says})`)),
  ];
  return `${lines.join('\n')}\n`;
}

function linesOf(
  name: string,
  { outcome, says, findings, settledBy }: Omit<Step, 'name'>,
  told: Set<Finding>,
  paint: Paint,
  width = WIDEST_NAME,
): string[] {
  const indent = ' '.repeat(WIDEST_WORD + width + 6);
  const fresh = findings.filter((each) => !told.has(each));
  for (const each of fresh) {
    told.add(each);
  }
  return [
    `  ${painted(outcome, paint)}  ${name.padEnd(width)}  ${says}`,
    ...fresh.map((finding) => `${indent}${oneLineWithRule(finding)}`),
    ...(settledBy === undefined ? [] : [`${indent}${paint.faint(`$ ${settledBy}`)}`]),
  ];
}

function painted(outcome: Outcome, paint: Paint): string {
  const word = WORDS[outcome].padEnd(WIDEST_WORD);
  switch (outcome) {
    case 'failed':
      return paint.error(word);
    case 'warned':
      return paint.warning(word);
    case 'needless':
    case 'unknown':
      return paint.faint(word);
    case 'passed':
      return word;
  }
}
