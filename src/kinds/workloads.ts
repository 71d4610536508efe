import { POD_SPEC, POD_TEMPLATE } from './pods';
import { fields, LABEL_SELECTOR, list, METADATA, object } from './shape/shape';

const WITH_REPLICAS = { minReadySeconds: 'whole number', replicas: 'whole number' } as const;
const WITH_PODS = { selector: LABEL_SELECTOR, template: POD_TEMPLATE } as const;
const WITH_HISTORY = { revisionHistoryLimit: 'whole number' } as const;

export const POD = object({ status: 'anything', spec: POD_SPEC });

export const DEPLOYMENT = object({
  status: 'anything',
  spec: fields({
    ...WITH_REPLICAS,
    ...WITH_PODS,
    ...WITH_HISTORY,
    paused: 'flag',
    progressDeadlineSeconds: 'whole number',
    strategy: 'anything',
  }),
});

export const STATEFUL_SET = object({
  status: 'anything',
  spec: fields({
    ...WITH_REPLICAS,
    ...WITH_PODS,
    ...WITH_HISTORY,
    ordinals: fields({ start: 'whole number' }),
    persistentVolumeClaimRetentionPolicy: fields({ whenDeleted: 'text', whenScaled: 'text' }),
    podManagementPolicy: 'text',
    serviceName: 'text',
    updateStrategy: fields({
      rollingUpdate: fields({ maxUnavailable: 'number or text', partition: 'whole number' }),
      type: 'text',
    }),
    volumeClaimTemplates: list('anything'),
  }),
});

export const DAEMON_SET = object({
  status: 'anything',
  spec: fields({ ...WITH_PODS, ...WITH_HISTORY, minReadySeconds: 'whole number', updateStrategy: 'anything' }),
});

export const REPLICA_SET = object({ status: 'anything', spec: fields({ ...WITH_REPLICAS, ...WITH_PODS }) });

export const REPLICATION_CONTROLLER = object({
  status: 'anything',
  spec: fields({ ...WITH_REPLICAS, selector: 'texts', template: POD_TEMPLATE }),
});

const JOB_SPEC = fields({
  ...WITH_PODS,
  activeDeadlineSeconds: 'whole number',
  backoffLimit: 'whole number',
  backoffLimitPerIndex: 'whole number',
  completionMode: 'text',
  completions: 'whole number',
  managedBy: 'text',
  manualSelector: 'flag',
  maxFailedIndexes: 'whole number',
  parallelism: 'whole number',
  podFailurePolicy: 'anything',
  podReplacementPolicy: 'text',
  successPolicy: 'anything',
  suspend: 'flag',
  ttlSecondsAfterFinished: 'whole number',
});

export const JOB = object({ status: 'anything', spec: JOB_SPEC });

export const CRON_JOB = object({
  status: 'anything',
  spec: fields({
    concurrencyPolicy: 'text',
    failedJobsHistoryLimit: 'whole number',
    jobTemplate: fields({ metadata: METADATA, spec: JOB_SPEC }),
    schedule: 'text',
    startingDeadlineSeconds: 'whole number',
    successfulJobsHistoryLimit: 'whole number',
    suspend: 'flag',
    timeZone: 'text',
  }),
});
