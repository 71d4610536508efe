import type { Complaint } from '../../../src/values/complaint';

/**
 * Why the suite cannot start, in one sentence. Without the place where it was noticed, for whoever runs the suite can do
 * nothing with that.
 */
export function setupFailure(complaint: Complaint, where = 'npm run test:cluster'): Error {
  const error = new Error(complaint.sentence(where));
  error.stack = '';
  return error;
}
