import type { Duration, Size } from 'cdk8s';
import { Complaint } from '../../values/complaint';
import { objectWith, optional, type Parsed, type Schema, wholeNumber, yesOrNo } from '../../values/parser';
import { secondsBetween } from '../../values/seconds';
import { storageSize } from '../../values/storage-size';
import type { EngineFacts, ReplicationKind } from './engines/engine-facts';
import { ordinalComplaint } from './pod-ordinal';

/**
 * The pods that the scripts look at when they ask who is the primary, or list those that commits may wait for: 0 to 9. They
 * are not told how many there are, or scaling would restart all of them.
 */
const LARGEST_ORDINAL = 9;

/** A minute and a year in seconds, between which it makes sense to keep logs. */
const A_MINUTE = 60;
const A_YEAR = 31_536_000;

/** How the replicas of MySQL, MariaDB and PostgreSQL follow their primary. */
export interface ReplicationOptions {
  /**
   * How far a replica may lag behind and still serve reads, 1 s to 86400 s. One that lags more is not ready, so the
   * Services for clients send it nothing.
   *
   * @default Duration.seconds(30)
   */
  readonly maxLag?: Duration;

  /**
   * Whether replicas serve reads only while they are connected to the primary. By default they go on serving what they have
   * when the primary is down, because all of them would be gone at once with it.
   *
   * @default false
   */
  readonly strictReaders?: boolean;

  /**
   * Whether MySQL or MariaDB acknowledges a commit only once a replica has received it (semi-synchronous replication). While no
   * replica answers, the primary waits 10 s and then goes on alone, so that it is safer than without but no promise.
   * Refused for other engines.
   *
   * @default false
   */
  readonly semiSynchronous?: boolean;

  /**
   * How many replicas must have written a commit before PostgreSQL acknowledges it, 1 to 9 (`synchronous_standby_names`).
   * While there are fewer, commits wait. Refused where there are not as many replicas, and for other engines.
   *
   * @default - none: replication is asynchronous
   */
  readonly synchronousReplicas?: number;

  /**
   * The ordinal of the pod that is the primary, 0 to one less than the replicas and at most 9. Changing it switches over; docs/databases.md has the
   * steps in which nothing is lost.
   *
   * @default 0
   */
  readonly primaryOrdinal?: number;

  /**
   * Whether a pod that `primaryOrdinal` makes the primary may become it although the old primary does not answer, and what its
   * replicas had not received yet is lost. For a primary whose volume is gone; take it out again afterwards.
   *
   * @default false
   */
  readonly acceptLoss?: boolean;

  /**
   * How long MySQL and MariaDB keep their binary logs, 60 s to 31536000 s (`binlog_expire_logs_seconds`). A replica that
   * was away for longer has to copy everything anew. Refused for other engines.
   *
   * @default Duration.days(7)
   */
  readonly logRetention?: Duration;

  /**
   * How much log PostgreSQL keeps at most for replicas that are away (`max_slot_wal_keep_size`), above 0 KiB. A replica that missed
   * more has to copy everything anew. It must fit into the storage beside the data. Refused for other engines.
   *
   * @default Size.gibibytes(4)
   */
  readonly logRetentionSize?: Size;
}

const fields = {
  maxLag: optional(secondsBetween(1, 86_400)),
  strictReaders: optional(yesOrNo),
  semiSynchronous: optional(yesOrNo),
  synchronousReplicas: optional(wholeNumber(1, LARGEST_ORDINAL)),
  primaryOrdinal: optional(wholeNumber(0, LARGEST_ORDINAL)),
  acceptLoss: optional(yesOrNo),
  logRetention: optional(secondsBetween(A_MINUTE, A_YEAR)),
  logRetentionSize: optional(storageSize),
} satisfies Schema<ReplicationOptions>;

/** The `replication` of a database. */
export const replicationOptions = objectWith(
  fields,
  'how replicas follow their primary, such as { primaryOrdinal: 0 }',
);

