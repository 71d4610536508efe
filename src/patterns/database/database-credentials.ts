import { Complaint } from '../../values/complaint';
import { unrepeated } from '../../values/confidential';
import { dnsSubdomain } from '../../values/dns-name';
import { type ObjectReference, referenceTo } from '../../values/object-reference';
import { instanceOf, optional, type Parser, text } from '../../values/parser';
import { kindOf } from '../../values/wording';
import type { NamedSecret } from '../named-object';
import { accepted, readerOf, refusal } from '../refusal';
import { DatabasePassword, PASSWORD_KEY, passwordKey } from './database-password';

/** The keys of the other passwords in the Secret of the administrator's, where nobody names others. */
const REPLICATION_KEY = 'replication-password';
const USER_KEY = 'user-password';

/** Who else there is beside the administrator, and where the passwords lie. */
export interface DatabaseCredentialsOptions {
  /**
   * The key of the administrator's password in the Secret: letters, digits, "-", "_" and ".", up to 253 characters.
   *
   * @default "password"
   */
  readonly passwordKey?: string;

  /**
   * The password that replicas log in with to copy the primary. Only pods that replicate need it; a single pod that finds
   * it makes the user that replicas will need, should it ever grow. MySQL takes at most 32 characters.
   *
   * @default - the key `replication-password` of the same Secret
   */
  readonly replicationPassword?: DatabasePassword;

  /**
   * The name of a database to make. MySQL, MariaDB and PostgreSQL make it at any start where it is not there yet: 1 to 63
   * letters, digits, "_" and "-". MongoDB makes none; there it is the database that init scripts run in.
   *
   * @default - none is made
   */
  readonly database?: string;

  /**
   * The name of a user for applications, who may do everything in `database` and nothing elsewhere: 1 to 32 letters,
   * digits, "_" and "-". Refused without `database`, and for engines that cannot make one: MongoDB and custom ones.
   *
   * @default - there is no user but the administrator
   */
  readonly user?: string;

  /**
   * The password of `user`. Refused without one.
   *
   * @default - the key `user-password` of the same Secret
   */
  readonly userPassword?: DatabasePassword;

  /**
   * The password of `user` once more, percent-encoded as a URL needs it (RFC 3986: every byte but A–Z, a–z, 0–9, "-", ".",
   * "_" and "~" as "%" and two digits), for `addConnectionTo(…, { url })`. Kubernetes puts a Secret into a URL as it is and
   * cannot encode it. Refused without `user`.
   *
   * @default - the password itself, which then must hold none but those characters
   */
  readonly userPasswordForUrls?: DatabasePassword;
}

const password = optional(instanceOf(DatabasePassword, 'DatabasePassword.fromSecretName("mysql-secret", "password")'));

const readDatabaseCredentials = readerOf<DatabaseCredentialsOptions>()({
  passwordKey: optional(passwordKey),
  replicationPassword: password,
  database: optional(text),
  user: optional(text),
  userPassword: password,
  userPasswordForUrls: password,
});

/** A user for applications. */
export interface ApplicationUser {
  readonly name: string;
  readonly password: DatabasePassword;
  readonly passwordForUrls: DatabasePassword;
}

/**
 * Who may log in to a database, by the Secrets that hold the passwords: its administrator, the replicas and an application.
 * There is no way to write a password itself: whoever can read the manifest could read it.
 *
 * All passwords reach the server as files, never as arguments or in the environment, so that no list of processes and no log shows
 * them; but a custom engine whose image reads no file has the administrator's in its environment. MySQL, MariaDB and PostgreSQL take them anew at each start; MongoDB and custom engines take the administrator's at
 * their first start and keep it in their data.
 */
export class DatabaseCredentials {
  /**
   * A Secret that exists in the namespace of the database.
   *
   * @param name the name of the Secret with the administrator's password, a DNS name of 1 to 253 characters
   * @param options the keys, and who else there is
   */
  public static fromSecretName(name: string, options: DatabaseCredentialsOptions = {}): DatabaseCredentials {
    const where = 'DatabaseCredentials.fromSecretName';
    const fix = 'write the name of the Secret, not the password';
    return DatabaseCredentials.read(where, { name: accepted(where, unrepeated(dnsSubdomain, fix)(name)) }, options);
  }

  /**
   * A Secret that this app makes or imports, of any cdk8s-plus release. One of another namespace is refused by the
   * database, because pods see the Secrets of their own, and so is one of this app that lacks a key.
   *
   * @param secret the Secret that holds the administrator's password
   * @param options the keys, and who else there is
   */
  public static fromSecret(secret: NamedSecret, options: DatabaseCredentialsOptions = {}): DatabaseCredentials {
    const where = 'DatabaseCredentials.fromSecret';
    return DatabaseCredentials.read(where, accepted(where, referenceTo('Secret')(secret)), options);
  }

  private static read(where: string, secret: ObjectReference, options: DatabaseCredentialsOptions) {
    const given = readDatabaseCredentials(where, options);
    const complaint = completeness(given);
    if (complaint !== undefined) {
      throw refusal(where, complaint);
    }
    const userPassword = given.userPassword ?? DatabasePassword._of(secret, USER_KEY);
    return new DatabaseCredentials(
      DatabasePassword._of(secret, given.passwordKey ?? PASSWORD_KEY),
      given.replicationPassword ?? DatabasePassword._of(secret, REPLICATION_KEY),
      given.user === undefined
        ? undefined
        : { name: given.user, password: userPassword, passwordForUrls: given.userPasswordForUrls ?? userPassword },
      given.database,
    );
  }

  /**
   * What the factories call.
   *
   * @param adminPassword the administrator's password
   * @param replicationPassword the replicas' password
   * @param _user the user for applications; none by default
   * @param database a database to make; none by default
   */
  private constructor(
    /** The password of the administrator. */
    public readonly adminPassword: DatabasePassword,
    /** The password that replicas copy the primary with. */
    public readonly replicationPassword: DatabasePassword,
    /** @internal */
    public readonly _user?: ApplicationUser,
    /**
     * The name of a database that the server makes.
     *
     * @default - none
     */
    public readonly database?: string,
  ) {}

  /** The name of the Secret with the administrator's password. */
  public get secretName(): string {
    return this.adminPassword.secretName;
  }

  /** The key of the administrator's password in that Secret. */
  public get passwordKey(): string {
    return this.adminPassword.key;
  }

  /**
   * The name of the user for applications.
   *
   * @default - there is none
   */
  public get user(): string | undefined {
    return this._user?.name;
  }
}

/** What is wrong with the options, taken together. */
function completeness(given: DatabaseCredentialsOptions): Complaint | undefined {
  if (given.user === undefined) {
    const of = (['userPassword', 'userPasswordForUrls'] as const).find((key) => given[key] !== undefined);
    return of && new Complaint('a password of nobody', 'a user it belongs to', 'name the user', `.${of}`);
  }
  return given.database === undefined
    ? new Complaint(
        'a user without a database',
        'the database that the user may use',
        'name it: database: "shop"',
        '.user',
      )
    : undefined;
}

const made = instanceOf(DatabaseCredentials, 'DatabaseCredentials.fromSecretName("mysql-secret")');

/** The `credentials` of a database. A text is refused without repeating it, because it may be the password. */
export const databaseCredentials: Parser<DatabaseCredentials> = (input) =>
  typeof input === 'string'
    ? new Complaint(
        kindOf(input),
        'DatabaseCredentials',
        'keep the password in a Secret and pass DatabaseCredentials.fromSecretName("mysql-secret")',
      )
    : made(input);
