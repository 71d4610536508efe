import type { Complaint } from '../../values/complaint';

/** Why a document could not be read. Problems are no findings: nothing is known of what the document says. */
export interface Problem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  readonly message: string;
}

export function problemAt(file: string, line: number, column: number, complaint: Complaint): Problem {
  return { file, line, column, message: complaint.sentence(`${file}:${line}:${column}`) };
}
