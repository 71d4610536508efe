import { SECONDS } from './constraints/makers';
import { NAMED_BY_DNS_NAME } from './constraints/names';
import { kind } from './language/kind';
import { ANYTHING, fields, wholeNumber } from './language/shape';
import { object, spec } from './parts/object';
import { LASTING_PODS } from './parts/pod-spec';
import { POD_SELECTOR } from './parts/selectors';
import { HISTORY, IN_SPEC, template } from './parts/workload-fields';

const SHAPE = object(NAMED_BY_DNS_NAME, {
  status: ANYTHING,
  spec: spec(
    fields({
      ...HISTORY,
      minReadySeconds: wholeNumber(SECONDS),
      selector: POD_SELECTOR,
      template: template(LASTING_PODS),
      updateStrategy: ANYTHING,
    }),
  ),
});

/** A pod on each node. */
export const DAEMON_SET = kind(
  'DaemonSet',
  [
    { apiVersion: 'apps/v1', shape: SHAPE },
    { apiVersion: 'apps/v1beta2', until: 16 },
    { apiVersion: 'extensions/v1beta1', until: 16 },
  ],
  { short: ['ds'], pods: IN_SPEC },
);
