import type { Construct } from 'constructs';
import type { IngressRoute } from '../../kinds/controllers';
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
  const { weigh, weightAnnotation } = dialect?.facts ?? {};
  if (dialect === undefined || weigh === undefined) {
    return;
  }
  const prefixes = prefixesByHost(routes);
  routes.forEach((route, i) => {
    const rival = route.pathType === 'Exact' ? rivalOf(route, prefixes.get(route.host ?? ''), weigh) : undefined;
    if (rival !== undefined && rival.target._title !== route.target._title) {
      warn(
        construct,
        new Complaint(
          `${quoted(String(route))} beside ${quoted(String(rival))}, which takes its requests`,
          `paths that ${dialect.facts.name} ranks as Kubernetes says, for of its rules the one with the most letters wins`,
          `give it an Ingress of its own, with the annotation ${weightAnnotation}: "1000"`,
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

/** The Prefix that weighs at least as much. Of those that hold the path, the longest weighs most. */
function rivalOf(
  route: HttpRoute,
  prefixes: ReadonlyMap<string, HttpRoute> | undefined,
  weigh: (route: IngressRoute) => number,
): HttpRoute | undefined {
  const weightOf = ({ host = '', path, pathType }: HttpRoute) => weigh({ host, path, pathType, annotations: NONE });
  for (let { length } = route.path; prefixes !== undefined && length > 0; length--) {
    const rival = prefixes.get(route.path.slice(0, length));
    if (rival !== undefined) {
      return weightOf(rival) >= weightOf(route) ? rival : undefined;
    }
  }
  return undefined;
}

const NONE: ReadonlyMap<string, string> = new Map();
