/** A program, and the annotations by which it is told, or tells, of one thing that it does. */
export interface AnnotationReader {
  /** How a sentence calls it. */
  readonly name: string;
  /** One with a star at its end stands for all that begin like it. */
  readonly keys: readonly string[];
  /** Where one can look them up. */
  readonly source: string;
}
