import type { Field } from '../field';
import type { KubeObject } from '../kube-object';
import type { Container } from '../workloads/container';
import { Workload } from '../workloads/workload';
import { type Mention, mentionsInArguments, mentionsInSettings } from './mentions';

/** What was found in each object, for several rules ask. */
const known = new WeakMap<KubeObject, readonly Mention[]>();

/** The hosts that the settings of an object name: the containers of a workload, or the data of a ConfigMap. */
export function mentionsIn(object: KubeObject): readonly Mention[] {
  let mentions = known.get(object);
  if (mentions === undefined) {
    mentions = object.known === 'ConfigMap' ? mentionsInData(object) : mentionsInPods(object);
    known.set(object, mentions);
  }
  return mentions;
}

function mentionsInData({ root }: KubeObject): Mention[] {
  return mentionsInSettings(new Map(root.get('data').entries.map((field) => [String(field.key), field])));
}

function mentionsInPods(object: KubeObject): Mention[] {
  const pod = Workload.from(object)?.pod;
  const aliases = new Set(
    pod?.spec.get('hostAliases').items.flatMap((alias) => alias.get('hostnames').items.map(({ text }) => text)),
  );
  return (pod?.containers ?? [])
    .flatMap((container) => [
      ...mentionsInSettings(environmentOf(container)),
      ...mentionsInArguments([...container.field.get('command').items, ...container.field.get('args').items]),
    ])
    .filter(({ host }) => !aliases.has(host));
}

/** The environment variables of a container that have their value in the manifest. */
export function environmentOf({ field }: Container): ReadonlyMap<string, Field> {
  return new Map(field.get('env').items.map((each) => [each.get('name').text ?? '', each.get('value')]));
}
