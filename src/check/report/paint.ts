/** How a report marks what matters. */
export interface Paint {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
}

const coloured = (code: number) => (text: string) => `\u001b[${code}m${text}\u001b[0m`;
const bare = (text: string) => text;

/** For a terminal. */
export const COLOURS: Paint = { error: coloured(31), warning: coloured(33), strong: coloured(1), faint: coloured(2) };

/** For everything else. */
export const NO_COLOURS: Paint = { error: bare, warning: bare, strong: bare, faint: bare };
