/**
 * Whether a hostname of a listener and one of a route have a name in common. Here, unlike in certificates and in
 * Ingresses, a star stands for one label or several.
 */
export function hostnamesMeet(listener: string, route: string): boolean {
  return listener === '' || listener === route || isUnder(listener, route) || isUnder(route, listener);
}

/** For which hosts a listener lets a route take requests; none for every host. */
export function hostsAt(listener: string, route: readonly string[]): readonly string[] {
  if (listener === '' || route.length === 0) {
    return listener === '' ? route : [listener];
  }
  const meeting = route.filter((host) => hostnamesMeet(listener, host));
  return meeting.map((host) => (isUnder(host, listener) ? listener : host));
}

/** Whether a wildcard covers a name: its own, a longer wildcard or a host. */
export function isUnder(wildcard: string, name: string): boolean {
  return wildcard.startsWith('*.') && name.replace(/^\*/, '').endsWith(wildcard.slice(1));
}
