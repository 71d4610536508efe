import { namedUpTo } from './constraints/names';
import { alike, kind } from './language/kind';
import { ANYTHING } from './language/shape';
import { JOB_SPEC } from './parts/job-spec';
import { object, spec } from './parts/object';

/** The name of a Job becomes a label of its pods. */
const LONGEST_NAME = 63;

/** Pods that do something once. */
export const JOB = kind(
  'Job',
  alike(object(namedUpTo(LONGEST_NAME), { status: ANYTHING, spec: spec(JOB_SPEC) }), 'batch/v1'),
);
