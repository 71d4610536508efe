import { namedUpTo } from './constraints/names';
import { kind } from './language/kind';
import { ANYTHING, FLAG, fields, NUMBER, TEXT } from './language/shape';
import { jobSpec } from './parts/job-spec';
import { METADATA } from './parts/metadata';
import { object, spec } from './parts/object';
import { IN_SPEC } from './parts/workload-fields';

/** The name of a CronJob is the beginning of the names of its Jobs. */
const LONGEST_NAME = 52;

const SHAPE = object(namedUpTo(LONGEST_NAME), {
  status: ANYTHING,
  spec: spec(
    fields({
      concurrencyPolicy: TEXT,
      failedJobsHistoryLimit: NUMBER,
      jobTemplate: fields({ metadata: METADATA, spec: jobSpec((field) => field) }),
      schedule: TEXT,
      startingDeadlineSeconds: NUMBER,
      successfulJobsHistoryLimit: NUMBER,
      suspend: FLAG,
      timeZone: TEXT,
    }),
  ),
});

/** Jobs by the clock. */
export const CRON_JOB = kind(
  'CronJob',
  [
    { apiVersion: 'batch/v1', shape: SHAPE },
    { apiVersion: 'batch/v1beta1', until: 25 },
    { apiVersion: 'batch/v2alpha1', until: 21 },
  ],
  { short: ['cj'], pods: { template: ['spec', 'jobTemplate', ...IN_SPEC.template], runToCompletion: true } },
);
