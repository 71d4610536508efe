import {
  type Capability,
  ConfigMap,
  type ContainerProps,
  type ContainerResources,
  EnvValue,
  type ImagePullPolicy,
  Secret,
  Volume,
  type VolumeMount,
} from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { Complaint, isComplaint } from '../../values/complaint';
import { literalText } from '../../values/kubelet-expansion';
import type { ObjectReference } from '../../values/object-reference';
import { assumedPullPolicy } from '../../values/pull-policy';
import type { PodPort } from '../ports/pod-port';
import { refusal } from '../refusal';
import type { DatabaseCredentials } from './database-credentials';
import type { EngineFacts } from './engines/engine-facts';
import type { OrdinalRoles } from './ordinal-roles';

/** The name of the volume that holds the data, and of the claim behind it. */
export const DATA = 'data';

/** cdk8s-plus-27 lists the capabilities one by one and has forgotten the word for all of them. */
const ALL_CAPABILITIES = 'ALL' as Capability;

/** Where the Secret is mounted, when its password is to be a file. */
const PASSWORD_FOLDER = '/run/secrets/database';

/** What the container of the database is made from. */
export interface DatabasePlan {
  readonly engine: EngineFacts;
  readonly ports: readonly PodPort[];
  readonly credentials: DatabaseCredentials;
  readonly roles?: OrdinalRoles;
  readonly primaryHost: string;
  readonly initScripts?: ObjectReference;
  readonly config?: ObjectReference;
  readonly resources?: ContainerResources;
}

/** Whether the server runs as a user without rights of its own, so that all others can be taken from its pods. */
export function isUnprivileged({ user }: EngineFacts): boolean {
  return user !== undefined && user !== 0;
}

/** The container that runs the database server. */
export function databaseContainer(scope: Construct, plan: DatabasePlan): ContainerProps {
  const { engine, roles } = plan;
  const unprivileged = isUnprivileged(engine);
  const command = roles?._command(engine.roles);
  if (isComplaint(command)) {
    throw refusal(scope, command.under('roles'));
  }
  return {
    name: engine.containerName,
    image: engine.image,
    // Rendered nowhere; cdk8s-plus would say Always.
    imagePullPolicy: assumedPullPolicy(engine.image) as ImagePullPolicy,
    ports: [...plan.ports],
    command,
    // The commands of roles name their arguments themselves.
    args: plan.config === undefined || roles !== undefined ? undefined : configArguments(engine),
    envVariables: variables(scope, plan),
    volumeMounts: mounts(scope, plan),
    readiness: engine.readiness(plan.credentials.asFile),
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
}

function configArguments({ config }: EngineFacts): string[] | undefined {
  return config === undefined || config.arguments.length === 0 ? undefined : [...config.arguments];
}

function variables(scope: Construct, plan: DatabasePlan): Record<string, EnvValue> {
  const { engine, credentials, roles } = plan;
  const values: Record<string, EnvValue> = {};
  for (const [name, value] of Object.entries(engine.variables)) {
    values[name] = EnvValue.fromValue(value);
  }
  if (credentials.asFile) {
    values[fileVariable(scope, engine)] = EnvValue.fromValue(`${PASSWORD_FOLDER}/password`);
  } else {
    values[variable(scope, engine)] = EnvValue.fromSecretValue({
      secret: Secret.fromSecretName(scope, 'Credentials', credentials.secretName),
      key: credentials.passwordKey,
    });
  }
  if (credentials.database !== undefined) {
    values[databaseVariable(scope, engine)] = EnvValue.fromValue(literalText(credentials.database));
  }
  if (roles !== undefined) {
    values.PRIMARY_HOST = EnvValue.fromValue(plan.primaryHost);
  }
  return values;
}

function variable(scope: Construct, { password }: EngineFacts): string {
  return (
    password.variable ?? refuse(scope, 'credentials', 'a password in a variable', 'asFile: true', 'passwordVariable')
  );
}

function fileVariable(scope: Construct, { password }: EngineFacts): string {
  return (
    password.fileVariable ??
    refuse(scope, 'credentials', 'a password in a file', 'asFile: false', 'passwordFileVariable')
  );
}

function databaseVariable(scope: Construct, engine: EngineFacts): string {
  return (
    engine.databaseVariable ?? refuse(scope, 'credentials', 'the name of a database', 'no database', 'databaseVariable')
  );
}

function mounts(scope: Construct, plan: DatabasePlan): VolumeMount[] {
  const { engine, credentials, initScripts, config } = plan;
  const { path, subPath } = engine.data;
  const list: VolumeMount[] = [{ path, subPath, volume: Volume.fromEmptyDir(scope, 'Data', DATA) }];
  if (credentials.asFile) {
    const secret = Secret.fromSecretName(scope, 'Credentials', credentials.secretName);
    const items = { [credentials.passwordKey]: { path: 'password' } };
    list.push({
      path: PASSWORD_FOLDER,
      volume: Volume.fromSecret(scope, 'Password', secret, { name: 'password', items }),
    });
  }
  if (initScripts !== undefined) {
    const path = engine.initScriptsPath ?? refuse(scope, 'initScripts', 'init scripts', 'none', 'initScriptsPath');
    list.push({ path, volume: filesOf(scope, 'InitScripts', 'init-scripts', initScripts) });
  }
  if (config !== undefined) {
    const path = engine.config?.path ?? refuse(scope, 'config', 'configuration files', 'none', 'configPath');
    list.push({ path, volume: filesOf(scope, 'Config', 'config', config) });
  }
  return list;
}

function filesOf(scope: Construct, id: string, volume: string, { name }: ObjectReference): Volume {
  return Volume.fromConfigMap(scope, `${id}Volume`, ConfigMap.fromConfigMapName(scope, id, name), { name: volume });
}

/** Refuses what an image has no place for, as far as is known of it. */
function refuse(scope: Construct, prop: string, found: string, expected: string, missing: string): never {
  throw refusal(
    scope,
    new Complaint(
      `${found}, for which this engine has no place`,
      expected,
      `set ${missing} in DatabaseEngine.custom`,
      `.${prop}`,
    ),
  );
}
