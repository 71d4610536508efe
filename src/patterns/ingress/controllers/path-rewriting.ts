/** A path without the slash at its end, so that one may be added: `/` becomes the empty text. */
export function withoutSlashAtEnd(path: string): string {
  return path.replace(/\/+$/, '');
}

/** A literal path inside a regular expression. */
export function escapedForRegex(path: string): string {
  return path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The different prefixes of some routes, the longest first, so that in an alternation the nearest one wins. */
export function prefixesLongestFirst(routes: readonly { readonly path: string }[]): string[] {
  const prefixes = new Set(routes.map(({ path }) => withoutSlashAtEnd(path)).filter((path) => path !== ''));
  return [...prefixes].sort((a, b) => b.length - a.length);
}

/**
 * A regular expression for a path below any of the routes' prefixes, whose third group is what remains without the slash
 * before it; undefined where the routes have no prefix to speak of. Plain groups only: controllers differ in the rest.
 */
export function anyPrefixOf(routes: readonly { readonly path: string }[]): string | undefined {
  const prefixes = prefixesLongestFirst(routes).map((prefix) => escapedForRegex(prefix.slice(1)));
  return prefixes.length === 0 ? undefined : `^/(${prefixes.join('|')})(/|$)(.*)`;
}
