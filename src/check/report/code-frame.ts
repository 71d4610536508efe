import type { Source } from '../../model/reading/source';
import type { Finding } from '../engine/finding';
import { maskedLine } from './masked-line';
import type { Paint } from './paint';

/** A text is split once, however many findings it has. */
const linesOf = new WeakMap<Source, readonly string[]>();

/** How much of a line is shown, in characters. */
const WIDEST = 120;

/**
 * The line a finding is about, with a mark under the place; nothing for objects that no file holds. Of what may be secret,
 * only the place is told.
 */
export function codeFrame({ object, place, isConfidential }: Finding, paint: Paint): string[] {
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
  if (isConfidential) {
    return [where];
  }
  const start = Math.max(0, place.column - WIDEST);
  const whole = maskedLine(lines[place.line - 1] ?? '');
  const line = whole.slice(start, start + WIDEST).replaceAll('\t', ' ');
  return [
    where,
    `${paint.faint(`${number} |`)} ${line}`,
    `${paint.faint(`${margin} |`)} ${' '.repeat(place.column - 1 - start)}${paint.strong('^')}`,
  ];
}
