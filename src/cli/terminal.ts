import type { Tool } from '../check/report/sarif';
import type { Program } from './kubectl/kubectl';

/** What a command may use of the world. The tests give it a small one. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** All of standard input. */
  input(): string;
  /** Runs the user's own kubectl. */
  readonly kubectl: Program;
  /** Whether standard output takes colours. */
  readonly colours: boolean;
  /** Whether somebody watches standard error. */
  readonly watched: boolean;
  /** What the command says of itself. */
  readonly tool: Tool;
}

/** What a command ends with. */
export const ExitCode = { CLEAN: 0, FOUND: 1, MISUSE: 2 } as const;
