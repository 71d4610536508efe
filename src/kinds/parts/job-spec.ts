import { ANYTHING, FLAG, fields, NUMBER, type Shape, since, TEXT } from '../language/shape';
import { ENDING_PODS } from './pod-spec';
import { LABEL_SELECTOR } from './selectors';

/** What a Job is to do. */
export const JOB_SPEC: Shape = fields({
  activeDeadlineSeconds: NUMBER,
  backoffLimit: NUMBER,
  backoffLimitPerIndex: since(28, NUMBER),
  completionMode: TEXT,
  completions: NUMBER,
  managedBy: since(30, TEXT),
  manualSelector: FLAG,
  maxFailedIndexes: since(28, NUMBER),
  parallelism: NUMBER,
  podFailurePolicy: ANYTHING,
  podReplacementPolicy: since(28, TEXT),
  scheduling: since(37, ANYTHING),
  selector: LABEL_SELECTOR,
  successPolicy: since(30, ANYTHING),
  suspend: FLAG,
  template: ENDING_PODS,
  ttlSecondsAfterFinished: NUMBER,
});
