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

/** The first version that finds the workload by its group, and refuses a reference without one. */
const GROUP_SINCE = 34;

/** What is scaled is of a group: ValidateAPIVersion in pkg/apis/autoscaling/validation/validation.go of Kubernetes. */
export const OF_A_GROUP: Constraint = constraint('value', ['apiVersion'], (target, { target: { minor } }) => {
  const version = target.get('apiVersion');
  const isOfGroup = /^[^/]+\/[^/]*$/.test(version.text ?? '');
  return minor < GROUP_SINCE || !target.isMap || isOfGroup || (version.isGiven && version.text === undefined)
    ? NO_REFUSALS
    : [
        refusal(
          version,
          version.text ? shown(version.text) : 'nothing',
          `a group and a version (Kubernetes 1.${GROUP_SINCE} and later)`,
          'write that of the workload, such as apps/v1',
        ),
      ];
});
