/** What stands in the elements of a page, and which elements there are: enough of a parser for pages of our own making. */
export interface ReadPage {
  readonly tags: readonly string[];
  readonly attributes: readonly string[];
}

/** The names of all tags and attributes of a page, outside of its style and script. */
export function readPage(page: string): ReadPage {
  const body = page.replace(/<style>[\s\S]*?<\/style>|<script>[\s\S]*?<\/script>/g, '');
  const tags = [...body.matchAll(/<\/?([a-z][a-z0-9]*)((?:\s+[a-zA-Z-]+(?:="[^"]*")?)*)\s*\/?>/g)];
  // Whatever is left may hold no sign that could begin a tag.
  const rest = tags.reduce((text, [tag]) => text.replace(tag, ''), body.replace('<!doctype html>', ''));
  expect(rest).not.toMatch(/[<>]/);
  return {
    tags: [...new Set(tags.map(([, name = '']) => name))],
    attributes: [
      ...new Set(tags.flatMap(([, , all = '']) => [...all.matchAll(/([a-zA-Z-]+)="/g)].map(([, name = '']) => name))),
    ],
  };
}
