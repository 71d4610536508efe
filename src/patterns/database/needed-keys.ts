import type { IConstruct } from 'constructs';
import { Complaint, isComplaint } from '../../values/complaint';
import { password as passwordText } from '../../values/password-text';
import { quoted } from '../../values/wording';
import { refuseAtSynth } from '../refusal';
import type { DatabaseCredentials } from './database-credentials';
import type { DatabasePassword } from './database-password';
import type { FilesOfUsers } from './database-volumes';
import type { EngineFacts } from './engines/engine-facts';
import { keyComplaint, objectOfTheApp } from './objects-of-the-app';

/** What a database needs of Secrets and ConfigMaps. */
export interface NeedsPlan {
  readonly engine: EngineFacts;
  readonly credentials: DatabaseCredentials;
  readonly files: FilesOfUsers;
  readonly namespace: string | undefined;
  /** Whether the passwords go through the scripts of the replication. */
  readonly scripted: boolean;
  /** Whether there are several pods, so that the replicas' password is needed. */
  readonly several: boolean;
}

/** Refuses at synth, when all is there, Secrets and ConfigMaps of this app without what the database needs of them. */
export function checkNeededKeys(owner: IConstruct, plan: NeedsPlan): void {
  refuseAtSynth(owner, () => [...passwordComplaints(owner, plan), ...configComplaints(owner, plan)], {
    rule: 'missing-key',
  });
}

function passwordComplaints(
  owner: IConstruct,
  { credentials, engine, scripted, several, namespace }: NeedsPlan,
): Complaint[] {
  const { adminPassword, replicationPassword, _user } = credentials;
  const needed: [string, DatabasePassword, number | undefined][] = [['adminPassword', adminPassword, undefined]];
  if (scripted && several) {
    needed.push(['replicationPassword', replicationPassword, engine.longestReplicationPassword]);
  }
  if (scripted && _user !== undefined) {
    needed.push(['userPassword', _user.password, undefined]);
  }
  return needed.flatMap(([what, { secretName, key }, longest]) => {
    const secret = objectOfTheApp(owner, 'Secret', namespace, secretName);
    if (secret === undefined) {
      return [];
    }
    const text = secret.textOf(key);
    const read = text === undefined || !scripted ? undefined : passwordText(longest)(text);
    const complaint = keyComplaint('Secret', secretName, secret, key) ?? (isComplaint(read) ? read : undefined);
    return complaint === undefined ? [] : [complaint.under(what).under('credentials')];
  });
}

/** Files that the image would not look at. */
function configComplaints(owner: IConstruct, { engine, files, namespace }: NeedsPlan): Complaint[] {
  const { config } = files;
  const wanted = engine.config?.file;
  const configMap = config && objectOfTheApp(owner, 'ConfigMap', namespace, config.name);
  if (config === undefined || configMap === undefined || wanted === undefined) {
    return [];
  }
  // MySQL and MariaDB read all files with an ending, the others one of a name.
  if (!wanted.startsWith('*')) {
    const complaint = keyComplaint('ConfigMap', config.name, configMap, wanted);
    return complaint === undefined ? [] : [complaint.under('config')];
  }
  const ending = wanted.slice(1);
  return configMap.keys.some((key) => key.endsWith(ending))
    ? []
    : [
        new Complaint(
          `ConfigMap ${quoted(config.name)} of this app without a file that ends in ${quoted(ending)}`,
          `files that end in ${quoted(ending)}: ${engine.title} reads no others`,
          'rename its keys',
          '.config',
        ),
      ];
}
