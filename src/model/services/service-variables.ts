import type { Cluster } from '../cluster';
import type { Field } from '../field';
import { Multimap } from '../multimap';
import { once } from '../once';
import type { Container } from '../workloads/container';
import type { Service } from './service';

/** The name under which Kubernetes tells containers of a Service: `REDIS_CACHE` for `redis-cache`. */
export function variablePrefix({ name }: Pick<Service, 'name'>): string {
  const prefix = name.toUpperCase().replace(/[-.]/g, '_');
  return /^\d/.test(prefix) ? `_${prefix}` : prefix;
}

/** Whether containers are told of a Service at all: it needs an address. */
export function isAnnounced({ isExternalName, isHeadless }: Service): boolean {
  return !isExternalName && !isHeadless;
}

/** The Services of a namespace of which variables with a prefix would tell. */
export function servicesOfPrefix(cluster: Cluster, namespace: string, prefix: string): readonly Service[] {
  return servicesByPrefix(cluster).get(`${namespace}/${prefix}`);
}

const servicesByPrefix = once(({ services }: Cluster): Multimap<string, Service> => {
  const byPrefix = new Multimap<string, Service>();
  for (const service of services.all) {
    byPrefix.add(`${service.namespace}/${variablePrefix(service)}`, service);
  }
  return byPrefix;
});

/** A place where a container uses a variable that its manifest does not define. */
export interface VariableUse {
  readonly field: Field;
  readonly name: string;
}

const USE = /\$(?:\((\w+)\)|\{(\w+)\}|(\w+))/g;

/**
 * The undefined variables that the settings and commands of a container use: `$(NAME)` everywhere, and in commands,
 * which may be scripts, `$NAME` and `${NAME}`. None where variables come from elsewhere, for they may be any.
 */
export const undefinedVariables = once(({ field, environment, words }: Container): readonly VariableUse[] => {
  const texts = [...environment.values(), ...words].filter(({ text }) => text?.includes('$'));
  if (texts.length === 0 || field.get('envFrom').length > 0) {
    return [];
  }
  return texts.flatMap((each) => {
    const text = each.text ?? '';
    return [...text.matchAll(USE)].flatMap(([, expanded, braced, bare]) => {
      const name = expanded ?? (words.includes(each) ? (braced ?? bare) : undefined);
      const isDefined = name === undefined || environment.has(name) || text.includes(`${name}=`);
      return isDefined ? [] : [{ field: each, name }];
    });
  });
});
