import { Complaint, isComplaint } from '../../values/complaint';
import { databaseName, databaseUser } from '../../values/database-name';
import type { TextMap } from '../../values/labels';
import { quoted } from '../../values/wording';
import type { DatabaseCredentials } from './database-credentials';
import { labelsComplaint, type PodsPlan } from './database-pods';
import type { EngineFacts } from './engines/engine-facts';
import type { OrdinalRoles } from './ordinal-roles';
import { type ReplicationPlan, replicationComplaint } from './replication-options';

/** What has to go together. */
export interface Combination {
  readonly engine: EngineFacts;
  readonly replicas?: number;
  readonly replication?: ReplicationPlan;
  readonly roles?: OrdinalRoles;
  readonly credentials: DatabaseCredentials;
  readonly arguments?: readonly string[];
  readonly publishNotReadyAddresses?: boolean;
  readonly pods: PodsPlan;
}

/** Names that the servers and the scripts have users under already, or that no user may have. */
const TAKEN_USERS = ['root', 'postgres', 'replicator', 'replication', 'probe', 'mysql', 'public', 'none'];

/** The same, of PostgreSQL, which keeps the prefix for itself. */
const TAKEN_PREFIX = 'pg_';

/** Databases in which a user of an application could make itself the administrator, or that copies of are made from. */
const TAKEN_DATABASES = ['mysql', 'sys', 'information_schema', 'performance_schema', 'template0', 'template1'];

/** Whether this library's scripts run the pods. */
export function isScripted({ engine, roles }: Combination): boolean {
  return roles === undefined && engine.replication !== undefined;
}

/** Whether this library makes the user for applications. */
export function makesUsers(plan: Combination): boolean {
  return isScripted(plan) && plan.engine.replication?.kind !== 'custom';
}

/** Whether pods have to find each other before they are ready. */
export function havePeers(plan: Combination): boolean {
  return isScripted(plan) || plan.engine.clustersByItself;
}

/** The first thing that does not go together; undefined where all does. */
export function combinationComplaint(plan: Combination, selector: TextMap): Complaint | undefined {
  return (
    rolesComplaint(plan) ??
    severalComplaint(plan) ??
    optionsComplaint(plan) ??
    usersComplaint(plan) ??
    orderComplaint(plan) ??
    peersComplaint(plan) ??
    labelsComplaint(selector, plan.pods.labels)?.under('pods')
  );
}

function rolesComplaint({ roles, replication, arguments: args }: Combination): Complaint | undefined {
  if (roles === undefined) {
    return undefined;
  }
  const beside = replication !== undefined ? 'replication' : args !== undefined ? 'arguments' : undefined;
  return (
    beside &&
    new Complaint(
      `${beside} beside roles`,
      'one of them: the commands of roles do everything themselves',
      'leave one out',
      `.${beside}`,
    )
  );
}

function severalComplaint({ engine, roles, replicas = 1 }: Combination): Complaint | undefined {
  const together = roles !== undefined || engine.replication !== undefined || engine.clustersByItself;
  return replicas <= 1 || together || engine.alone === undefined
    ? undefined
    : new Complaint(
        `${replicas} pods of ${engine.title}, which would be ${replicas} unrelated databases`,
        engine.alone.expected,
        engine.alone.fix,
        '.replicas',
      );
}

function optionsComplaint({ engine, replication, replicas = 1 }: Combination): Complaint | undefined {
  return replication && replicationComplaint(replication, engine, replicas)?.under('replication');
}

/** Users and databases that the scripts make; images have their own ways with the rest. */
function usersComplaint(plan: Combination): Complaint | undefined {
  const { user, database } = plan.credentials;
  if (!makesUsers(plan)) {
    return user === undefined
      ? undefined
      : new Complaint(
          `the user ${quoted(user)}`,
          'no user but the administrator: there is nobody to make another',
          'leave it out, and make the user by an init script',
          '.credentials.user',
        );
  }
  const name = user === undefined ? undefined : databaseUser(user);
  const base = database === undefined ? undefined : databaseName(database);
  if (isComplaint(name)) {
    return name.under('user').under('credentials');
  }
  if (isComplaint(base)) {
    return base.under('database').under('credentials');
  }
  if (name !== undefined && isTakenUser(name.toLowerCase())) {
    return new Complaint(
      quoted(name),
      'a user of the application alone: the server has this one already',
      'such as "shop"',
      '.credentials.user',
    );
  }
  return base !== undefined && TAKEN_DATABASES.includes(base.toLowerCase())
    ? new Complaint(
        quoted(base),
        "a database of the application alone: this one is the server's",
        'such as "shop"',
        '.credentials.database',
      )
    : undefined;
}

function isTakenUser(name: string): boolean {
  return TAKEN_USERS.includes(name) || name.startsWith(TAKEN_PREFIX);
}

function orderComplaint({ replication, pods }: Combination): Complaint | undefined {
  const ordinal = replication?.primaryOrdinal ?? 0;
  return pods.management === 'OrderedReady' && ordinal > 0
    ? new Complaint(
        `pod ${ordinal} as the primary of pods that start in order`,
        '0, or pods that start together: those before it would wait for it for ever',
        'set pods.management to PodManagementPolicy.PARALLEL, which needs a new StatefulSet',
        '.replication.primaryOrdinal',
      )
    : undefined;
}

function peersComplaint(plan: Combination): Complaint | undefined {
  return havePeers(plan) && plan.publishNotReadyAddresses === false
    ? new Complaint(
        'false',
        'true: the pods have to find each other before they are ready',
        'leave it out; clients have Services of their own',
        '.publishNotReadyAddresses',
      )
    : undefined;
}
