import { ANYTHING, byDefault, FLAG, fields, NUMBER, type Shape, since, TEXT } from '../language/shape';
import { ENDING_PODS } from './pod-spec';
import { LABEL_SELECTOR } from './selectors';

/**
 * What a Job is to do.
 *
 * @param kept what holds of the fields that stay as they are once the Job is there; a CronJob may change them for the next
 */
export function jobSpec(kept: (field: Shape) => Shape): Shape {
  return fields({
    activeDeadlineSeconds: NUMBER,
    backoffLimit: NUMBER,
    backoffLimitPerIndex: since(28, kept(NUMBER)),
    completionMode: kept(byDefault('NonIndexed', TEXT)),
    completions: NUMBER,
    managedBy: since(30, kept(TEXT)),
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
}
