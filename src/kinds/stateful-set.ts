import { absent } from './constraints/combinations';
import { COUNT, where, words, wordsOrEmpty } from './constraints/makers';
import { LABEL_NAME_OR_EMPTY, NAMED_BY_LABEL } from './constraints/names';
import { STORAGE_REQUEST } from './constraints/required';
import type { Around } from './language/constraint';
import { kind } from './language/kind';
import { ANYTHING, fields, list, needed, numberOrText, partly, TEXTS, text, wholeNumber } from './language/shape';
import { object, spec } from './parts/object';
import { NUMBERED_PODS } from './parts/pod-spec';
import { POD_SELECTOR } from './parts/selectors';
import { HISTORY, REPLICAS, template } from './parts/workload-fields';

const ACCESS_MODES = ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'];

const VOLUME_CLAIM = fields({
  metadata: fields({ name: needed(text(LABEL_NAME_OR_EMPTY), 'a name') }),
  spec: fields(
    {
      accessModes: needed(
        list(text(words(...ACCESS_MODES))),
        'at least one access mode',
        'write it, such as ReadWriteOnce',
      ),
      resources: fields({ requests: TEXTS }),
    },
    STORAGE_REQUEST,
  ),
});

/** Whether pods are replaced when somebody deletes them. */
const waitsForDeletion = ({ root }: Around) => root.find('spec', 'updateStrategy', 'type').value === 'OnDelete';

const RETENTION = text(wordsOrEmpty('Retain', 'Delete'));

const SHAPE = object(NAMED_BY_LABEL, {
  status: ANYTHING,
  spec: spec(
    fields({
      ...REPLICAS,
      ...HISTORY,
      ordinals: fields({ start: wholeNumber(COUNT) }),
      persistentVolumeClaimRetentionPolicy: fields({ whenDeleted: RETENTION, whenScaled: RETENTION }),
      podManagementPolicy: text(wordsOrEmpty('OrderedReady', 'Parallel')),
      selector: POD_SELECTOR,
      serviceName: text(LABEL_NAME_OR_EMPTY),
      template: template(NUMBERED_PODS),
      updateStrategy: fields({
        rollingUpdate: fields(
          { maxUnavailable: numberOrText(), partition: wholeNumber(COUNT) },
          where(waitsForDeletion, absent('beside type: OnDelete', 'leave it out, or use type: RollingUpdate')),
        ),
        type: text(wordsOrEmpty('RollingUpdate', 'OnDelete')),
      }),
      volumeClaimTemplates: list(partly(VOLUME_CLAIM)),
    }),
  ),
});

/** Pods with a name and a volume of their own each. */
export const STATEFUL_SET = kind('StatefulSet', [
  { apiVersion: 'apps/v1', shape: SHAPE },
  { apiVersion: 'apps/v1beta2', until: 16 },
  { apiVersion: 'apps/v1beta1', until: 16 },
]);
