import type { Field } from '../../values/field';
import { PROTOCOLS } from '../../values/port';

/*
 * Ports as they are meant. What the API server refuses is a mistake by itself, which the rules about single fields name;
 * nothing else may follow from it.
 */

/** A port number; undefined where none is written, or one that cannot be. A number in quotes is read all the same. */
export function portNumberIn(field: Field): number | undefined {
  const number = /^\d{1,5}$/.test(field.text ?? '') ? Number(field.text) : field.number;
  return Number.isInteger(number) && number !== undefined && number >= 1 && number <= 65_535 ? number : undefined;
}

/** The protocol of a port: TCP where none is written, or none there is. */
export function protocolIn(field: Field): string {
  const written = field.text?.toUpperCase() ?? '';
  return PROTOCOLS.find((each) => each === written) ?? 'TCP';
}
