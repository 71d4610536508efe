/** What of the environment decides on colours. */
export interface ColourSettings {
  readonly FORCE_COLOR?: string | undefined;
  readonly NO_COLOR?: string | undefined;
  readonly TERM?: string | undefined;
}

/**
 * Whether output is coloured: as Node itself decides, `FORCE_COLOR` has the last word, then `NO_COLOR`; a terminal is asked
 * what it is, anything else gets none.
 *
 * @see https://no-color.org and https://nodejs.org/api/cli.html#force_color1-2-3
 */
export function wantsColours({ FORCE_COLOR, NO_COLOR, TERM }: ColourSettings, isTerminal: boolean): boolean {
  if (FORCE_COLOR !== undefined) {
    return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  }
  return isTerminal && !NO_COLOR && TERM !== 'dumb';
}
