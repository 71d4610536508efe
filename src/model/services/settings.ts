import type { Field } from '../field';
import type { KubeObject } from '../kube-object';
import { once } from '../once';
import type { Container } from '../workloads/container';
import { Workload } from '../workloads/workload';
import { type Mention, mentionsInArguments, mentionsInSettings } from './mentions';

/** What an application is told: by a container, or by a ConfigMap. */
interface Settings {
  /** Texts with a key: environment variables, or data. */
  readonly named: ReadonlyMap<string, Field>;
  /** The words of the command. */
  readonly words: readonly Field[];
}

/** The environment variables of a container that have their value in the manifest. */
export function environmentOf({ field }: Container): ReadonlyMap<string, Field> {
  return new Map(field.get('env').items.map((each) => [each.get('name').text ?? '', each.get('value')]));
}

/** The settings in a ConfigMap, or in each container of a workload. */
const settingsIn = once((object: KubeObject): readonly Settings[] => {
  if (object.known === 'ConfigMap') {
    return [{ named: new Map(object.root.get('data').entries.map((each) => [String(each.key), each])), words: [] }];
  }
  const containers = Workload.from(object)?.pod.containers ?? [];
  return containers.map((container) => ({
    named: environmentOf(container),
    words: [...container.field.get('command').items, ...container.field.get('args').items],
  }));
});

/** The texts of all settings of an object. */
export function textsIn(object: KubeObject): Field[] {
  return settingsIn(object).flatMap(({ named, words }) => [...named.values(), ...words]);
}

/** The hosts that the settings of an object name. */
export const mentionsIn = once((object: KubeObject): readonly Mention[] => {
  const mentions = settingsIn(object).flatMap(({ named, words }) => [
    ...mentionsInSettings(named),
    ...mentionsInArguments(words),
  ]);
  const aliases = mentions.length > 0 ? hostAliasesOf(object) : new Set();
  return mentions.filter(({ host }) => !aliases.has(host));
});

/** The names that the pods of a workload know by themselves. */
function hostAliasesOf(object: KubeObject): ReadonlySet<string | undefined> {
  const aliases = Workload.from(object)?.pod.spec.get('hostAliases').items ?? [];
  return new Set(aliases.flatMap((alias) => alias.get('hostnames').items.map(({ text }) => text)));
}
