import { nameOnHub } from '../../values/image-reference';

/** A server whose image reads no variable for its password: it is told by an argument, or asks nobody for one. */
export interface PasswordArgument {
  /** The server and the argument before the password, as its image starts it. */
  readonly command: string;
  /** Where the script that the image starts with is written. */
  readonly source: string;
}

const ARGUMENTS: Readonly<Record<string, PasswordArgument>> = {
  redis: {
    command: 'docker-entrypoint.sh redis-server --requirepass',
    source: 'https://github.com/redis/docker-library-redis/blob/release/8.2/debian/docker-entrypoint.sh',
  },
  'valkey/valkey': {
    command: 'docker-entrypoint.sh valkey-server --requirepass',
    source: 'https://github.com/valkey-io/valkey-container/blob/mainline/docker-entrypoint.sh',
  },
};

/** How a well-known image is told its password, where it reads it from no variable; nothing of others, and of copies on other registries. */
export function passwordArgumentOf(image: string): PasswordArgument | undefined {
  const name = nameOnHub(image);
  return Object.hasOwn(ARGUMENTS, name) ? ARGUMENTS[name] : undefined;
}
