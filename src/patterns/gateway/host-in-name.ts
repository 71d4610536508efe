/** A host as part of a name: a star is spelled out, and none at all is any host. */
export function hostInName(host: string | undefined): string {
  return host === undefined ? 'any-host' : host.replace(/^\*/, 'wildcard');
}
