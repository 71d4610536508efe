import { namedUpTo } from './constraints/names';
import { alike, kind } from './language/kind';
import { lastsAsItIs } from './language/lasting';
import { ANYTHING, lasting, type Shape } from './language/shape';
import { jobSpec } from './parts/job-spec';
import { object, spec } from './parts/object';
import { IN_SPEC } from './parts/workload-fields';

/** The name of a Job becomes a label of its pods. */
const LONGEST_NAME = 63;

const LASTS = lastsAsItIs('ValidateJobSpecUpdate in pkg/apis/batch/validation/validation.go of Kubernetes');

const SPEC = jobSpec((field: Shape) => lasting(LASTS, field));

/** Pods that do something once. */
export const JOB = kind(
  'Job',
  alike(object(namedUpTo(LONGEST_NAME), { status: ANYTHING, spec: spec(SPEC) }), 'batch/v1'),
  { pods: { ...IN_SPEC, runToCompletion: true } },
);
