import { kind } from './language/kind';
import { IN_SPEC } from './parts/workload-fields';

/** A Deployment of Argo Rollouts, replaced step by step as somebody watches. */
export const ROLLOUT = kind('Rollout', [{ apiVersion: 'argoproj.io/v1alpha1' }], { short: ['ro'], pods: IN_SPEC });
