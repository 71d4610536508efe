import { AT_LEAST_MINIMUM, OF_A_GROUP } from './constraints/autoscaling';
import { COUNT } from './constraints/makers';
import { NAMED_BY_DNS_NAME } from './constraints/names';
import { kind } from './language/kind';
import { ANYTHING, fields, NUMBER, needed, type Shape, TEXT, wholeNumber } from './language/shape';
import { object, spec } from './parts/object';

function autoscaler(own: Readonly<Record<string, Shape>>): Shape {
  return object(NAMED_BY_DNS_NAME, {
    status: ANYTHING,
    spec: spec(
      fields(
        {
          maxReplicas: needed(NUMBER, 'the most pods', 'write how many'),
          minReplicas: wholeNumber(COUNT),
          scaleTargetRef: needed(
            fields({ apiVersion: TEXT, kind: needed(TEXT, 'a kind'), name: needed(TEXT, 'a name') }, OF_A_GROUP),
            'the workload',
            'name its kind and name',
          ),
          ...own,
        },
        AT_LEAST_MINIMUM,
      ),
    ),
  });
}

/** How many pods a workload has, by what they use. */
export const HORIZONTAL_POD_AUTOSCALER = kind(
  'HorizontalPodAutoscaler',
  [
    { apiVersion: 'autoscaling/v2', shape: autoscaler({ behavior: ANYTHING, metrics: ANYTHING }) },
    { apiVersion: 'autoscaling/v1', shape: autoscaler({ targetCPUUtilizationPercentage: NUMBER }) },
    { apiVersion: 'autoscaling/v2beta2', until: 26 },
    { apiVersion: 'autoscaling/v2beta1', until: 25 },
  ],
  { short: ['hpa'] },
);
