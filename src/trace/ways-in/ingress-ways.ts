import type { IngressControllerFacts } from '../../kinds/controllers';
import type { Cluster } from '../../model/cluster/cluster';
import { Multimap } from '../../model/lookup/multimap';
import { once } from '../../model/lookup/once';
import { controllersOf } from '../../model/traffic/ingress-controllers';
import type { Ingress } from '../../model/views/ingress';
import { listed } from '../../values/wording';
import type { Request } from '../request';
import { closeness } from './host-match';

/** The Ingresses that a host name leads to: those of one class, which one controller serves together. */
export interface IngressWay {
  /** As a sentence calls it: `ingress class traefik`. */
  readonly router: string;
  readonly ingresses: readonly Ingress[];
  /** How closely a rule of theirs fits the host. */
  readonly closeness: number;
  /** What is known of the controller; nothing where nobody says which it is. */
  readonly controller: IngressControllerFacts | undefined;
  /** What was taken for granted to know it. */
  readonly assumptions: readonly string[];
}

/** The ways in by Ingress for a host, the closest first; one for each class. */
export function ingressWays({ cluster }: Request, host: string): IngressWay[] {
  const classes = new Map<string, { readonly ingresses: Ingress[]; closeness: number }>();
  for (const ingress of ingressesFor(cluster, host)) {
    const closest = closestHost(ingress, host);
    if (closest !== undefined) {
      const key = ingress.className ?? '';
      const found = classes.get(key) ?? { ingresses: [], closeness: 0 };
      found.ingresses.push(ingress);
      found.closeness = Math.max(found.closeness, closest);
      classes.set(key, found);
    }
  }
  return [...classes]
    .map(([className, found]) => ({ ...found, ...routerOf(cluster, className, found.ingresses) }))
    .sort((a, b) => b.closeness - a.closeness);
}

function routerOf(
  cluster: Cluster,
  className: string,
  ingresses: readonly Ingress[],
): Pick<IngressWay, 'router' | 'controller' | 'assumptions'> {
  const router = className === '' ? 'the default ingress class' : `ingress class ${className}`;
  const candidates = ingresses.map((ingress) => controllersOf(cluster, ingress)).sort((a, b) => a.length - b.length);
  const [controller, ...others] = candidates[0] ?? [];
  const assumptions =
    controller === undefined
      ? [`the controller of ${router} compares paths as the Ingress API says`]
      : others.length > 0
        ? [`${router} is that of ${controller.name}, and not of ${listed(others.map(({ name }) => name))}`]
        : [];
  return { router, controller, assumptions };
}

/** The Ingresses that may be about a host: those that name it, or the wildcard above it, or no host at all. */
function ingressesFor(cluster: Cluster, host: string): Iterable<Ingress> {
  const byHost = ingressesByHost(cluster);
  const wildcard = host.replace(/^[^.]*/, '*');
  return new Set([...byHost.get(host), ...byHost.get(wildcard), ...byHost.get('')]);
}

const ingressesByHost = once(({ ingresses }: Cluster) => {
  const byHost = new Multimap<string, Ingress>();
  for (const ingress of ingresses.all) {
    const { rules, tls, defaultBackend } = ingress;
    const hosts = [
      ...rules.map((rule) => rule.get('host').text ?? ''),
      ...tls.flatMap((entry) => entry.hosts.map(({ text }) => text ?? '')),
      ...(defaultBackend === undefined ? [] : ['']),
    ];
    for (const host of new Set(hosts.map((each) => each.toLowerCase()))) {
      byHost.add(host, ingress);
    }
  }
  return byHost;
});

/** Rules for every host, and default backends, are taken for a host only where something else names none. */
function closestHost({ rules, defaultBackend, tls }: Ingress, host: string): number | undefined {
  const hosts = [
    ...rules.map((rule) => closeness(rule.get('host').text ?? '', host, 'one')),
    ...tls.flatMap(({ hosts: named }) => named.map(({ text }) => closeness(text ?? '', host, 'one'))),
    ...(defaultBackend === undefined ? [] : [0]),
  ].filter((each) => each !== undefined);
  return hosts.length === 0 ? undefined : Math.max(...hosts);
}
