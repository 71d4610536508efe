import { Complaint } from '../../../values/complaint';
import { escapedForRegex } from '../../../values/pattern-escape';
import { quoted } from '../../../values/wording';
import type { HttpRoute } from '../../routes/http-route';

/** A path without the slash at its end, so that one may be added: `/` becomes the empty text. */
export function withoutSlashAtEnd(path: string): string {
  return path.replace(/(?<!\/)\/+$/, '');
}

/** The different prefixes of some routes, the longest first, so that in an alternation the nearest one wins. */
export function prefixesLongestFirst(routes: readonly { readonly path: string }[]): string[] {
  const prefixes = new Set(routes.map(({ path }) => withoutSlashAtEnd(path)).filter((path) => path !== ''));
  return [...prefixes].sort((a, b) => b.length - a.length);
}

/**
 * A regular expression for the beginning of a path below any of the routes' prefixes, whose only group is the prefix;
 * undefined where the routes have no prefix to speak of. Plain groups only: controllers differ in the rest.
 */
export function anyPrefixOf(routes: readonly { readonly path: string }[]): string | undefined {
  const prefixes = prefixesLongestFirst(routes).map((prefix) => escapedForRegex(prefix.slice(1)));
  return prefixes.length === 0 ? undefined : `^/(${prefixes.join('|')})`;
}

/**
 * What goes wrong where one rule takes the prefixes of `stripped` off without a look at the host: it would take `/api` off
 * the requests of a host whose route is `/` alone, because another host has a route `/api`.
 */
export function confusedHosts(stripped: readonly HttpRoute[], all: readonly HttpRoute[]): Complaint | undefined {
  const routes = byPrefix(stripped);
  const known = byPrefix(all);
  for (const prefix of prefixesLongestFirst(stripped)) {
    for (const shorter of prefixesAbove(prefix)) {
      for (const [host, route] of routes.get(shorter) ?? []) {
        if (!known.get(prefix)?.has(host)) {
          return new Complaint(
            `the route ${quoted(String(route))} beside the prefix ${quoted(prefix)} of another host`,
            'the same prefixes for all hosts, for the controller takes them off whatever the host',
            'make an Ingress for each host',
          );
        }
      }
    }
  }
  return undefined;
}

/** The routes by their prefix and, within it, by their host. */
function byPrefix(routes: readonly HttpRoute[]): Map<string, Map<string | undefined, HttpRoute>> {
  const found = new Map<string, Map<string | undefined, HttpRoute>>();
  for (const route of routes) {
    const prefix = withoutSlashAtEnd(route.path);
    const hosts = found.get(prefix) ?? new Map<string | undefined, HttpRoute>();
    found.set(prefix, hosts.set(route.host, route));
  }
  return found;
}

/** `/a` and the root for `/a/b`. */
function prefixesAbove(prefix: string): string[] {
  const elements = prefix.split('/');
  return elements.slice(0, -1).map((_, i) => elements.slice(0, i + 1).join('/'));
}
