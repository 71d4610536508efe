import { findingEntry } from '../../check/report/json';
import type { KubeObject } from '../../model/objects/kube-object';
import { causesOf } from '../causes';
import type { Diagnosis } from '../diagnosis';
import type { Symptom } from '../symptoms';
import { type Report, summaryOf } from './report';

/** The report for scripts. Its shape is a contract: fields may be added, never changed. */
export function jsonReport(report: Report): string {
  const { diagnoses, besides, unread, symptom } = report;
  const told = {
    services: diagnoses.map((each) => ({ ...diagnosisEntry(each), ...causesEntry(each, symptom) })),
    besides: besides.map(findingEntry),
    unread,
    summary: summaryOf(report),
  };
  return `${JSON.stringify(told, undefined, 2)}\n`;
}

/** What may be behind a symptom, if one is asked about. */
function causesEntry(diagnosis: Diagnosis, symptom: Symptom | undefined) {
  return symptom === undefined
    ? {}
    : {
        symptom,
        causes: causesOf(diagnosis, symptom).map(({ findings, ...cause }) => ({
          ...cause,
          findings: findings.map(findingEntry),
        })),
      };
}

function diagnosisEntry({ service, outcome, steps, waysIn }: Diagnosis) {
  return {
    service: named(service.object),
    outcome,
    steps: steps.map(({ name, outcome, says, settledBy, findings }, i) => ({
      step: i + 1,
      name,
      outcome,
      says,
      settledBy,
      findings: findings.map(findingEntry),
    })),
    waysIn: waysIn.map(({ object, outcome, says, settledBy, findings }) => ({
      object: named(object),
      outcome,
      says,
      settledBy,
      findings: findings.map(findingEntry),
    })),
  };
}

function named({ apiVersion, kind, namespace, name }: KubeObject) {
  return { apiVersion, kind, namespace, name };
}
