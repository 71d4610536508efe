/** Where objects of a kind name a part of themselves. */
export interface OwnName {
  readonly group: string;
  readonly kinds: readonly string[];
  /** What the part is called in a sentence, such as `upstream`. */
  readonly part: string;
  /** The way to the names of the parts that are there. */
  readonly given: string;
  /** The ways to fields that name one of them. */
  readonly asked: readonly string[];
  /** Where one can look it up. */
  readonly source: string;
}
