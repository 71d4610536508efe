import type { Field } from '../field';
import type { KubeObject } from '../kube-object';
import { once } from '../once';
import type { Container } from '../workloads/container';
import { Workload } from '../workloads/workload';
import { type Mention, mentionsInArguments, mentionsInSettings } from './mentions';

/** The hosts that the settings of an object name: the containers of a workload, or the data of a ConfigMap. */
export const mentionsIn = once((object: KubeObject): readonly Mention[] =>
  object.known === 'ConfigMap' ? mentionsInData(object) : mentionsInPods(object),
);

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

/** A place in a setting that asks the DNS server for the SRV record of a port: `_http._tcp.web.shop.svc`. */
export interface ServicePointer {
  readonly field: Field;
  readonly port: string;
  readonly protocol: string;
  readonly host: string;
}

const POINTER = /_([a-z0-9-]+)\._(tcp|udp)\.([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)/g;

/** The SRV records that the settings of an object name. */
export function servicePointersIn(object: KubeObject): ServicePointer[] {
  const fields =
    object.known === 'ConfigMap'
      ? object.root.get('data').entries
      : (Workload.from(object)?.pod.containers ?? []).flatMap((container) => [
          ...environmentOf(container).values(),
          ...container.field.get('command').items,
          ...container.field.get('args').items,
        ]);
  return fields.flatMap((field) =>
    field.text?.includes('._')
      ? [...field.text.matchAll(POINTER)].map(([, port = '', protocol = '', host = '']) => ({
          field,
          port,
          protocol: protocol.toUpperCase(),
          host,
        }))
      : [],
  );
}
