/**
 * Whether a hostname of a listener and one of a route have a name in common. Here, unlike in certificates and in
 * Ingresses, a star stands for one label or several.
 */
export function hostnamesMeet(listener: string, route: string): boolean {
  return listener === '' || listener === route || isUnder(listener, route) || isUnder(route, listener);
}

function isUnder(wildcard: string, name: string): boolean {
  return wildcard.startsWith('*.') && name.replace(/^\*/, '').endsWith(wildcard.slice(1));
}
