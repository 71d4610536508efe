import { shown } from '../../values/wording';
import { type Constraint, NO_REFUSALS } from '../language/constraint';
import { constraint, refusal } from './makers';

/** The most pods are at least one, and no fewer than the fewest, which are one unless it is said. */
export const AT_LEAST_MINIMUM: Constraint = constraint('number', ['maxReplicas', 'minReplicas'], (scaler) => {
  const most = scaler.get('maxReplicas');
  const fewest = Math.max(1, scaler.get('minReplicas').number ?? 1);
  return most.number === undefined || most.number >= fewest
    ? NO_REFUSALS
    : [refusal(most, shown(most.value), `at least ${fewest}${fewest > 1 ? ', as minReplicas' : ''}`, 'write more')];
});
