import type { k8s } from 'cdk8s-plus-27';
import type { DatabaseCredentials } from './database-credentials';
import type { DatabasePassword } from './database-password';

/** Where the passwords are mounted as files. */
export const PASSWORD_FOLDER = '/run/secrets/database';

/** The name of the volume with the passwords. */
export const PASSWORDS = 'passwords';

/** The files, which only the server's group may read. */
const MODE = 0o440;

/** The name of the file with the administrator's password. */
export const ADMIN_FILE = 'admin-password';

/** The volume with the passwords of everybody whom the server knows. */
export function passwordsVolume({ adminPassword, replicationPassword, _user }: DatabaseCredentials): k8s.Volume {
  const sources = [
    fileOf(adminPassword, ADMIN_FILE),
    // A single pod needs none; that it may be missing always keeps the template the same when the database grows.
    fileOf(replicationPassword, 'replication-password', true),
    ...(_user === undefined ? [] : [fileOf(_user.password, 'user-password')]),
  ];
  return { name: PASSWORDS, projected: { defaultMode: MODE, sources } };
}

/** The volume with the administrator's password alone, for images that know nobody else. */
export function adminVolume({ adminPassword }: DatabaseCredentials): k8s.Volume {
  return { name: PASSWORDS, projected: { defaultMode: MODE, sources: [fileOf(adminPassword, ADMIN_FILE)] } };
}

function fileOf({ secretName, key }: DatabasePassword, path: string, optional?: true): k8s.VolumeProjection {
  return { secret: { name: secretName, items: [{ key, path }], optional } };
}
