import { optional, text } from '../../values/parser';
import { readerOf } from '../refusal';

/** The scripts of a replication of your own, in bash. */
export interface ReplicationScripts {
  /**
   * What every pod runs, which ends with `exec` and the server. It knows its ordinal by `$HOSTNAME`, such as `redis-1`.
   */
  readonly start: string;

  /**
   * What tells by exit code 0 that a pod may serve (`readinessProbe.exec`), every 10 s and with 5 s to answer.
   *
   * @default - the `readiness` of the engine
   */
  readonly ready?: string;
}

const readReplicationScripts = readerOf<ReplicationScripts>()({ start: text, ready: optional(text) });

/**
 * What makes one database of several pods of a custom engine. Without any, several pods are refused: they would be as many
 * unrelated databases behind one name.
 */
export class CustomReplication {
  /**
   * One primary and replicas that follow it, by scripts of your own. They lie in `/replication`, may write to
   * `/run/replication` (in memory), find the passwords as files in `/run/secrets/database` (`admin-password`,
   * `replication-password` where the Secret has it) and these variables: `PRIMARY_HOST` (the DNS name of the primary),
   * `PRIMARY_ORDINAL`, `MAX_LAG_SECONDS`, `READ_WITHOUT_PRIMARY` and `ACCEPT_LOSS` (`yes` or `no`), `APP_DATABASE` where the
   * credentials name one, and those that the image reads.
   *
   * @param scripts what the pods run, and when they are ready
   */
  public static scripts(scripts: ReplicationScripts): CustomReplication {
    const { start, ready } = readReplicationScripts('CustomReplication.scripts', scripts);
    return new CustomReplication({ 'start.sh': start, ...(ready === undefined ? {} : { 'ready.sh': ready }) });
  }

  /**
   * The engine forms a cluster by itself, and any pod takes reads and writes, as those of etcd, Cassandra or CockroachDB do.
   * Its pods start together and find each other under their DNS names before they are ready.
   */
  public static clustersByItself(): CustomReplication {
    return new CustomReplication();
  }

  /**
   * What the factories call.
   *
   * @param _files the scripts; none for an engine that needs none
   */
  private constructor(
    /** @internal */
    public readonly _files?: { readonly [name: string]: string },
  ) {}
}
