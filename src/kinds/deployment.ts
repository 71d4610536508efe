import { NAMED_BY_DNS_NAME } from './constraints/names';
import { kind } from './language/kind';
import { ANYTHING, FLAG, fields, NUMBER } from './language/shape';
import { object, spec } from './parts/object';
import { LASTING_PODS } from './parts/pod-spec';
import { POD_SELECTOR } from './parts/selectors';
import { HISTORY, IN_SPEC, REPLICAS, template } from './parts/workload-fields';

const SHAPE = object(NAMED_BY_DNS_NAME, {
  status: ANYTHING,
  spec: spec(
    fields({
      ...REPLICAS,
      ...HISTORY,
      paused: FLAG,
      progressDeadlineSeconds: NUMBER,
      selector: POD_SELECTOR,
      strategy: ANYTHING,
      template: template(LASTING_PODS),
    }),
  ),
});

/** So many pods of a kind, replaced step by step when the kind changes. */
export const DEPLOYMENT = kind(
  'Deployment',
  [
    { apiVersion: 'apps/v1', shape: SHAPE },
    { apiVersion: 'apps/v1beta2', until: 16 },
    { apiVersion: 'apps/v1beta1', until: 16 },
    { apiVersion: 'extensions/v1beta1', until: 16 },
  ],
  { short: ['deploy'], pods: IN_SPEC },
);
