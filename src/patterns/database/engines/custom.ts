import { Probe } from 'cdk8s-plus-27';
import { Complaint } from '../../../values/complaint';
import { containerPath, volumeSubPath } from '../../../values/container-path';
import { environmentName } from '../../../values/environment-name';
import { pinnedImage } from '../../../values/image-reference';
import { instanceOf, optional, wholeNumber } from '../../../values/parser';
import { repeatedAt } from '../../../values/repeated';
import { listed, quoted } from '../../../values/wording';
import type { PodPort } from '../../ports/pod-port';
import { podPort } from '../../ports/port-parsers';
import { readProps, refusal } from '../../refusal';
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
   * it while they still set themselves up.
   */
  readonly readiness: Probe;

  /**
   * The environment variable that the image reads the password from.
   *
   * @default - the image reads it from a file only; then `passwordFileVariable` is needed
   */
  readonly passwordVariable?: string;

  /**
   * The environment variable that the image reads the path of a file with the password from.
   *
   * @default - none; credentials as a file are refused
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
}

/** An image that only the user knows. */
export function custom(where: string, props: CustomEngineProps): EngineFacts {
  const given = readProps<CustomEngineProps>()(where, props, {
    image: pinnedImage,
    port: podPort,
    dataPath: containerPath,
    dataSubPath: optional(volumeSubPath),
    readiness: instanceOf(Probe, 'Probe.fromCommand(["redis-cli", "ping"])'),
    passwordVariable: optional(environmentName),
    passwordFileVariable: optional(environmentName),
    databaseVariable: optional(environmentName),
    initScriptsPath: optional(containerPath),
    configPath: optional(containerPath),
    user: optional(wholeNumber(0, LARGEST_ID)),
    group: optional(wholeNumber(0, LARGEST_ID)),
  });
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
  return {
    containerName: 'database',
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
