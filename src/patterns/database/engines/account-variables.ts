/** The accounts and the database that the images of MySQL and MariaDB make at their first start. */
const ACCOUNTS = [
  'ALLOW_EMPTY_PASSWORD',
  'ALLOW_EMPTY_ROOT_PASSWORD',
  'DATABASE',
  'DATABASE_FILE',
  'ONETIME_PASSWORD',
  'PASSWORD',
  'PASSWORD_FILE',
  'PASSWORD_HASH',
  'PASSWORD_HASH_FILE',
  'RANDOM_ROOT_PASSWORD',
  'REPLICATION_PASSWORD',
  'REPLICATION_PASSWORD_FILE',
  'REPLICATION_PASSWORD_HASH',
  'REPLICATION_PASSWORD_HASH_FILE',
  'REPLICATION_USER',
  'REPLICATION_USER_FILE',
  'ROOT_PASSWORD',
  'ROOT_PASSWORD_FILE',
  'ROOT_PASSWORD_HASH',
  'ROOT_PASSWORD_HASH_FILE',
  'USER',
  'USER_FILE',
];

/**
 * The variables by which an image would make accounts of its own, with passwords that stand in the manifest or in its log, beside
 * those of the credentials.
 *
 * @see https://hub.docker.com/_/mysql and https://mariadb.com/kb/en/mariadb-server-docker-official-image-environment-variables
 */
export function accountVariables(prefix: 'MYSQL' | 'MARIADB'): string[] {
  return ACCOUNTS.map((name) => `${prefix}_${name}`);
}
