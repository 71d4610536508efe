import type { Cluster } from '../cluster';
import type { KubeObject } from '../kube-object';
import { Multimap } from '../multimap';
import { once } from '../once';
import type { ListenerHolder } from './gateway';
import { Ingress } from './ingress';
import type { Reference } from './route';

/** The Secrets whose certificates an Ingress, a Gateway or a ListenerSet shows to clients. */
export function tlsSecretsOf(subject: Ingress | ListenerHolder): readonly Reference[] {
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
  return keys.includes('tls.crt') && keys.includes('tls.key');
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

/** Whether something in the given manifests will make a Secret: a Certificate, a SealedSecret, an ExternalSecret … */
export function isPromised(cluster: Cluster, namespace: string, name: string): boolean {
  return promised(cluster).has(`${namespace}/${name}`);
}

const promised = once((cluster: Cluster) => new Set(cluster.objects.flatMap(secretsMadeFrom)));

function secretsMadeFrom(object: KubeObject): string[] {
  const isMaker = object.group !== '' && !object.group.endsWith('k8s.io') && object.group !== 'apps';
  const names = [
    object.name,
    ...[['secretName'], ['target', 'name'], ['template', 'metadata', 'name']].map(
      (way) => object.spec.find(...way).text,
    ),
  ];
  return isMaker ? names.flatMap((name) => (name === undefined ? [] : `${object.namespace}/${name}`)) : [];
}
