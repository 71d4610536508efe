const NOTHING: readonly never[] = [];

/** A map from each key to the list of everything that was added under it. */
export class Multimap<K, V> {
  private readonly lists = new Map<K, V[]>();

  add(key: K, value: V): void {
    const list = this.lists.get(key);
    if (list === undefined) {
      this.lists.set(key, [value]);
    } else {
      list.push(value);
    }
  }

  /** The keys, in the order in which they came. */
  get keys(): readonly K[] {
    return [...this.lists.keys()];
  }

  get(key: K): readonly V[] {
    return this.lists.get(key) ?? NOTHING;
  }
}
