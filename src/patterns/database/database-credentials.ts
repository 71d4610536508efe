import { Complaint } from '../../values/complaint';
import { unrepeated } from '../../values/confidential';
import { dataKey } from '../../values/data-key';
import { dnsSubdomain } from '../../values/dns-name';
import { type ObjectReference, referenceTo } from '../../values/object-reference';
import { instanceOf, optional, type Parser, text, yesOrNo } from '../../values/parser';
import { kindOf } from '../../values/wording';
import type { INamedObject } from '../ingress/tls-certificate';
import { accepted, readProps } from '../refusal';

/** How the password is kept in its Secret and handed to the server. */
export interface DatabaseCredentialsOptions {
  /**
   * The key of the password in the Secret: letters, digits, "-", "_" and ".", up to 253 characters.
   *
   * @default "password"
   */
  readonly passwordKey?: string;

  /**
   * Mounts the Secret as a file at `/run/secrets/database/password` and gives the server that path, instead of the
   * password in an environment variable, which every process of the container inherits.
   *
   * @default false
   */
  readonly asFile?: boolean;

  /**
   * The name of a database that the server makes at its first start. MongoDB makes none; there it is the database that
   * init scripts run in.
   *
   * @default - the server makes none of its own accord
   */
  readonly database?: string;
}

/**
 * The password of a database's administrator, by the name of the Secret that holds it. There is no way to write the
 * password itself: whoever can read the manifest could read it.
 *
 * The servers take the password at their first start and keep it in their data; a change of the Secret alone does not
 * change it.
 */
export class DatabaseCredentials {
  /**
   * A Secret that exists in the namespace of the database.
   *
   * @param name the name of the Secret, a DNS name of 1 to 253 characters
   * @param options the key of the password, and how the server gets it
   */
  public static fromSecretName(name: string, options: DatabaseCredentialsOptions = {}): DatabaseCredentials {
    const where = 'DatabaseCredentials.fromSecretName';
    const fix = 'write the name of the Secret, not the password';
    return DatabaseCredentials.read(where, { name: accepted(where, unrepeated(dnsSubdomain, fix)(name)) }, options);
  }

  /**
   * A Secret that this app makes or imports, of any cdk8s-plus release. One of another namespace is refused by the
   * database, because pods see the Secrets of their own.
   *
   * @param secret the Secret
   * @param options the key of the password, and how the server gets it
   */
  public static fromSecret(secret: INamedObject, options: DatabaseCredentialsOptions = {}): DatabaseCredentials {
    const where = 'DatabaseCredentials.fromSecret';
    return DatabaseCredentials.read(where, accepted(where, referenceTo('Secret')(secret)), options);
  }

  private static read(where: string, secret: ObjectReference, options: DatabaseCredentialsOptions) {
    const given = readProps<DatabaseCredentialsOptions>()(where, options, {
      passwordKey: optional(unrepeated(dataKey, 'write the key in the Secret, not the password')),
      asFile: optional(yesOrNo),
      database: optional(text),
    });
    return new DatabaseCredentials(secret, given.passwordKey ?? 'password', given.asFile ?? false, given.database);
  }

  /**
   * @param _secret the Secret
   * @param passwordKey the key of the password in it
   * @param asFile whether the password is mounted
   * @param database a database to make; none by default
   */
  private constructor(
    /** @internal */
    public readonly _secret: ObjectReference,
    /** The key of the password in the Secret. */
    public readonly passwordKey: string,
    /** Whether the password is mounted as a file instead of being put into an environment variable. */
    public readonly asFile: boolean,
    /**
     * The name of a database that the server makes at its first start.
     *
     * @default - none
     */
    public readonly database?: string,
  ) {}

  /** The name of the Secret. */
  public get secretName(): string {
    return this._secret.name;
  }
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
