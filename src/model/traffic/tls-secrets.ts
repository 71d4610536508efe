import { CERTIFICATE_KEY, PRIVATE_KEY_KEY } from '../../kinds/parts/tls-pair';
import type { Cluster } from '../cluster/cluster';
import { Multimap } from '../lookup/multimap';
import { once } from '../lookup/once';
import type { KubeObject } from '../objects/kube-object';
import type { ListenerHolder } from '../views/gateway';
import { Ingress } from '../views/ingress';
import type { ObjectReference } from '../views/route';

/** The Secrets whose certificates an Ingress, a Gateway or a ListenerSet shows to clients. */
export function tlsSecretsOf(subject: Ingress | ListenerHolder): readonly ObjectReference[] {
  if (!(subject instanceof Ingress)) {
    const all = subject.listeners.flatMap(({ certificates }) => certificates);
    return all.filter(({ group, kind, name }) => group === '' && kind === 'Secret' && name !== '');
  }
  const { namespace } = subject.object;
  return subject.tls.flatMap(({ field, secretName: name }) =>
    name === undefined ? [] : [{ field: field.get('secretName'), group: '', kind: 'Secret', namespace, name }],
  );
}

/** The names of the values in a Secret. */
export function keysIn(secret: KubeObject): readonly string[] {
  return [...secret.root.get('data').keys, ...secret.root.get('stringData').keys];
}

/** Whether a Secret holds a certificate with its key, as far as the names of its values say. */
export function isTlsPair(secret: KubeObject): boolean {
  const keys = keysIn(secret);
  return keys.includes(CERTIFICATE_KEY) && keys.includes(PRIVATE_KEY_KEY);
}

/** The names of the Secrets of a namespace, among those given, that hold a certificate. */
export function certificatesIn(cluster: Cluster, namespace: string): readonly string[] {
  return pairsByNamespace(cluster).get(namespace);
}

const pairsByNamespace = once((cluster: Cluster) => {
  const names = new Multimap<string, string>();
  for (const { object } of cluster.ofKind('Secret').all) {
    if (isTlsPair(object)) {
      names.add(object.namespace, object.name);
    }
  }
  return names;
});

/** The names of the Secrets of a namespace, among those given, that something shows to clients. */
export function certificatesServedFrom(cluster: Cluster, namespace: string): readonly string[] {
  return [...(servedByNamespace(cluster).get(namespace) ?? [])];
}

const servedByNamespace = once((cluster: Cluster): ReadonlyMap<string, ReadonlySet<string>> => {
  const names = new Map<string, Set<string>>();
  for (const subject of [...cluster.ingresses.all, ...cluster.gateways.all, ...cluster.listenerSets.all]) {
    for (const { namespace, name } of tlsSecretsOf(subject)) {
      if (
        cluster
          .ofKind('Secret')
          .named(namespace, name)
          .some(({ object }) => isTlsPair(object))
      ) {
        names.set(namespace, (names.get(namespace) ?? new Set()).add(name));
      }
    }
  }
  return names;
});
