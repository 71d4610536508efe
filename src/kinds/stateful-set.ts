import type { Field } from '../values/field';
import { absent } from './constraints/combinations';
import { COUNT, where, words, wordsOrEmpty } from './constraints/makers';
import { LABEL_NAME_OR_EMPTY, NAMED_BY_LABEL } from './constraints/names';
import { STORAGE_REQUEST } from './constraints/required';
import type { Around } from './language/constraint';
import { kind } from './language/kind';
import { type Lasting, lastsAsItIs } from './language/lasting';
import {
  ANYTHING,
  byDefault,
  fields,
  lasting,
  list,
  needed,
  numberOrText,
  partly,
  TEXTS,
  text,
  wholeNumber,
} from './language/shape';
import { object, spec } from './parts/object';
import { NUMBERED_PODS } from './parts/pod-spec';
import { POD_SELECTOR } from './parts/selectors';
import { HISTORY, IN_SPEC, REPLICAS, template } from './parts/workload-fields';

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

const UPDATES = 'ValidateStatefulSetUpdate in pkg/apis/apps/validation/validation.go of Kubernetes';
const LASTS = lastsAsItIs(UPDATES);

/** Of what a claim says, the API server fills in some, and a size can be written in several ways. */
const CLAIMS_LAST: Lasting = {
  source: UPDATES,
  isRefused: ({ was, is }) => was.length !== is.length || was.items.some((claim, i) => isOtherClaim(claim, is.get(i))),
};

function isOtherClaim(one: Field, other: Field): boolean {
  const differs = (...way: string[]) => one.find(...way).value !== other.find(...way).value;
  const [size, otherSize] = [one, other].map((claim) => claim.find('spec', 'resources', 'requests', 'storage').text);
  return (
    differs('metadata', 'name') ||
    differs('spec', 'storageClassName') ||
    (size !== otherSize && unitOf(size) !== undefined && unitOf(size) === unitOf(otherSize))
  );
}

/** The unit of a size that is a whole number, such as `Gi` of `10Gi`. */
function unitOf(size = ''): string | undefined {
  return /^[1-9]\d*([KMGTPE]i?)$/.exec(size)?.[1];
}

const RETENTION = text(wordsOrEmpty('Retain', 'Delete'));

const SHAPE = object(NAMED_BY_LABEL, {
  status: ANYTHING,
  spec: spec(
    fields({
      ...REPLICAS,
      ...HISTORY,
      ordinals: fields({ start: wholeNumber(COUNT) }),
      persistentVolumeClaimRetentionPolicy: fields({ whenDeleted: RETENTION, whenScaled: RETENTION }),
      podManagementPolicy: lasting(LASTS, byDefault('OrderedReady', text(wordsOrEmpty('OrderedReady', 'Parallel')))),
      selector: POD_SELECTOR,
      serviceName: lasting(LASTS, text(LABEL_NAME_OR_EMPTY)),
      template: template(NUMBERED_PODS),
      updateStrategy: fields({
        rollingUpdate: fields(
          { maxUnavailable: numberOrText(), partition: wholeNumber(COUNT) },
          where(waitsForDeletion, absent('beside type: OnDelete', 'leave it out, or use type: RollingUpdate')),
        ),
        type: text(wordsOrEmpty('RollingUpdate', 'OnDelete')),
      }),
      volumeClaimTemplates: lasting(CLAIMS_LAST, list(partly(VOLUME_CLAIM))),
    }),
  ),
});

/** Pods with a name and a volume of their own each. */
export const STATEFUL_SET = kind(
  'StatefulSet',
  [
    { apiVersion: 'apps/v1', shape: SHAPE },
    { apiVersion: 'apps/v1beta2', until: 16 },
    { apiVersion: 'apps/v1beta1', until: 16 },
  ],
  { short: ['sts'], pods: IN_SPEC },
);
