import { LABEL_MAP } from './constraints/labels';
import { NAMED_BY_DNS_NAME } from './constraints/names';
import { alike, kind } from './language/kind';
import { ANYTHING, fields, texts } from './language/shape';
import { object, spec } from './parts/object';
import { LASTING_PODS } from './parts/pod-spec';
import { IN_SPEC, REPLICAS, template } from './parts/workload-fields';

/** So many pods of a kind: the form before ReplicaSets. */
export const REPLICATION_CONTROLLER = kind(
  'ReplicationController',
  alike(
    object(NAMED_BY_DNS_NAME, {
      status: ANYTHING,
      spec: spec(fields({ ...REPLICAS, selector: texts(LABEL_MAP), template: template(LASTING_PODS) })),
    }),
    'v1',
  ),
  { short: ['rc'], pods: IN_SPEC },
);
