/** A piece of markup in which all text is text already. Nothing but `markup` makes one. */
export class Markup {
  constructor(readonly source: string) {}
}

type Part = string | number | Markup | readonly Part[] | undefined;

/** Markup with texts in it: whatever they hold, they are read as text, between tags as well as in attributes in double quotes. */
export function markup(pieces: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(pieces.map((piece, i) => piece + sourceOf(parts[i])).join(''));
}

function sourceOf(part: Part): string {
  if (part instanceof Markup) {
    return part.source;
  }
  if (Array.isArray(part)) {
    return part.map(sourceOf).join('');
  }
  return part === undefined ? '' : escaped(String(part));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters that no document may hold are left out: a browser would read another one in their place. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '').replace(/[^\P{Cc}\t\n]/gu, '');
}
