import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import type { KubeObject } from '../../model/objects/kube-object';
import type { PodTemplate } from '../../model/views/pod-template';
import type { Field } from '../../values/field';
import { type Mention, mentionsInArguments, mentionsInSettings } from './mentions';

/** What tells applications where to connect: a workload, to its own, or a ConfigMap or a Secret, to any. */
export interface Teller {
  readonly object: KubeObject;
  readonly pod?: PodTemplate;
}

/** All workloads and ConfigMaps, and the Secrets that are written as texts. */
export function tellersIn(cluster: Cluster): readonly Teller[] {
  const secrets = cluster.ofKind('Secret').all.filter(({ object }) => object.root.has('stringData'));
  return [...cluster.workloads.all, ...cluster.ofKind('ConfigMap').all, ...secrets];
}

/** What an application is told: by a container, or by a ConfigMap or Secret. */
interface Settings {
  /** Texts with a key: environment variables, or data. */
  readonly named: ReadonlyMap<string, Field>;
  /** The words of the command. */
  readonly words: readonly Field[];
}

/** The settings in a ConfigMap or Secret, or in each container of a workload. */
const settingsIn = once(({ object, pod }: Teller): readonly Settings[] => {
  if (pod === undefined) {
    const data = object.root.get(object.known === 'Secret' ? 'stringData' : 'data').entries;
    return [{ named: new Map(data.map((each) => [String(each.key), each])), words: [] }];
  }
  return pod.containers.map(({ environment, words }) => ({ named: environment, words }));
});

/** The texts of all settings that hold some part. */
export function textsWith(part: string, teller: Teller): Field[] {
  const texts: Field[] = [];
  for (const { named, words } of settingsIn(teller)) {
    for (const fields of [named.values(), words]) {
      for (const field of fields) {
        if (field.text?.includes(part)) {
          texts.push(field);
        }
      }
    }
  }
  return texts;
}

/** The hosts that the settings name. */
export const mentionsIn = once((teller: Teller): readonly Mention[] => {
  const mentions = settingsIn(teller).flatMap(({ named, words }) => [
    ...mentionsInSettings(named),
    ...mentionsInArguments(words),
  ]);
  const aliases = mentions.length > 0 ? hostAliasesOf(teller) : NO_ALIASES;
  return aliases.size > 0 ? mentions.filter(({ host }) => !aliases.has(host)) : mentions;
});

const NO_ALIASES: ReadonlySet<string | undefined> = new Set();

/** The names that the pods of a workload know by themselves. */
function hostAliasesOf({ pod }: Teller): ReadonlySet<string | undefined> {
  const aliases = pod?.spec.get('hostAliases').items ?? [];
  return new Set(aliases.flatMap((alias) => alias.get('hostnames').items.map(({ text }) => text)));
}
