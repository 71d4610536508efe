import type { Probe } from 'cdk8s-plus-27';
import { Complaint } from '../../../values/complaint';
import { containerPath, volumeSubPath } from '../../../values/container-path';
import { environmentName } from '../../../values/environment-name';
import { pinnedImage } from '../../../values/image-reference';
import { instanceOf, optional, type Parser, text, wholeNumber } from '../../../values/parser';
import { repeatedAt } from '../../../values/repeated';
import { listed, quoted, shown } from '../../../values/wording';
import type { PodPort } from '../../ports/pod-port';
import { podPort } from '../../ports/port-parsers';
import { probe } from '../../probe';
import { readerOf, refusal } from '../../refusal';
import { CustomReplication } from '../custom-replication';
import type { EngineFacts } from './engine-facts';

/** The largest user or group number that Kubernetes takes. */
const LARGEST_ID = 2_147_483_647;

/** What has to be known of an image that is none of the known engines. */
export interface CustomEngineProps {
  /**
   * The image, with a tag or digest (`containers[].image`). One without says nothing of its version and is refused.
   */
  readonly image: string;

  /** The port that the server listens on (`containers[].ports`). */
  readonly port: PodPort;

  /** Where the server keeps its data, an absolute path (`volumeMounts[].mountPath`). */
  readonly dataPath: string;

  /**
   * The folder of the volume that is mounted there (`volumeMounts[].subPath`). A fresh volume may hold `lost+found`, which
   * some servers do not bear in their data folder.
   *
   * @default - the whole volume
   */
  readonly dataSubPath?: string;

  /**
   * How to tell that the server answers (`containers[].readinessProbe`). A port that opens is no answer: many images open
   * it while they still set themselves up. One of another cdk8s-plus release than 27 comes by `OtherRelease.probe`.
   */
  readonly readiness: Probe;

  /**
   * The environment variable that the image reads the password from. Where there is also one for a file, that is taken: every
   * process of a container inherits what is in its environment. The official images of Redis and Valkey read none: there a command
   * of `roles` hands it to the server, without which a warning says that the server lets everybody in.
   *
   * @default - the image reads it from a file only; then `passwordFileVariable` is needed
   */
  readonly passwordVariable?: string;

  /**
   * The environment variable that the image reads the path of a file with the password from.
   *
   * @default - none; the password is in `passwordVariable`
   */
  readonly passwordFileVariable?: string;

  /**
   * The environment variable that names a database to make at the first start.
   *
   * @default - none; credentials that name a database are refused
   */
  readonly databaseVariable?: string;

  /**
   * Where the image looks for scripts to run at the first start, an absolute path.
   *
   * @default - nowhere; init scripts are refused
   */
  readonly initScriptsPath?: string;

  /**
   * Where the image looks for configuration files, an absolute path.
   *
   * @default - nowhere; configuration is refused
   */
  readonly configPath?: string;

  /**
   * The user that the server runs as, 0 to 2147483647 (`securityContext.runAsUser`). With one other than 0 (root), the
   * container also gives up all capabilities and ways to gain them.
   *
   * @default - the image's own user, with the rights that the image expects
   */
  readonly user?: number;

  /**
   * The group that the server runs as and that may write to the volume, 0 to 2147483647 (`securityContext.runAsGroup` and
   * `fsGroup`).
   *
   * @default - the image's own group, and the volume as its driver makes it
   */
  readonly group?: number;

  /**
   * The name of the administrator, whom `addConnectionTo` has clients log in as.
   *
   * @default - the engine knows no names; clients that ask for one are refused
   */
  readonly admin?: string;

  /**
   * What stands before `://` in the URLs of the engine's clients: a-z, 0-9, "+", "-" and ".", with a letter first.
   *
   * @default - clients that ask for a URL are refused
   */
  readonly urlScheme?: string;

  /**
   * What makes one database of several pods.
   *
   * @default - nothing does; several pods are refused
   */
  readonly replication?: CustomReplication;
}

const urlScheme: Parser<string> = (input) =>
  typeof input === 'string' && /^[a-z][a-z0-9+.-]*$/.test(input)
    ? input
    : new Complaint(
        shown(input),
        'the scheme of a URL: a-z, 0-9, "+", "-" and ".", with a letter first',
        'such as "redis"',
      );

const readCustomEngine = readerOf<CustomEngineProps>()({
  image: pinnedImage,
  port: podPort,
  dataPath: containerPath,
  dataSubPath: optional(volumeSubPath),
  readiness: probe,
  passwordVariable: optional(environmentName),
  passwordFileVariable: optional(environmentName),
  databaseVariable: optional(environmentName),
  initScriptsPath: optional(containerPath),
  configPath: optional(containerPath),
  user: optional(wholeNumber(0, LARGEST_ID)),
  group: optional(wholeNumber(0, LARGEST_ID)),
  admin: optional(text),
  urlScheme: optional(urlScheme),
  replication: optional(instanceOf(CustomReplication, 'CustomReplication.clustersByItself()')),
});

/** An image that only the user knows. */
export function custom(where: string, props: CustomEngineProps): EngineFacts {
  const given = readCustomEngine(where, props);
  if (given.passwordVariable === undefined && given.passwordFileVariable === undefined) {
    throw refusal(
      where,
      new Complaint(
        'no variable for the password',
        'passwordVariable, passwordFileVariable or both',
        'name the variable that the image reads its password from',
      ),
    );
  }
  refuseRepeated(where, given, ['passwordVariable', 'passwordFileVariable', 'databaseVariable']);
  refuseRepeated(where, given, ['dataPath', 'initScriptsPath', 'configPath']);
  const files = given.replication?._files;
  return {
    containerName: 'database',
    title: 'a custom engine',
    image: given.image,
    port: given.port,
    data: { path: given.dataPath, subPath: given.dataSubPath },
    user: given.user,
    group: given.group,
    variables: {},
    password: { variable: given.passwordVariable, fileVariable: given.passwordFileVariable },
    databaseVariable: given.databaseVariable,
    initScriptsPath: given.initScriptsPath,
    config: given.configPath === undefined ? undefined : { path: given.configPath, arguments: [] },
    replication: files === undefined ? undefined : { kind: 'custom', files },
    clustersByItself: given.replication !== undefined && files === undefined,
    alone: {
      expected: '1 pod of a custom engine that says nothing of replication',
      fix: 'set replication in DatabaseEngine.custom, or write roles',
    },
    admin: given.admin,
    urlScheme: given.urlScheme,
    readiness: () => given.readiness,
  };
}

/** A container has each variable once and mounts one volume at a path. */
function refuseRepeated(where: string, props: CustomEngineProps, keys: readonly (keyof CustomEngineProps)[]): void {
  const given = keys.filter((key) => props[key] !== undefined);
  const at = repeatedAt(given.map((key) => String(props[key])));
  if (at !== undefined) {
    throw refusal(
      where,
      new Complaint(
        `${quoted(String(props[given[at]]))} a second time`,
        `different values for ${listed(given, 'and')}`,
        'change one of them',
        `.${given[at]}`,
      ),
    );
  }
}
