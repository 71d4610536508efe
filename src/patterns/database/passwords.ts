import type { k8s } from 'cdk8s-plus-27';
import type { DatabaseCredentials } from './database-credentials';
import type { DatabasePassword } from './database-password';

/** Where the passwords are mounted as files. */
export const PASSWORD_FOLDER = '/run/secrets/database';

/** The name of the volume with the passwords. */
const PASSWORDS = 'passwords';

/** Files that only the group of the server may read. */
const FOR_THE_GROUP = 0o440;

/** The name of the file with the administrator's password. */
export const ADMIN_FILE = 'admin-password';

/** The volume with the passwords of everybody whom the server knows. */
export function passwordsVolume(credentials: DatabaseCredentials, group: number | undefined): k8s.Volume {
  const { adminPassword, replicationPassword, _user } = credentials;
  return volumeOf(group, [
    fileOf(adminPassword, ADMIN_FILE),
    // A single pod needs none; that it may be missing always keeps the template the same when the database grows.
    fileOf(replicationPassword, 'replication-password', true),
    ...(_user === undefined ? [] : [fileOf(_user.password, 'user-password')]),
  ]);
}

/** The volume with the administrator's password alone, for images that know nobody else. */
export function adminVolume({ adminPassword }: DatabaseCredentials, group: number | undefined): k8s.Volume {
  return volumeOf(group, [fileOf(adminPassword, ADMIN_FILE)]);
}

/** Without a group of its own, the server may be anybody, so that everybody in the container has to be able to read. */
function volumeOf(group: number | undefined, sources: k8s.VolumeProjection[]): k8s.Volume {
  return { name: PASSWORDS, projected: { defaultMode: group === undefined ? undefined : FOR_THE_GROUP, sources } };
}

function fileOf({ secretName, key }: DatabasePassword, path: string, optional?: true): k8s.VolumeProjection {
  return { secret: { name: secretName, items: [{ key, path }], optional } };
}
