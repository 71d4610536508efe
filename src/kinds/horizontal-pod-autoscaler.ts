import { kind } from './language/kind';

/** How many pods a workload has, by what they use. */
export const HORIZONTAL_POD_AUTOSCALER = kind(
  'HorizontalPodAutoscaler',
  [
    { apiVersion: 'autoscaling/v2' },
    { apiVersion: 'autoscaling/v1' },
    { apiVersion: 'autoscaling/v2beta2', until: 26 },
    { apiVersion: 'autoscaling/v2beta1', until: 25 },
  ],
  { short: ['hpa'] },
);
