import type { IngressControllerFacts } from '../../kinds/controllers';
import type { Cluster } from '../../model/cluster/cluster';
import { Multimap } from '../../model/lookup/multimap';
import { once } from '../../model/lookup/once';
import { controllersOf } from '../../model/traffic/ingress-controllers';
import type { Ingress } from '../../model/views/ingress';
import { listed } from '../../values/wording';
import type { Request } from '../request';
import { closeness } from './host-match';

/** The Ingresses that a host name leads to: those of one class, or of one proxy of it, which one controller serves together. */
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

/** The ways in by Ingress for a host, the closest first; one for each class, or for each proxy of it. */
export function ingressWays({ cluster, path }: Request, host: string): IngressWay[] {
  const classes = new Multimap<string, Ingress>();
  for (const ingress of ingressesFor(cluster, host)) {
    if (closestHost(ingress, host) !== undefined) {
      classes.add(ingress.className ?? '', ingress);
    }
  }
  return classes.keys
    .flatMap((className) => waysOfClass(cluster, className, classes.get(className), host))
    .sort((a, b) => b.closeness - a.closeness || fitOf(b, host, path) - fitOf(a, host, path));
}

/** A name that may lead to several leads to the one that has most of a path, as far as that is clear from its letters. */
function fitOf({ ingresses }: IngressWay, host: string, asked: string): number {
  const fitting = ingresses.flatMap(({ paths }) =>
    paths.filter((path) => closeness(path.host, host, 'one') !== undefined && asked.startsWith(path.path)),
  );
  return Math.max(-1, ...fitting.map(({ path }) => path.length));
}

function waysOfClass(cluster: Cluster, className: string, ingresses: readonly Ingress[], host: string): IngressWay[] {
  const served = servedBy(cluster, className, ingresses);
  const proxies = new Multimap<string, Ingress>();
  for (const ingress of ingresses) {
    proxies.add(proxyOf(cluster, ingress, served.controller), ingress);
  }
  return proxies.keys.map((proxy) => {
    const own = proxies.get(proxy);
    return {
      ...served,
      router: proxy === '' || proxies.keys.length < 2 ? served.router : `${proxy} of ${served.router}`,
      assumptions: [...served.assumptions, ...sharing(served, own)],
      ingresses: own,
      closeness: Math.max(0, ...own.map((ingress) => closestHost(ingress, host) ?? 0)),
    };
  });
}

type Served = Pick<IngressWay, 'router' | 'controller' | 'assumptions'>;

/** The proxy of an Ingress as a sentence calls it; an empty text for the one that its class has. */
function proxyOf(
  cluster: Cluster,
  { object, className }: Ingress,
  controller: IngressControllerFacts | undefined,
): string {
  const { oneProxy, groupAnnotation, proxyAnnotation } = controller ?? {};
  if (oneProxy !== false) {
    const isOwn = proxyAnnotation !== undefined && object.annotations.get(proxyAnnotation.key) === proxyAnnotation.own;
    return isOwn ? object.title : '';
  }
  const group = groupAnnotation === undefined ? undefined : object.annotations.get(groupAnnotation);
  // The parameters of a class may put all of its Ingresses into one group.
  const isOfClass =
    groupAnnotation !== undefined &&
    cluster
      .ofKind('IngressClass')
      .anywhere(className ?? '')
      .some((each) => each.object.spec.has('parameters'));
  return isOfClass ? '' : group === undefined ? object.title : `group ${group}`;
}

/** That Ingresses share a proxy of which none says that it does. */
function sharing({ controller }: Served, ingresses: readonly Ingress[]): string[] {
  const key = controller?.proxyAnnotation?.key;
  const silent = key === undefined ? [] : ingresses.filter(({ object }) => !object.annotations.has(key));
  return ingresses.length < 2 || silent.length === 0
    ? []
    : [`${controller?.name} is set up to have Ingresses without ${key} share a load balancer`];
}

function servedBy(cluster: Cluster, className: string, ingresses: readonly Ingress[]): Served {
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
