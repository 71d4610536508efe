/** Lines, each so many spaces further in. */
export function indented(text: string, spaces: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(spaces));
}

/** Lines as an item of a list, whose dash is so many spaces further in. */
export function item(lines: string, spaces: number): string {
  return `${' '.repeat(spaces)}-${indented(lines, spaces + 2).slice(spaces + 1)}`;
}

/** A key over the lines below it; nothing where there are none. */
export function under(key: string, lines: string, spaces: number): readonly string[] {
  return lines === '' ? [] : [`${' '.repeat(spaces)}${key}:`, indented(lines, spaces + 2)];
}

/** Lines so many spaces further in; nothing where there are none. */
export function inserted(lines: string, spaces: number): readonly string[] {
  return lines === '' ? [] : [indented(lines, spaces)];
}
