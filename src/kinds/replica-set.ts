import { NAMED_BY_DNS_NAME } from './constraints/names';
import { kind } from './language/kind';
import { ANYTHING, fields } from './language/shape';
import { object, spec } from './parts/object';
import { LASTING_PODS } from './parts/pod-spec';
import { POD_SELECTOR } from './parts/selectors';
import { IN_SPEC, REPLICAS, template } from './parts/workload-fields';

const SHAPE = object(NAMED_BY_DNS_NAME, {
  status: ANYTHING,
  spec: spec(fields({ ...REPLICAS, selector: POD_SELECTOR, template: template(LASTING_PODS) })),
});

/** So many pods of a kind. */
export const REPLICA_SET = kind(
  'ReplicaSet',
  [
    { apiVersion: 'apps/v1', shape: SHAPE },
    { apiVersion: 'apps/v1beta2', until: 16 },
    { apiVersion: 'extensions/v1beta1', until: 16 },
  ],
  { short: ['rs'], pods: IN_SPEC },
);
