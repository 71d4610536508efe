/** The pull policy that Kubernetes assumes for an image: `Always` for the tag `latest`, said or meant. */
export function assumedPullPolicy(image: string): 'Always' | 'IfNotPresent' {
  // A colon before the last slash belongs to a registry's port.
  const [named = '', digest] = image.slice(image.lastIndexOf('/') + 1).split('@', 2);
  const tag = named.split(':', 2)[1];
  return tag === 'latest' || (tag === undefined && digest === undefined) ? 'Always' : 'IfNotPresent';
}
