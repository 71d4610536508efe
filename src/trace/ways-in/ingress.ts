import type { Cluster } from '../../model/cluster/cluster';
import { Multimap } from '../../model/lookup/multimap';
import { once } from '../../model/lookup/once';
import type { Ingress, IngressBackend, IngressPath } from '../../model/views/ingress';
import type { Field } from '../../values/field';
import type { Request } from '../request';
import { pastService, portAsked } from '../services/service';
import type { Path, Walk } from '../walk';
import { closeness } from './host-match';
import { type PathComparison, pathCloseness } from './path-match';

/** The Ingresses that a host name leads to: those of one class, which one controller serves together. */
export interface IngressWay {
  readonly className: string | undefined;
  readonly ingresses: readonly Ingress[];
  /** How closely a rule of theirs fits the host. */
  readonly closeness: number;
}

/** The ways in by Ingress for a host, the closest first; one for each class. */
export function ingressWays({ cluster }: Request, host: string): IngressWay[] {
  const ways = new Map<string, IngressWay>();
  for (const ingress of ingressesFor(cluster, host)) {
    const closest = closestHost(ingress, host);
    if (closest !== undefined) {
      const key = ingress.className ?? '';
      const way = ways.get(key) ?? { className: ingress.className, ingresses: [], closeness: 0 };
      ways.set(key, {
        ...way,
        ingresses: [...way.ingresses, ingress],
        closeness: Math.max(way.closeness, closest),
      });
    }
  }
  return [...ways.values()].sort((a, b) => b.closeness - a.closeness);
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

/** Follows an HTTP request through the controller of some Ingresses. */
export function throughIngress(request: Request, start: Walk, way: IngressWay, host: string): Path[] {
  const router = way.className === undefined ? 'the default ingress class' : `ingress class ${way.className}`;
  const shown = certificateOf(request, start, way, host, router);
  if (Array.isArray(shown)) {
    return shown;
  }
  const candidates = candidatesFor(way.ingresses, host, request.path);
  const [best, ...others] = candidates;
  if (best === undefined) {
    return withoutRule(request, shown, way, host, router);
  }
  const { ingress, path } = best;
  const rival = others.find((other) => other.rank === best.rank && !sameBackend(other, best));
  if (rival !== undefined) {
    return shown.ends({
      is: 'unknown',
      settledBy: `which is older, ${ingress.object.title} or ${rival.ingress.object.title}, for both have ${written(path)}`,
    });
  }
  const instead = others.slice(0, MOST_NAMED).map((other) => `${written(other.path)} of ${other.ingress.object.title}`);
  const walk = shown.hop('ingress', `${router}: ${written(path)}`, ingress.object, path.field, instead);
  return toBackend(request, walk, ingress, path.backend, router);
}

/** How many of the paths that lost are named. */
const MOST_NAMED = 3;

interface Candidate {
  readonly ingress: Ingress;
  readonly path: IngressPath;
  readonly rank: string;
}

/** The paths that fit, the best first: by host, then by path. */
function candidatesFor(ingresses: readonly Ingress[], host: string, asked: string): Candidate[] {
  const fitting = ingresses.flatMap((ingress) =>
    ingress.paths.flatMap((path) => {
      const byHost = closeness(path.host, host, 'one');
      const comparison = (path.pathType ?? 'ImplementationSpecific') as PathComparison;
      const byPath = pathCloseness(comparison, path.path, asked);
      return byHost === undefined || byPath === undefined ? [] : [{ ingress, path, byHost, byPath }];
    }),
  );
  return fitting
    .sort((a, b) => b.byHost - a.byHost || b.byPath - a.byPath)
    .map(({ ingress, path, byHost, byPath }) => ({ ingress, path, rank: `${byHost} ${byPath}` }));
}

function sameBackend(a: Candidate, b: Candidate): boolean {
  const key = ({ ingress, path: { backend } }: Candidate) =>
    `${ingress.object.namespace}/${backend.serviceName}:${backend.port}`;
  return key(a) === key(b);
}

function written({ host, path, pathType }: IngressPath): string {
  return `${pathType ?? 'ImplementationSpecific'} ${host || '*'}${path || '/'}`;
}

/** For a host without a fitting path, the default backend answers, and without one the controller itself. */
function withoutRule(request: Request, walk: Walk, way: IngressWay, host: string, router: string): Path[] {
  const fallback = way.ingresses.find(({ defaultBackend }) => defaultBackend !== undefined);
  if (fallback?.defaultBackend !== undefined) {
    const here = walk.hop(
      'ingress',
      `${router}: no path fits, so the default backend`,
      fallback.object,
      fallback.defaultBackend.field,
    );
    return toBackend(request, here, fallback, fallback.defaultBackend, router);
  }
  const paths = way.ingresses.flatMap(({ paths }) =>
    paths.filter((path) => closeness(path.host, host, 'one') !== undefined),
  );
  const because = `no path of ${host} fits ${request.path}`;
  const [ingress] = way.ingresses;
  return walk
    .hop('ingress', `${router}: ${because}`, ingress?.object, ingress?.object.spec.get('rules'), paths.map(written))
    .ends({ is: 'answered', by: router, status: 404, because });
}

function toBackend(request: Request, walk: Walk, ingress: Ingress, backend: IngressBackend, router: string): Path[] {
  const { serviceName } = backend;
  if (serviceName === undefined) {
    return walk.ends({ is: 'unknown', settledBy: `what ${router} makes of a backend that is no Service` });
  }
  const { namespace } = ingress.object;
  const [service] = request.cluster.services.named(namespace, serviceName);
  const answer = (status: number, because: string) =>
    walk.hop('ingress', because, ingress.object, backend.field).ends({ is: 'answered', by: router, status, because });
  if (service === undefined) {
    return answer(503, `there is no Service ${namespace}/${serviceName} among the manifests`);
  }
  const port = portAsked(service, backend.port, 'TCP');
  if (port === undefined) {
    return answer(503, `${service.object.title} has no port ${backend.port}`);
  }
  if (service.isExternalName) {
    const host = service.spec.get('externalName').text ?? '';
    return walk
      .hop(
        'service',
        `${service.object.title} is an alias of ${host}`,
        service.object,
        service.spec.get('externalName'),
      )
      .ends({ is: 'leaves the cluster', host, port: port.number ?? 80 });
  }
  const proxied: Request = { ...request, sender: { is: 'some pods', namespace: undefined } };
  return pastService(proxied, walk, service, port, (here, because) =>
    here.hop('endpoints', because, service.object, service.spec.get('selector')).ends({
      is: 'answered',
      by: router,
      status: 503,
      because,
    }),
  );
}

/** The certificate that is shown for a host; the end of the way where a client would not take it. */
function certificateOf(request: Request, walk: Walk, way: IngressWay, host: string, router: string): Walk | Path[] {
  if (request.scheme !== 'https' && request.scheme !== 'grpcs') {
    return walk;
  }
  const entries = way.ingresses.flatMap((ingress) => ingress.tls.map((tls) => ({ ingress, ...tls })));
  const named = (hosts: readonly Field[]) => hosts.some(({ text }) => closeness(text ?? '', host, 'one') !== undefined);
  const entry =
    entries.find(({ hosts }) => hosts.length > 0 && named(hosts)) ?? entries.find(({ hosts }) => hosts.length === 0);
  if (entry === undefined) {
    return walk
      .hop(
        'tls',
        `${router} has no certificate for ${host}`,
        way.ingresses[0]?.object,
        way.ingresses[0]?.object.spec.get('tls'),
      )
      .assuming(`${router} has no default certificate that clients trust`)
      .ends({ is: 'certificate refused', because: `no Ingress of ${router} names a certificate for ${host}` });
  }
  const { ingress, field, secretName } = entry;
  if (secretName === undefined) {
    return walk
      .hop('tls', `${router} shows its own certificate for ${host}`, ingress.object, field)
      .assuming(`the certificate that ${router} finds covers ${host}`);
  }
  return walk
    .hop(
      'tls',
      `the certificate of Secret ${ingress.object.namespace}/${secretName}`,
      ingress.object,
      field.get('secretName'),
    )
    .assuming(`the certificate in Secret ${ingress.object.namespace}/${secretName} covers ${host}`);
}
