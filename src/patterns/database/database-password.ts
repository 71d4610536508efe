import { unrepeated } from '../../values/confidential';
import { dataKey } from '../../values/data-key';
import { dnsSubdomain } from '../../values/dns-name';
import { type ObjectReference, referenceTo } from '../../values/object-reference';
import type { NamedSecret } from '../named-object';
import { accepted } from '../refusal';

/** The key of a password where nobody names one. */
export const PASSWORD_KEY = 'password';

/** The key of a password: what was written there is not repeated, for it may be the password itself. */
export const passwordKey = unrepeated(dataKey, 'write the key in the Secret, not the password');

/**
 * A password, by the Secret that holds it and the key in there. There is no way to write the password itself: whoever can
 * read the manifest could read it.
 */
export class DatabasePassword {
  /**
   * A password in a Secret that exists in the namespace of the database.
   *
   * @param name the name of the Secret, a DNS name of 1 to 253 characters
   * @param key the key of the password in it, 1 to 253 letters, digits, "-", "_" and "."; by default `password`
   */
  public static fromSecretName(name: string, key: string = PASSWORD_KEY): DatabasePassword {
    const where = 'DatabasePassword.fromSecretName';
    const secret = accepted(where, unrepeated(dnsSubdomain, 'write the name of the Secret, not the password')(name));
    return DatabasePassword._of({ name: secret }, accepted(`${where} key`, passwordKey(key)));
  }

  /**
   * A password in a Secret that this app makes or imports, of any cdk8s-plus release.
   *
   * @param secret the Secret that holds the password
   * @param key the key of the password in it, 1 to 253 letters, digits, "-", "_" and "."; by default `password`
   */
  public static fromSecret(secret: NamedSecret, key: string = PASSWORD_KEY): DatabasePassword {
    const where = 'DatabasePassword.fromSecret';
    return DatabasePassword._of(
      accepted(where, referenceTo('Secret')(secret)),
      accepted(`${where} key`, passwordKey(key)),
    );
  }

  /** @internal */
  public static _of(secret: ObjectReference, key: string): DatabasePassword {
    return new DatabasePassword(secret, key);
  }

  /**
   * What the factories call.
   *
   * @param _secret the Secret
   * @param key the key of the password in it
   */
  private constructor(
    /** @internal */
    public readonly _secret: ObjectReference,
    /** The key of the password in the Secret. */
    public readonly key: string,
  ) {}

  /** The name of the Secret. */
  public get secretName(): string {
    return this._secret.name;
  }
}
