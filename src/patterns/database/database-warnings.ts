import type { ContainerResources } from 'cdk8s-plus-27';
import type { IConstruct } from 'constructs';
import { passwordArgumentOf } from '../../kinds/programs/password-arguments';
import { Complaint } from '../../values/complaint';
import { kibibytesOf } from '../../values/storage-size';
import { quoted } from '../../values/wording';
import { warn } from '../warning';
import type { EngineFacts } from './engines/engine-facts';
import type { OrdinalRoles } from './ordinal-roles';
import type { ReplicationPlan } from './replication-options';

const KIBIBYTES = 1024;

/** Warns of a limit of memory below what the server needs by itself, before it holds any data. */
export function warnOfLittleMemory(owner: IConstruct, engine: EngineFacts, resources?: ContainerResources): void {
  const limit = kibibytesOf(resources?.memory?.limit);
  const least = engine.leastMemory;
  if (limit !== undefined && least !== undefined && limit < least * KIBIBYTES) {
    warn(
      owner,
      new Complaint(
        `a limit of ${limit / KIBIBYTES} MiB`,
        `${least} MiB or more, without which ${engine.title} is killed when it starts or soon after`,
        'raise it, or shrink the buffers of the server by its configuration',
        '.resources.memory.limit',
      ),
    );
  }
}

/** Warns of commits that are to wait for a replica where there is none. */
export function warnOfNobodyToWaitFor(owner: IConstruct, plan: ReplicationPlan | undefined, replicas: number): void {
  if (plan?.semiSynchronous && replicas === 1) {
    warn(
      owner,
      new Complaint(
        'true with 1 pod',
        'a replica that can receive commits',
        'raise replicas, or leave it out',
        '.replication.semiSynchronous',
      ),
    );
  }
}

/** Warns of a password that nobody hands to the server, which then lets everybody in. */
export function warnOfUnreadPassword(
  owner: IConstruct,
  { image, password, replication }: EngineFacts,
  roles?: OrdinalRoles,
): void {
  const argument = passwordArgumentOf(image);
  if (argument === undefined || roles !== undefined || replication !== undefined) {
    return;
  }
  const { variable, fileVariable } = password;
  const start = `${argument.command} "${variable === undefined ? `$(cat "$${fileVariable}")` : `$${variable}`}"`;
  warn(
    owner,
    new Complaint(
      `the image ${quoted(image)}, which reads a password from no variable, so that its server lets everybody in`,
      'a command that hands the password over',
      `write roles: OrdinalRoles.primaryAndReplicas({ primary: '${start}', replica: '${start}' })`,
      '.engine',
    ),
  );
}
