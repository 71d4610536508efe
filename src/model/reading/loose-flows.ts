import { YAMLException } from 'js-yaml';
import { continuedLines } from './continued-lines';

/** What was read of a text, and the text as it was read: with the same lines, some of them further to the right. */
export interface LooseReading<T> {
  readonly result: T;
  readonly text: string;
}

/**
 * Reads a text as Kubernetes' tools do, for which lists in brackets, maps in braces and quoted texts may go on at any
 * indentation. YAML, and so js-yaml, wants them deeper than the field they belong to:
 *
 *     args: [
 *       "--verbose"
 *     ]
 *
 * Blanks at the start of such lines mean nothing, so a text that is refused for want of them is given some.
 */
export function readLoosely<T>(text: string, read: (text: string) => T): LooseReading<T> {
  try {
    return { result: read(text), text };
  } catch (error) {
    const moved = isOf(error, 'deficient indentation') ? withMargin(text) : text;
    if (moved === text) {
      throw error;
    }
    try {
      return { result: read(moved), text: moved };
    } catch (other) {
      // Either the brackets were fine, or they are not what is wrong.
      throw isOf(other, 'duplicated mapping key') ? other : error;
    }
  }
}

function isOf(error: unknown, reason: string): boolean {
  return error instanceof YAMLException && error.reason === reason;
}

/** The text with what goes on in brackets, braces and quotes moved to the right of everything. */
function withMargin(text: string): string {
  const lines = text.split('\n');
  const deepest = lines.reduce((most, line) => Math.max(most, line.search(/[^ ]|$/)), 0);
  const margin = ' '.repeat(deepest + 1);
  for (const line of continuedLines(lines)) {
    lines[line] = margin + lines[line];
  }
  return lines.join('\n');
}
