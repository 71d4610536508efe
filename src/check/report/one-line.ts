import type { Finding } from '../engine/finding';

/** What a finding says and why it is a warning only, for reports that have a line for each. */
export function oneLine({ message, doubt }: Finding): string {
  return message + reason(doubt);
}

/** The same with the name of the rule, for whoever wants to look it up or silence it. */
export function oneLineWithRule({ message, rule, doubt }: Finding): string {
  return `${message} (${rule})${reason(doubt)}`;
}

function reason(doubt: string | undefined): string {
  return doubt === undefined ? '' : `; a warning only: ${doubt}`;
}
