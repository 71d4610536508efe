import {
  type Capability,
  type ContainerProps,
  type ContainerResources,
  type EnvValue,
  type ImagePullPolicy,
  type k8s,
  Volume,
  type VolumeMount,
} from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { Complaint } from '../../values/complaint';
import { assumedPullPolicy } from '../../values/pull-policy';
import type { PodPort } from '../ports/pod-port';
import { refusal } from '../refusal';
import type { DatabaseCredentials } from './database-credentials';
import { databaseVariables } from './database-variables';
import { databaseVolumes, type FilesOfUsers } from './database-volumes';
import type { EngineFacts } from './engines/engine-facts';
import type { OrdinalRoles } from './ordinal-roles';
import { readinessOf } from './readiness';
import type { ReplicationFiles } from './replication-files';

/** cdk8s-plus-27 lists the capabilities one by one and has forgotten the word for all of them. */
const ALL_CAPABILITIES = 'ALL' as Capability;

/** What the container of the database is made from. */
export interface DatabasePlan {
  readonly engine: EngineFacts;
  readonly ports: readonly PodPort[];
  readonly credentials: DatabaseCredentials;
  readonly roles?: OrdinalRoles;
  /** The scripts of the replication, where there are any. */
  readonly scripts?: ReplicationFiles;
  /** What the scripts are told. */
  readonly told: Readonly<Record<string, string>>;
  readonly primaryHost: string;
  readonly files: FilesOfUsers;
  /** The volume of the data, and the folder of it. */
  readonly data: { readonly volume: string; readonly subPath?: string };
  readonly resources?: ContainerResources;
  readonly arguments?: readonly string[];
  readonly environment?: Readonly<Record<string, EnvValue>>;
}

/** Whether the server runs as a user without rights of its own, so that all others can be taken from its pods. */
export function isUnprivileged({ user }: EngineFacts): boolean {
  return user !== undefined && user !== 0;
}

/** The container that runs the database server, and the volumes that it mounts beside its data. */
export function databaseContainer(
  scope: Construct,
  plan: DatabasePlan,
): { container: ContainerProps; volumes: k8s.Volume[] } {
  const { engine, roles, scripts, data } = plan;
  const unprivileged = isUnprivileged(engine);
  const mounted = databaseVolumes(scope, plan);
  if (mounted.some(({ volume }) => volume.name === data.volume)) {
    const complaint = new Complaint(
      `"${data.volume}"`,
      'a name that no other volume of the pods has',
      'choose another',
    );
    throw refusal(scope, complaint.under('claimName').under('storage'));
  }
  const args = [
    ...(plan.files.config === undefined ? [] : (engine.config?.arguments ?? [])),
    ...(plan.arguments ?? []),
  ];
  const container: ContainerProps = {
    name: engine.containerName,
    image: engine.image,
    // Rendered nowhere; cdk8s-plus would say Always.
    imagePullPolicy: assumedPullPolicy(engine.image) as ImagePullPolicy,
    ports: [...plan.ports],
    command: roles?._command() ?? scripts?.start,
    // The commands of roles name their arguments themselves.
    args: roles !== undefined || args.length === 0 ? undefined : args,
    envVariables: databaseVariables(scope, plan),
    volumeMounts: [
      mount(scope, data.volume, engine.data.path, data.subPath),
      ...mounted.map(({ volume: { name }, path }) => mount(scope, name, path)),
    ],
    readiness: readinessOf(engine, scripts),
    // Nothing, rather than the amounts that cdk8s-plus would choose.
    resources: plan.resources ?? {},
    securityContext: {
      user: engine.user,
      // A runtime refuses a group without a user.
      group: engine.user === undefined ? undefined : engine.group,
      ensureNonRoot: unprivileged,
      allowPrivilegeEscalation: !unprivileged,
      capabilities: unprivileged ? { drop: [ALL_CAPABILITIES] } : undefined,
      // The servers write sockets and temporary files beside their data.
      readOnlyRootFilesystem: false,
    },
  };
  return { container, volumes: mounted.map(({ volume }) => volume) };
}

/** A mount of a volume that the StatefulSet provides, for which cdk8s-plus needs a stand-in. */
function mount(scope: Construct, name: string, path: string, subPath?: string): VolumeMount {
  return { path, subPath, volume: Volume.fromEmptyDir(scope, `Volume-${name}`, name) };
}
