/** A Service that an operator makes of an object. */
export interface MadeName {
  /** Its name, in which a star stands for that of the object, and a question mark for each text of `per`. */
  readonly name: string;
  /** The way to texts in the object, for each of which there is one. */
  readonly per?: string;
  /** All ports that it may have, but for those of `portsAt`; nothing is known of them where none is written. */
  readonly ports?: readonly number[];
  /** The way to more of them in the object. */
  readonly portsAt?: string;
}

/** An operator whose objects turn into Services with names that are known. */
export interface Operator {
  readonly group: string;
  readonly kind: string;
  readonly makes: readonly MadeName[];
  /** Where one can look it up. */
  readonly source: string;
}

/** Several Services of the same ports. */
export function alike(names: readonly string[], ports: readonly number[], portsAt?: string): readonly MadeName[] {
  return names.map((name) => ({ name, ports, ...(portsAt === undefined ? {} : { portsAt }) }));
}
