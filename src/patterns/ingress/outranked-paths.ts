import type { Construct } from 'constructs';
import type { RuleLetters } from '../../kinds/controllers';
import { Complaint } from '../../values/complaint';
import { quoted } from '../../values/wording';
import type { HttpRoute } from '../routes/http-route';
import { warn } from '../warning';
import type { Dialect } from './dialect';

/**
 * Warns of Exact paths whose requests a Prefix of the same host takes away, where the controller goes by the letters of its
 * rules: of `/login` as Exact and `/` as Prefix, Traefik asks the pods of `/`.
 */
export function warnOfOutranked(
  construct: Construct,
  dialect: Dialect | undefined,
  routes: readonly HttpRoute[],
): void {
  const letters = dialect?.facts.mostLettersWin;
  if (dialect === undefined || letters === undefined) {
    return;
  }
  const prefixes = prefixesByHost(routes);
  routes.forEach((route, i) => {
    const rival = route.pathType === 'Exact' ? rivalOf(route, prefixes.get(route.host ?? ''), letters) : undefined;
    if (rival !== undefined && rival.target._title !== route.target._title) {
      warn(
        construct,
        new Complaint(
          `${quoted(String(route))} beside ${quoted(String(rival))}, which takes its requests`,
          `paths that ${dialect.title} ranks as Kubernetes says, for of its rules the one with the most letters wins`,
          `give it an Ingress of its own, with the annotation ${letters.rankAnnotation}: "1000"`,
          `.routes[${i}]`,
        ),
      );
    }
  });
}

function prefixesByHost(routes: readonly HttpRoute[]): Map<string, Map<string, HttpRoute>> {
  const byHost = new Map<string, Map<string, HttpRoute>>();
  for (const route of routes) {
    if (route.pathType === 'Prefix') {
      const host = route.host ?? '';
      byHost.set(host, (byHost.get(host) ?? new Map()).set(route.path, route));
    }
  }
  return byHost;
}

/** The Prefix whose rule has at least as many letters. Only the longest beginnings of the path come into question. */
function rivalOf(
  { path }: HttpRoute,
  prefixes: ReadonlyMap<string, HttpRoute> | undefined,
  { exact, prefix }: RuleLetters,
): HttpRoute | undefined {
  const shortest = Math.max(1, path.length + exact - prefix);
  for (let length = path.length; prefixes !== undefined && length >= shortest; length--) {
    const rival = prefixes.get(path.slice(0, length));
    if (rival !== undefined) {
      return rival;
    }
  }
  return undefined;
}
