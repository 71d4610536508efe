/** A text that may hold manifests. */
export interface Source {
  /** What to call it: a file's path, or `-` for standard input. */
  readonly name: string;
  readonly text: string;
  /** Whether it was met while looking through a folder. Such a text may be about anything, and then is passed over. */
  readonly metByChance?: boolean;
  /** Whether a kustomization names it as a patch. What it holds looks like objects, and is parts of some. */
  readonly isPatch?: boolean;
}

/** One document of a text. */
export interface Chunk {
  readonly source: Source;
  readonly text: string;
  /** Lines of the source before it. */
  readonly linesBefore: number;
}

/** A marker between documents. YAML allows it at the start of a line only, so nothing else can look like it. */
const MARKER = /^(?:---|\.\.\.)(?=\s|$)/gm;

/** The documents of a text, with their markers; those of comments and directives alone are left out. */
export function chunksOf(source: Source): Chunk[] {
  const text = source.text.replace(/^\ufeff/, '');
  const starts = [0, ...Array.from(text.matchAll(MARKER), (match) => match.index)];
  const chunks: Chunk[] = [];
  let linesBefore = 0;
  for (const [i, start] of starts.entries()) {
    const chunk = text.slice(start, starts[i + 1]);
    if (/^(?!---)(?!\.\.\.)[ \t]*[^\s#%]|^---[ \t]+[^\s#]/m.test(chunk)) {
      chunks.push({ source, text: chunk.replace(/^\.\.\./, '   '), linesBefore });
    }
    linesBefore += newlines(chunk);
  }
  return chunks;
}

function newlines(text: string): number {
  let count = 0;
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
    count++;
  }
  return count;
}
