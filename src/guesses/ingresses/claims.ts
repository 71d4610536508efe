import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import type { KubeObject } from '../../model/objects/kube-object';
import type { Ingress, IngressBackend, IngressPath } from '../../model/views/ingress';

/** An Ingress that wants the requests for a path. */
export interface Claim {
  readonly ingress: Ingress;
  readonly path: IngressPath;
}

/** Stands for the path type of a default backend, which takes whatever no other does. */
export const ALL_ELSE = 'all else';

/** So many rivals of one path are remembered, each with another backend. To name one is enough. */
const REMEMBERED = 4;

/**
 * The claims of Ingresses of one class, namespace and folder to the very requests that a path of an Ingress wants, the
 * first for each backend, in the order of the cluster.
 */
export function claimsTo(cluster: Cluster, path: IngressPath): readonly Claim[] {
  return claimsIn(cluster).get(path) ?? [];
}

/** What an Ingress claims: its paths; or, without rules, whatever no other takes. */
export const claimedBy = once((ingress: Ingress): readonly IngressPath[] => {
  const backend = ingress.rules.length === 0 ? ingress.defaultBackend : undefined;
  return backend === undefined
    ? ingress.paths
    : [{ field: backend.field, host: '', path: '', pathType: ALL_ELSE, backend }];
});

/** The claims to the requests of each path. Paths for the same requests share one list. */
const claimsIn = once((cluster: Cluster): ReadonlyMap<IngressPath, readonly Claim[]> => {
  const byRequests = new Map<string, Claim[]>();
  const byPath = new Map<IngressPath, Claim[]>();
  for (const ingress of cluster.ingresses.all) {
    for (const path of claimedBy(ingress)) {
      const key = keyOf(ingress, path);
      const claims = byRequests.get(key) ?? [];
      const isNew = claims.every((claim) => writtenBackend(claim.path.backend) !== writtenBackend(path.backend));
      if (isNew && claims.length < REMEMBERED) {
        claims.push({ ingress, path });
      }
      byRequests.set(key, claims);
      byPath.set(path, claims);
    }
  }
  return byPath;
});

/**
 * Folders often hold alternatives, so only what lies side by side is compared; and a path without a host, which stands in
 * many an example, with its own file alone.
 */
function keyOf({ object, className }: Ingress, { host, path, pathType }: IngressPath): string {
  // Prefixes are compared by elements, so a slash at the end changes nothing.
  const compared = pathType === 'Prefix' && path.endsWith('/') ? path.slice(0, -1) : path;
  const vicinity = host === '' && pathType !== ALL_ELSE ? object.file : folderOf(object);
  return [className, object.namespace, vicinity, host, pathType, compared].join('\n');
}

/** The folder in which an object is written. */
export function folderOf({ file = '' }: KubeObject): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}

/** A backend as a sentence names it: `web:80`. */
export function writtenBackend({ serviceName, port }: IngressBackend): string {
  return `${serviceName ?? 'a resource'}${port === undefined ? '' : `:${port}`}`;
}
