import { Multimap } from '../lookup/multimap';
import type { KubeObject } from '../objects/kube-object';

/** The namespace and name by which something is found. */
interface Called {
  readonly namespace: string;
  readonly name: string;
}

/** By what each of some things is found. */
interface Naming<T> {
  calledOf(each: T): Called;
}

/** Views are found by their objects. */
const BY_OBJECT: Naming<{ readonly object: KubeObject }> = { calledOf: ({ object }) => object };

/**
 * Finds objects by namespace and name. A name may have several objects: example folders hold variants side by side,
 * and which of them is applied is unknown. So whoever asks gets all, and a reference is good if any variant satisfies it.
 */
export class NameIndex<T extends { readonly object: KubeObject }> {
  // Each way to ask is made ready at the first such question: of most kinds, nobody asks all three.
  private byName: Map<string, Multimap<string, T>> | undefined;
  private byNamespace: Multimap<string, T> | undefined;
  private byBareName: Multimap<string, T> | undefined;

  constructor(
    readonly all: readonly T[],
    private readonly naming: Naming<T> = BY_OBJECT,
  ) {}

  named(namespace: string, name: string): readonly T[] {
    this.byName ??= byNameAndNamespace(this.all, this.naming);
    return this.byName.get(namespace)?.get(name) ?? [];
  }

  in(namespace: string): readonly T[] {
    this.byNamespace ??= grouped(this.all, (each) => this.naming.calledOf(each).namespace);
    return this.byNamespace.get(namespace);
  }

  /** The objects of a name in any namespace. */
  anywhere(name: string): readonly T[] {
    this.byBareName ??= grouped(this.all, (each) => this.naming.calledOf(each).name);
    return this.byBareName.get(name);
  }
}

function grouped<T>(all: readonly T[], keyOf: (each: T) => string): Multimap<string, T> {
  const groups = new Multimap<string, T>();
  for (const each of all) {
    groups.add(keyOf(each), each);
  }
  return groups;
}

/** Two maps, one in the other: texts that were put together from two would have to be put together for each question. */
function byNameAndNamespace<T>(all: readonly T[], naming: Naming<T>): Map<string, Multimap<string, T>> {
  const namespaces = new Map<string, Multimap<string, T>>();
  for (const each of all) {
    const { namespace, name } = naming.calledOf(each);
    let names = namespaces.get(namespace);
    if (names === undefined) {
      names = new Multimap();
      namespaces.set(namespace, names);
    }
    names.add(name, each);
  }
  return namespaces;
}
