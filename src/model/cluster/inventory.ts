import type { KnownKind } from '../../kinds/known-kinds';

/** A question for all objects of a kind that a cluster has answered. */
export interface FullList {
  readonly kind: KnownKind;
  /** Where it was asked; nothing for everywhere, which is where objects without a namespace are. */
  readonly namespace: string | undefined;
}

/** Of which kinds all objects are known, and where. Of these alone, what is not here does not exist. */
export class Inventory {
  /** That of manifests, and of dumps, which somebody may have made of a part of a cluster. */
  static readonly NOTHING = new Inventory([]);

  private readonly lists: ReadonlySet<string>;

  constructor(lists: readonly FullList[]) {
    this.lists = new Set(lists.map(({ kind, namespace }) => keyOf(kind, namespace)));
  }

  holdsAll(kind: KnownKind, namespace: string): boolean {
    return this.lists.has(keyOf(kind, undefined)) || this.lists.has(keyOf(kind, namespace));
  }
}

function keyOf(kind: KnownKind, namespace: string | undefined): string {
  return namespace === undefined ? kind : `${kind}/${namespace}`;
}
