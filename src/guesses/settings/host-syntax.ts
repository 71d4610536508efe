/** How the name of a host looks in a setting, as a part of patterns. */
export const HOST = '[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?';

/** Whether a place in a text is in a line that begins like a remark. */
export function isRemark(text: string, index: number): boolean {
  return /^\s*(#|\/\/|;|--\s)/.test(text.slice(text.lastIndexOf('\n', index) + 1, index));
}
