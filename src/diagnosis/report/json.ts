import { findingEntry } from '../../check/report/json';
import type { KubeObject } from '../../model/objects/kube-object';
import type { Diagnosis } from '../diagnosis';
import { type Report, summaryOf } from './report';

/** The report for scripts. Its shape is a contract: fields may be added, never changed. */
export function jsonReport(report: Report): string {
  const { diagnoses, besides, unread } = report;
  const told = {
    services: diagnoses.map(diagnosisEntry),
    besides: besides.map(findingEntry),
    unread,
    summary: summaryOf(report),
  };
  return `${JSON.stringify(told, undefined, 2)}\n`;
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
