import { Complaint } from '../../values/complaint';
import { literalText } from '../../values/kubelet-expansion';
import type { DatabaseCredentials } from './database-credentials';
import type { DatabasePassword } from './database-password';
import type { EngineFacts } from './engines/engine-facts';

/** What a client asks for. */
interface Asked {
  readonly user?: string;
  readonly password?: string;
  readonly database?: string;
  readonly url?: string;
}

/**
 * As whom clients log in: the user for applications, or the administrator of an engine that this library makes no other
 * user for.
 */
export class DatabaseLogin {
  constructor(
    private readonly engine: EngineFacts,
    private readonly credentials: DatabaseCredentials,
    /** Whether this library makes users. */
    private readonly makesUsers: boolean,
  ) {}

  /** The name to log in with. */
  get user(): string | undefined {
    return this.credentials.user ?? this.engine.admin;
  }

  /** The name of the database to use. */
  get database(): string | undefined {
    return this.credentials.database;
  }

  get password(): DatabasePassword {
    return this.credentials._user?.password ?? this.credentials.adminPassword;
  }

  get passwordForUrls(): DatabasePassword {
    return this.credentials._user?.passwordForUrls ?? this.credentials.adminPassword;
  }

  /** What of that which is asked for there is not. */
  complaint({ user, password, database, url }: Asked): Complaint | undefined {
    const secret = user ?? password ?? url;
    if (this.makesUsers && this.credentials.user === undefined && secret !== undefined) {
      return new Complaint(
        'nobody but the administrator',
        'a user for applications',
        'name one in the credentials: { database: "shop", user: "shop" }',
      );
    }
    if (user !== undefined && this.user === undefined) {
      return new Complaint(
        'no user',
        'an engine whose administrator has a name',
        'leave it out, or set admin in DatabaseEngine.custom',
        '.user',
      );
    }
    if (database !== undefined && this.database === undefined) {
      return new Complaint(
        'no database',
        'credentials that name one',
        'leave it out, or write { database: "shop" }',
        '.database',
      );
    }
    return url !== undefined && this.engine.urlScheme === undefined
      ? new Complaint(
          'no scheme',
          'an engine with one',
          'leave it out, or set urlScheme in DatabaseEngine.custom',
          '.url',
        )
      : undefined;
  }

  /** The URL, with the password from a variable. */
  url(host: string, port: number, variable: string): string {
    const { urlScheme, urlQuery = '' } = this.engine;
    const part = (text: string | undefined) => literalText(encodeURIComponent(text ?? ''));
    return `${urlScheme}://${part(this.user)}:$(${variable})@${host}:${port}/${part(this.database)}${urlQuery}`;
  }
}
