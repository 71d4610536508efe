import { EnvValue } from 'cdk8s-plus-27';
import { Complaint, isComplaint } from '../../values/complaint';
import { environmentName } from '../../values/environment-name';
import { literalText } from '../../values/kubelet-expansion';
import { memberOf } from '../../values/member';
import { optional } from '../../values/parser';
import { urlReady } from '../../values/password-text';
import { repeatedAt } from '../../values/repeated';
import { quoted } from '../../values/wording';
import { addVariables, ClientPlace, type Host, hostValue, isElsewhere } from '../address/client-variables';
import type { AnyContainer } from '../address/variables-taker';
import { readerOf, refusal, refuseAtSynth } from '../refusal';
import type { DatabaseLogin } from './database-login';
import { keyComplaint, objectOfTheApp } from './objects-of-the-app';
import { secretValue } from './secret-value';

/** Under which names a container is given what it needs to log in to a database; at least one of them. */
export interface ConnectionVariables {
  /**
   * The variable for the host, such as `DATABASE_HOST` (`env[].name`).
   *
   * @default - the host is not given
   */
  readonly host?: string;

  /**
   * The variable for the port number, such as `DATABASE_PORT` (`env[].name`).
   *
   * @default - the port is not given
   */
  readonly port?: string;

  /**
   * The variable for the name of the user, such as `DATABASE_USER` (`env[].name`).
   *
   * @default - the user is not given
   */
  readonly user?: string;

  /**
   * The variable for the password, such as `DATABASE_PASSWORD`, filled from the Secret by Kubernetes
   * (`env[].valueFrom.secretKeyRef`). The client must run in the namespace of the database, where the Secret is.
   *
   * @default - the password is not given
   */
  readonly password?: string;

  /**
   * The variable for the name of the database, such as `DATABASE_NAME` (`env[].name`). Refused where the credentials name
   * none.
   *
   * @default - the database is not given
   */
  readonly database?: string;

  /**
   * The variable for all of it in a URL, such as `DATABASE_URL`: `mysql://user:password@host:3306/database`. Kubernetes puts the
   * password in as it is in the Secret (`$(NAME)` of a variable called like this one with `_PASSWORD` behind it), and cannot
   * percent-encode it. So it must hold letters, digits, "-", ".", "_" and "~" alone, or lie in the Secret a second time,
   * encoded: `userPasswordForUrls`. A Secret of this app that breaks that is refused.
   *
   * @default - no URL is given
   */
  readonly url?: string;

  /**
   * Where the container runs. From another namespace no Secret can be seen, so `password` and `url` are refused there.
   *
   * @default - the namespace of the container's workload is looked up when the app is synthesized, as far as it is known
   */
  readonly calledFrom?: ClientPlace;
}

const name = optional(environmentName);

const readConnectionVariables = readerOf<ConnectionVariables>()({
  host: name,
  port: name,
  user: name,
  password: name,
  database: name,
  url: name,
  calledFrom: optional(memberOf({ ClientPlace })),
});

/** What a client connects to. */
export interface ConnectionTarget extends Host {
  readonly port: number;
  readonly login: DatabaseLogin;
}

/** Gives a container what it needs to log in. */
export function giveConnection(
  target: ConnectionTarget,
  container: AnyContainer,
  variables: ConnectionVariables,
): void {
  const where = `${target.owner.node.path} addConnectionTo`;
  const { calledFrom, ...names } = readConnectionVariables(where, variables);
  const complaint = namesComplaint(names, calledFrom) ?? target.login.complaint(names);
  if (complaint !== undefined) {
    throw refusal(where, complaint);
  }
  const { login, dns, port } = target;
  const values = new Map<string, EnvValue>();
  const add = (variable: string | undefined, value: () => EnvValue) => {
    if (variable !== undefined) {
      values.set(variable, value());
    }
  };
  add(names.host, () => hostValue(target, container, calledFrom));
  add(names.port, () => EnvValue.fromValue(String(port)));
  add(names.user, () => EnvValue.fromValue(literalText(login.user ?? '')));
  add(names.password, () => secretValue(login.password));
  add(names.database, () => EnvValue.fromValue(literalText(login.database ?? '')));
  if (names.url !== undefined) {
    const variable = `${names.url}_PASSWORD`;
    // Kubernetes expands only variables that come before.
    values.set(variable, secretValue(login.passwordForUrls));
    values.set(names.url, EnvValue.fromValue(login.url(dns.name, port, variable)));
    checkUrlPassword(target);
  }
  addVariables(where, container, values);
  if (calledFrom === undefined) {
    checkPlace(target, container, names);
  }
}

/** The names alone. */
type Names = Omit<ConnectionVariables, 'calledFrom'>;

function namesComplaint(names: Names, calledFrom?: ClientPlace): Complaint | undefined {
  const given = Object.entries(names).filter(([, variable]) => variable !== undefined);
  if (given.length === 0) {
    return new Complaint(
      'no variable',
      'host, port, user, password, database or url',
      'write { host: "DATABASE_HOST", password: "DATABASE_PASSWORD" }',
    );
  }
  const all = [...given.map(([, variable]) => String(variable)), ...(names.url ? [`${names.url}_PASSWORD`] : [])];
  const at = repeatedAt(all);
  if (at !== undefined) {
    return new Complaint(`${quoted(all[at] ?? '')} twice`, 'a variable for each', 'rename one');
  }
  return calledFrom === ClientPlace.OTHER_NAMESPACE ? secretComplaint(names) : undefined;
}

/** What clients in another namespace cannot be given. */
function secretComplaint(names: Names): Complaint | undefined {
  const secret = (['password', 'url'] as const).find((key) => names[key] !== undefined);
  return (
    secret &&
    new Complaint(
      `${quoted(names[secret] ?? '')} for a client in another namespace, which cannot see the Secret`,
      'host, port, user or database',
      'have a copy of the Secret made there and refer to it',
      `.${secret}`,
    )
  );
}

/** Refuses at synth, when it is known where a container runs, what it cannot be given there. */
function checkPlace(target: ConnectionTarget, container: AnyContainer, names: Names): void {
  const complaint = secretComplaint(names);
  if (complaint !== undefined) {
    refuseAtSynth(target.owner, () => (isElsewhere(target, container) ? complaint : undefined), {
      where: 'addConnectionTo',
    });
  }
}

/** Refuses at synth a password that would break its URL, where this app shows it. */
function checkUrlPassword({ owner, login, namespace }: ConnectionTarget): void {
  const { secretName, key } = login.passwordForUrls;
  const look = () => {
    const secret = objectOfTheApp(owner, 'Secret', namespace, secretName);
    const text = secret?.textOf(key);
    const ready = text === undefined ? undefined : urlReady(text);
    const complaint = (secret && keyComplaint('Secret', secretName, secret, key)) ?? ready;
    return isComplaint(complaint) ? complaint : undefined;
  };
  refuseAtSynth(owner, look, { where: 'addConnectionTo url' });
}
