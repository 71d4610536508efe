import { YAMLException } from 'js-yaml';

/** More than anybody indents. */
const FAR = ' '.repeat(200);

/** Each place with such lines costs another reading: after so many characters in all, a text is given up. */
const MOST_CHARACTERS = 20_000_000;

/**
 * Reads a text in which lines may begin anywhere inside brackets and quotes, as Kubernetes' own parser allows. js-yaml
 * wants them indented, so those it complains about are moved to the right, which changes nothing of what they say.
 */
export function withFreeLines<T>(text: string, read: (text: string) => T): T {
  const lines: string[] = [];
  let firstError: unknown;
  for (let moved = 0; ; moved++) {
    try {
      return read(moved === 0 ? text : lines.join('\n'));
    } catch (error) {
      if (moved === 0) {
        lines.push(...text.split('\n'));
        firstError = error;
      }
      const first = lineToMove(error);
      if (lines[first] === undefined || lines[first].startsWith(FAR) || moved * text.length > MOST_CHARACTERS) {
        // Where a moved line is wrong in its new place, the place was not the matter.
        throw lines[lineOf(error)]?.startsWith(FAR) ? firstError : error;
      }
      moveFrom(first, lines);
    }
  }
}

/** Moves a line, and those after it that begin inside the same brackets or quotes because nothing closes before them. */
function moveFrom(first: number, lines: string[]): void {
  for (let i = first; i < lines.length; i++) {
    const line = lines[i] ?? '';
    lines[i] = FAR + line;
    if (/['"\]}]/.test(line)) {
      return;
    }
  }
}

/** A line as it was before it was moved. */
export function unmoved(line: string): string {
  return line.startsWith(FAR) ? line.slice(FAR.length) : line;
}

function lineToMove(error: unknown): number {
  return error instanceof YAMLException && error.reason === 'deficient indentation' ? lineOf(error) : -1;
}

function lineOf(error: unknown): number {
  return error instanceof YAMLException ? (error.mark?.line ?? -1) : -1;
}
