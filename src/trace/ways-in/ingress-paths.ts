import type { IngressControllerFacts } from '../../kinds/controllers';
import type { Cluster } from '../../model/cluster/cluster';
import { isCanary } from '../../model/traffic/ingress-controllers';
import { hasPatterns } from '../../model/traffic/path-patterns';
import type { Ingress, IngressPath } from '../../model/views/ingress';
import { isCostly } from '../../values/pattern-cost';
import type { Request } from '../request';
import { closeness } from './host-match';
import { pathsServed } from './hosts-over-tls';
import { closestRule } from './ingress-hosts';
import type { IngressWay } from './ingress-ways';
import { type PathComparison, pathCloseness } from './path-match';
import { compareRanks } from './ranks';

/** A path of an Ingress that takes a request, or may. */
export interface Candidate {
  readonly ingress: Ingress;
  readonly path: IngressPath;
  /** Numbers to compare in order; the greater comes first. */
  readonly rank: readonly number[];
  /** Whether it takes the request for certain: otherwise it stands nowhere how the controller compares this path, or it takes too long to find out. */
  readonly isCertain: boolean;
}

/** The paths that take a request, the first of them first, by the order that their controller goes by. */
export function candidatesFor(request: Request, way: IngressWay, host: string): Candidate[] {
  const { cluster, path: asked, scheme } = request;
  const { controller } = way;
  const isPlain = scheme === 'http' || scheme === 'grpc';
  const serving = way.ingresses.filter(
    (ingress) => !isCanary(ingress, controller) && !(isPlain && isForHttpsOnly(ingress, controller)),
  );
  const closest = controller?.hostFirst === undefined ? undefined : closenessOf(closestRule(request, way, host), host);
  return (controller?.pathsInOrder === true ? [...serving].sort(byName) : serving)
    .flatMap((ingress, place) =>
      pathsServed(request, controller, ingress)
        .filter((path) => closest === undefined || closeness(path.host, host, 'one') === closest)
        .flatMap((path) => candidate(cluster, way, { ingress, place }, path, host, asked) ?? []),
    )
    .sort((a, b) => compareRanks(b.rank, a.rank));
}

function closenessOf(rule: string | undefined, host: string): number | undefined {
  return rule === undefined ? undefined : closeness(rule, host, 'one');
}

function byName({ object: a }: Ingress, { object: b }: Ingress): number {
  return `${a.namespace}/${a.name}` < `${b.namespace}/${b.name}` ? -1 : 1;
}

/** An Ingress, and which it is of those that share a controller. */
interface PlacedIngress {
  readonly ingress: Ingress;
  readonly place: number;
}

/** Whether routes of an Ingress take nothing that is not encrypted. */
export function isForHttpsOnly({ object }: Ingress, controller: IngressControllerFacts | undefined): boolean {
  const key = controller?.certificates.httpsOnlyWith;
  return key !== undefined && object.annotations.get(key) === 'true';
}

function candidate(
  cluster: Cluster,
  { controller }: IngressWay,
  placed: PlacedIngress,
  path: IngressPath,
  host: string,
  asked: string,
): Candidate | undefined {
  const { ingress } = placed;
  const byHost = closeness(path.host, host, 'one');
  if (byHost === undefined) {
    return undefined;
  }
  const written = comparisonOf(cluster, controller, ingress, path);
  const comparison = written === 'pattern' && isCostly(path.path, asked.length) ? undefined : written;
  const byPath = comparison === undefined ? 0 : pathCloseness(comparison, path.path, asked);
  return byPath === undefined
    ? undefined
    : {
        ingress,
        path,
        rank: rankOf(cluster, controller, placed, path, byHost, byPath),
        isCertain: comparison !== undefined,
      };
}

function rankOf(
  cluster: Cluster,
  controller: IngressControllerFacts | undefined,
  { ingress: { paths, object }, place }: PlacedIngress,
  path: IngressPath,
  byHost: number,
  byPath: number,
): readonly number[] {
  if (controller?.weigh !== undefined) {
    return [controller.weigh({ ...path, annotations: object.annotations })];
  }
  if (controller?.pathsInOrder === true) {
    return [byHost, takesAll(controller, path) ? 0 : 1, -place, -paths.indexOf(path)];
  }
  if (controller?.ownPathsLast === true && isOwn(path)) {
    return [byHost, -1, -paths.indexOf(path)];
  }
  // Patterns are tried by their length, whatever their type.
  return readsPatterns(cluster, controller, path) ? [byHost, path.path.length] : [byHost, byPath];
}

function takesAll({ rootTakesAll }: IngressControllerFacts, { path }: IngressPath): boolean {
  return rootTakesAll === true && path === '/';
}

/** How a path is compared; undefined where that depends on what no manifest says. */
export function comparisonOf(
  cluster: Cluster,
  controller: IngressControllerFacts | undefined,
  { object }: Ingress,
  path: IngressPath,
): PathComparison | undefined {
  if (readsPatterns(cluster, controller, path)) {
    return 'pattern';
  }
  if (controller !== undefined && takesAll(controller, path)) {
    return 'elements';
  }
  if (!isOwn(path)) {
    return path.pathType === 'Exact' ? 'exact' : (controller?.prefixes ?? 'elements');
  }
  const setting = controller?.ownPathsBy;
  const said = setting?.values[object.annotations.get(setting.key)?.toLowerCase() ?? ''];
  return said ?? ownComparison(controller, path.path);
}

function ownComparison(controller: IngressControllerFacts | undefined, path: string): PathComparison | undefined {
  switch (controller?.ownPaths) {
    case undefined:
      return 'elements';
    case 'pattern or letters':
      // Where patterns must be asked for, and nobody does, all is text.
      return PLAIN.test(path) || controller?.patternsAnnotation !== undefined ? 'letters' : undefined;
    case 'pattern':
      return undefined;
    default:
      return controller?.ownPaths;
  }
}

/** A path that means the same as a text and, at its beginning, as a regular expression. */
const PLAIN = /^[\w/-]*$/;

function readsPatterns(
  cluster: Cluster,
  controller: IngressControllerFacts | undefined,
  { host }: IngressPath,
): boolean {
  return controller?.patternsAnnotation !== undefined && hasPatterns(cluster, host);
}

/** Whether the controller itself decides what a path means. */
function isOwn({ pathType }: IngressPath): boolean {
  return pathType !== 'Exact' && pathType !== 'Prefix';
}
