import { kind } from './language/kind';

/** A template of pods that others copy. */
export const POD_TEMPLATE = kind('PodTemplate', [{ apiVersion: 'v1' }], { pods: { template: ['template'] } });