/** What `replicationOptions` makes of it. */
export type ReplicationPlan = Partial<Parsed<typeof replicationOptions>>;

/** Which engines an option is for, where it is not for all. */
const ONLY_FOR: Partial<Record<keyof ReplicationOptions, ReplicationKind>> = {
  semiSynchronous: 'binary log',
  logRetention: 'binary log',
  synchronousReplicas: 'streaming',
  logRetentionSize: 'streaming',
};

const NAMES: Record<ReplicationKind, string> = {
  'binary log': 'MySQL or MariaDB',
  streaming: 'PostgreSQL',
  custom: '',
};

const INSTEAD: Partial<Record<keyof ReplicationOptions, string>> = {
  semiSynchronous: 'PostgreSQL has synchronousReplicas',
  logRetention: 'PostgreSQL has logRetentionSize',
  synchronousReplicas: 'MySQL and MariaDB have semiSynchronous',
  logRetentionSize: 'MySQL and MariaDB have logRetention',
};

/** What is wrong with the options for an engine and a number of pods. */
export function replicationComplaint(
  plan: ReplicationPlan,
  { replication, title }: EngineFacts,
  replicas: number,
): Complaint | undefined {
  if (replication === undefined) {
    return new Complaint(
      `options for the replicas of ${title}, which has none here`,
      'MySQL 8.0.26, MariaDB 10.11, PostgreSQL 13 or later, or CustomReplication.scripts',
      'leave it out',
    );
  }
  for (const [option, kind] of Object.entries(ONLY_FOR) as [keyof ReplicationOptions, ReplicationKind][]) {
    if (plan[option] !== undefined && kind !== replication.kind) {
      return new Complaint(
        `an option of ${NAMES[kind]}`,
        'one that the engine has',
        `leave it out${replication.kind === 'custom' ? '' : `: ${INSTEAD[option]}`}`,
        `.${option}`,
      );
    }
  }
  const { primaryOrdinal = 0, synchronousReplicas = 0 } = plan;
  // A database without pods is one that was stopped, and keeps its primary.
  const complaint = replicas > 0 ? ordinalComplaint(primaryOrdinal, replicas) : undefined;
  if (complaint !== undefined) {
    return complaint.under('primaryOrdinal');
  }
  return replicas > 0 && synchronousReplicas >= replicas
    ? new Complaint(
        `${synchronousReplicas} with ${replicas} ${replicas === 1 ? 'pod' : 'pods'}, the primary among them`,
        `at most ${replicas - 1}: every commit would wait for ever`,
        'raise replicas or lower it',
        '.synchronousReplicas',
      )
    : undefined;
}

/** What the scripts are told in variables, every one of them, so that the defaults live here alone. */
export function replicationVariables(plan: ReplicationPlan, kind: ReplicationKind): Record<string, string> {
  const common = {
    PRIMARY_ORDINAL: String(plan.primaryOrdinal ?? 0),
    MAX_LAG_SECONDS: String(plan.maxLag ?? 30),
    READ_WITHOUT_PRIMARY: plan.strictReaders ? 'no' : 'yes',
    ACCEPT_LOSS: plan.acceptLoss ? 'yes' : 'no',
  };
  switch (kind) {
    case 'binary log':
      return {
        ...common,
        SEMI_SYNCHRONOUS: plan.semiSynchronous ? 'yes' : 'no',
        LOG_RETENTION_SECONDS: String(plan.logRetention ?? 604_800),
      };
    case 'streaming':
      return {
        ...common,
        SYNCHRONOUS_REPLICAS: String(plan.synchronousReplicas ?? 0),
        // PostgreSQL writes its units without an i, and means the same.
        LOG_RETENTION_SIZE: `${(plan.logRetentionSize ?? '4Gi').replace('Ki', 'k').replace('i', '')}B`,
      };
    case 'custom':
      return common;
  }
}
