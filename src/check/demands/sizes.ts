import { type Fault, fault } from '../fault';
import type { Demand } from './demands';

/** A list of at most so many things. */
export function atMost(most: number, what: string): Demand {
  return function* (field): Iterable<Fault> {
    const { length } = field.items;
    if (length > most) {
      yield fault(
        field,
        `${length} ${what}`,
        `at most ${most}`,
        `leave out ${length - most}, or spread them over several objects`,
      );
    }
  };
}

/** A map of texts of at most so many bytes. */
export function inBytes(most: number, what: string): Demand {
  return function* (field): Iterable<Fault> {
    let bytes = 0;
    for (const [key, value] of field.texts) {
      bytes += bytesOf(key) + bytesOf(value);
    }
    if (bytes > most) {
      yield fault(field, `${bytes} bytes`, `at most ${most} bytes, ${what}`, 'move data into a ConfigMap');
    }
  };
}

/** The bytes of a text in UTF-8, counted without making them. */
function bytesOf(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // A pair of surrogates, four bytes in all, is counted as two times two.
    bytes += code < 0x80 ? 0 : code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 1 : 2;
  }
  return bytes;
}
