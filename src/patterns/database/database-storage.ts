import type { Size } from 'cdk8s';
import { k8s, PersistentVolumeAccessMode } from 'cdk8s-plus-27';
import { Complaint } from '../../values/complaint';
import { volumeSubPath } from '../../values/container-path';
import { dnsLabel, dnsSubdomain } from '../../values/dns-name';
import { memberOf } from '../../values/member';
import { objectWith, optional, type Parsed, type Parser, type Schema } from '../../values/parser';
import { storageSize } from '../../values/storage-size';

/** What becomes of a volume claim that no pod needs any more. */
export enum ClaimRetention {
  /** It stays, and the data with it, until somebody deletes it. */
  RETAIN = 'Retain',
  /** It is deleted, and the data with it where the storage class reclaims volumes by deleting them. */
  DELETE = 'Delete',
}

/**
 * The storage that each pod gets (`volumeClaimTemplates`). Kubernetes lets nothing of it change later but `whenDeleted`
 * and `whenScaledDown`; where the class can grow volumes, the claims themselves can be enlarged.
 */
export interface DatabaseStorage {
  /** How much storage each pod gets, above 0 KiB (`volumeClaimTemplates[].spec.resources.requests.storage`). */
  readonly size: Size;

  /**
   * The class of the storage (`volumeClaimTemplates[].spec.storageClassName`), a DNS name, or an empty text for volumes
   * that somebody made by hand.
   *
   * @default - the cluster's default class
   */
  readonly className?: string;

  /**
   * How the storage may be mounted (`volumeClaimTemplates[].spec.accessModes`). Each pod has storage of its own, so there
   * is seldom a reason for another mode. `READ_ONLY_MANY` is refused: no server can write to it.
   *
   * @default PersistentVolumeAccessMode.READ_WRITE_ONCE
   */
  readonly accessMode?: PersistentVolumeAccessMode;

  /**
   * The name of the claim template, a DNS label (`volumeClaimTemplates[].metadata.name`). The claims are called after it, the
   * StatefulSet and the ordinal, such as `data-mysql-0`, so one that holds data already is found again by this name.
   *
   * @default "data"
   */
  readonly claimName?: string;

  /**
   * The folder of the volume that is mounted (`volumeMounts[].subPath`), or an empty text for the root of the volume, which
   * is what StatefulSets written by hand usually mount. A database is looked for here alone: where the folder changes, an empty
   * one is made in the new folder.
   *
   * @default - `mysql` for MySQL and MariaDB, `mongodb` for MongoDB, the root for PostgreSQL; for a custom engine its own
   */
  readonly subPath?: string;

  /**
   * What becomes of the claims when the StatefulSet is deleted (`persistentVolumeClaimRetentionPolicy.whenDeleted`, stable
   * since Kubernetes 1.32).
   *
   * @default - Kubernetes' own: ClaimRetention.RETAIN
   */
  readonly whenDeleted?: ClaimRetention;

  /**
   * What becomes of the claims of pods that are scaled away (`persistentVolumeClaimRetentionPolicy.whenScaled`). A replica that
   * comes back to a claim that stayed catches up, or copies everything anew where the primary no longer has what it missed.
   *
   * @default - Kubernetes' own: ClaimRetention.RETAIN
   */
  readonly whenScaledDown?: ClaimRetention;
}

const storageClass: Parser<string> = (input) => (input === '' ? input : dnsSubdomain(input));
const subPath: Parser<string> = (input) => (input === '' ? input : volumeSubPath(input));
/** The access modes of a volume that one can write to. */
const WRITABLE =
  'PersistentVolumeAccessMode.READ_WRITE_ONCE, PersistentVolumeAccessMode.READ_WRITE_ONCE_POD or PersistentVolumeAccessMode.READ_WRITE_MANY';

const anyAccessMode = memberOf({ PersistentVolumeAccessMode });

const accessMode: Parser<PersistentVolumeAccessMode> = (input) =>
  input === PersistentVolumeAccessMode.READ_ONLY_MANY
    ? new Complaint(
        'storage that nobody can write to',
        WRITABLE,
        'a database writes: choose one of these, or leave it out',
      )
    : anyAccessMode(input);

const fields = {
  size: storageSize,
  className: optional(storageClass),
  accessMode: optional(accessMode),
  claimName: optional(dnsLabel),
  subPath: optional(subPath),
  whenDeleted: optional(memberOf({ ClaimRetention })),
  whenScaledDown: optional(memberOf({ ClaimRetention })),
} satisfies Schema<DatabaseStorage>;

/** The `storage` of a database. */
export const databaseStorage = objectWith(fields, 'the storage of each pod, such as { size: Size.gibibytes(10) }');

/** What `databaseStorage` makes of it. */
export type StoragePlan = Parsed<typeof databaseStorage>;

/** The name of the volume that holds the data, and of the claim behind it. */
export function claimNameOf({ claimName }: StoragePlan): string {
  return claimName ?? 'data';
}

/** The claim that each pod gets. */
export function claimTemplate(storage: StoragePlan): k8s.KubePersistentVolumeClaimProps {
  const { accessMode: mode, className, size } = storage;
  return {
    metadata: { name: claimNameOf(storage) },
    spec: {
      accessModes: [mode ?? PersistentVolumeAccessMode.READ_WRITE_ONCE],
      storageClassName: className,
      resources: { requests: { storage: k8s.Quantity.fromString(size) } },
    },
  };
}

/** What becomes of the claims later; undefined where nothing was asked for. */
export function retentionPolicy({
  whenDeleted,
  whenScaledDown,
}: StoragePlan): k8s.StatefulSetPersistentVolumeClaimRetentionPolicy | undefined {
  return whenDeleted === undefined && whenScaledDown === undefined
    ? undefined
    : { whenDeleted, whenScaled: whenScaledDown };
}
