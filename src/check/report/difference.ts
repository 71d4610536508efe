import { structuredPatch } from 'diff';

/** As many unchanged lines stand around a change: enough to see where it is. */
const CONTEXT = 3;

/**
 * What makes one text of another, as a unified diff: its hunks, without names of files. The line breaks at the ends of texts
 * are none of its changes.
 */
export function difference(before: string, after: string): string {
  return structuredPatch('', '', `${before.trim()}\n`, `${after.trim()}\n`, '', '', { context: CONTEXT })
    .hunks.map(({ oldStart, oldLines, newStart, newLines, lines }) =>
      [`@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`, ...lines].join('\n'),
    )
    .join('\n');
}
