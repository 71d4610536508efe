import { EnvValue } from 'cdk8s-plus-27';
import type { IConstruct } from 'constructs';
import { Complaint } from '../../values/complaint';
import { literalText } from '../../values/kubelet-expansion';
import { quoted } from '../../values/wording';
import { refusal } from '../refusal';
import type { DatabaseCredentials } from './database-credentials';
import type { EngineFacts } from './engines/engine-facts';
import { lackingPlace } from './lacking-place';
import type { OrdinalRoles } from './ordinal-roles';
import { ADMIN_FILE, PASSWORD_FOLDER } from './passwords';
import { secretValue } from './secret-value';

/** What has a bearing on the variables. */
interface VariablesPlan {
  readonly engine: EngineFacts;
  readonly credentials: DatabaseCredentials;
  readonly roles?: OrdinalRoles;
  readonly scripts?: object;
  readonly told: Readonly<Record<string, string>>;
  readonly primaryHost: string;
  readonly environment?: Readonly<Record<string, EnvValue>>;
}

/** The variables of the server's container. */
export function databaseVariables(scope: IConstruct, plan: VariablesPlan): Record<string, EnvValue> {
  const { engine, roles, scripts, environment = {} } = plan;
  const own = {
    ...literals(engine.variables),
    ...(scripts === undefined ? {} : forTheScripts(plan)),
    // Scripts of the user's own may end in the image's entrypoint; ours set what it reads.
    ...(scripts === undefined || engine.replication?.kind === 'custom' ? forTheImage(scope, plan) : {}),
    ...(roles === undefined ? {} : literals({ PRIMARY_HOST: plan.primaryHost })),
  };
  // The password comes from the Secret, by whichever variable the image reads it; a second one would stand in the manifest.
  const taken = [
    ...Object.keys(own),
    engine.password.variable,
    engine.password.fileVariable,
    ...(scripts === undefined ? [] : (engine.replication?.takenVariables ?? [])),
  ];
  const clash = Object.keys(environment).find((name) => taken.includes(name));
  if (clash !== undefined) {
    throw refusal(
      scope,
      new Complaint(
        `the variable ${quoted(clash)}, which the database has already`,
        'another variable',
        'leave it out, or change the property that it comes from',
        '.environment',
      ),
    );
  }
  return { ...own, ...environment };
}

function forTheScripts({ credentials, told, primaryHost }: VariablesPlan): Record<string, EnvValue> {
  const { database, user } = credentials;
  return literals({
    PRIMARY_HOST: primaryHost,
    ...told,
    ...(database === undefined ? {} : { APP_DATABASE: database }),
    ...(user === undefined ? {} : { APP_USER: user }),
  });
}

/** What the image's own entrypoint reads. */
function forTheImage(scope: IConstruct, { engine, credentials, scripts }: VariablesPlan): Record<string, EnvValue> {
  const { adminPassword, database } = credentials;
  const { fileVariable, variable } = engine.password;
  const password =
    fileVariable === undefined
      ? { [variable ?? '']: secretValue(adminPassword) }
      : literals({ [fileVariable]: `${PASSWORD_FOLDER}/${ADMIN_FILE}` });
  if (database === undefined) {
    return password;
  }
  if (engine.databaseVariable === undefined) {
    // Scripts are told of it by a variable of their own.
    if (scripts !== undefined) {
      return password;
    }
    throw lackingPlace(scope, 'credentials', 'the name of a database', 'no database', 'databaseVariable');
  }
  return { ...password, ...literals({ [engine.databaseVariable]: literalText(database) }) };
}

function literals(values: Readonly<Record<string, string>>): Record<string, EnvValue> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, EnvValue.fromValue(value)]));
}
