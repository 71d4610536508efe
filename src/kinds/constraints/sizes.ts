import { type Constraint, NO_REFUSALS } from '../language/constraint';
import { constraint, refusal } from './makers';

/** A list of at most so many things. */
export function atMost(most: number, what: string): Constraint {
  return constraint('length', [], (field) =>
    field.length > most
      ? [
          refusal(
            field,
            `${field.length} ${what}`,
            `at most ${most}`,
            `leave out ${field.length - most}, or spread them over several objects`,
          ),
        ]
      : NO_REFUSALS,
  );
}

/** A text of at most so many characters. */
export function charactersUpTo(most: number): Constraint {
  return constraint('length', [], (field) => {
    const length = [...(field.text ?? '')].length;
    return length > most ? [refusal(field, `${length} characters`, `at most ${most}`, 'shorten it')] : NO_REFUSALS;
  });
}

/** A map of texts of at most so many bytes. */
export function inBytes(most: number, what: string): Constraint {
  return constraint('length', [], (field) => {
    const bytes = bytesOf(field.texts, most);
    return bytes > most
      ? [refusal(field, `${bytes} bytes`, `at most ${most} bytes, ${what}`, 'move data into a ConfigMap')]
      : NO_REFUSALS;
  });
}

/** The bytes of keys and values in UTF-8; if they cannot be as many as `most`, more than there are. */
function bytesOf(texts: ReadonlyMap<string, string>, most: number): number {
  let units = 0;
  for (const [key, value] of texts) {
    units += key.length + value.length;
  }
  return 3 * units <= most ? 3 * units : [...texts].flat().reduce((bytes, text) => bytes + encoded(text), 0);
}

/** The bytes of a text in UTF-8, counted without making them. */
function encoded(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    // A pair of surrogates, four bytes in all, is counted as two times two.
    bytes += code < 0x80 ? 0 : code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 1 : 2;
  }
  return bytes;
}
