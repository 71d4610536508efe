import type { KubeObject } from './kube-object';
import { Multimap } from './multimap';

/**
 * Finds objects by namespace and name. A name may have several objects: example folders hold variants side by side,
 * and which of them is applied is unknown. So whoever asks gets all, and a reference is good if any variant satisfies it.
 */
export class NameIndex<T extends { readonly object: KubeObject }> {
  private readonly byName = new Multimap<string, T>();
  private readonly byNamespace = new Multimap<string, T>();
  private readonly byBareName = new Multimap<string, T>();

  constructor(readonly all: readonly T[]) {
    for (const each of all) {
      this.byName.add(`${each.object.namespace}/${each.object.name}`, each);
      this.byNamespace.add(each.object.namespace, each);
      this.byBareName.add(each.object.name, each);
    }
  }

  named(namespace: string, name: string): readonly T[] {
    return this.byName.get(`${namespace}/${name}`);
  }

  in(namespace: string): readonly T[] {
    return this.byNamespace.get(namespace);
  }

  /** The objects of a name in any namespace. */
  anywhere(name: string): readonly T[] {
    return this.byBareName.get(name);
  }
}
