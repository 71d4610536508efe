import type { Source } from '../../model/reading/source';
import type { Finding } from '../engine/finding';
import type { Paint } from './paint';

/** A text is split once, however many findings it has. */
const linesOf = new WeakMap<Source, readonly string[]>();

/** How much of a line is shown, in characters. */
const WIDEST = 120;

/**
 * The line a finding is about, with a mark under the place; nothing for objects that no file holds. A report may be read
 * by more people than the manifests: of what a Secret holds, only the place is told.
 */
export function codeFrame({ object, path, place }: Finding, paint: Paint): string[] {
  const source = object.origin?.chunk.source;
  if (source === undefined || place === undefined) {
    return [];
  }
  let lines = linesOf.get(source);
  if (lines === undefined) {
    lines = source.text.split(/\r?\n/);
    linesOf.set(source, lines);
  }
  const number = String(place.line);
  const margin = ' '.repeat(number.length);
  const where = paint.faint(`${margin} --> ${place.file}:${place.line}:${place.column}`);
  if (object.known === 'Secret' && /^(data|stringData)\b/.test(path)) {
    return [where];
  }
  const start = Math.max(0, place.column - WIDEST);
  const whole = masked(lines[place.line - 1] ?? '');
  const line = whole.slice(start, start + WIDEST).replaceAll('\t', ' ');
  return [
    where,
    `${paint.faint(`${number} |`)} ${line}`,
    `${paint.faint(`${margin} |`)} ${' '.repeat(place.column - 1 - start)}${paint.strong('^')}`,
  ];
}

/** A line without the passwords of its URLs, and as long as before. */
function masked(line: string): string {
  return line.replace(/(?<=:\/\/[^\s/:@]*:)[^\s/@]+(?=@)/g, (password) => '*'.repeat(password.length));
}
