import { type ApiObject, resolve } from 'cdk8s';
import { HttpIngressPathType, k8s } from 'cdk8s-plus-27';

/**
 * The rules of an Ingress as they are written. cdk8s asks the resolvers of the app for every field of each, which is most of
 * what it does for an Ingress before it writes YAML; of many paths that lead to one backend, they are asked for it once.
 */
export function writtenRules(
  ingress: ApiObject,
  pathsByHost: ReadonlyMap<string, readonly k8s.HttpIngressPath[]>,
  inOrder: boolean,
): { rules?: object[] } {
  const resolved = new Map<k8s.IngressBackend, k8s.IngressBackend>();
  const written = (backend: k8s.IngressBackend) => {
    const known: k8s.IngressBackend = resolved.get(backend) ?? resolve([], backend, ingress);
    resolved.set(backend, known);
    return k8s.toJson_IngressBackend(known);
  };
  const rules = [...pathsByHost].map(([host, paths]) => ({
    ...(host === '' ? {} : { host: resolve([], host, ingress) }),
    http: {
      paths: (inOrder ? [...paths].sort(byPrecision) : paths).map(({ backend, path, pathType }) => ({
        backend: written(backend),
        ...(path === undefined ? {} : { path: resolve([], path, ingress) }),
        pathType,
      })),
    },
  }));
  return rules.length === 0 ? {} : { rules };
}

/** Exact paths before others, longer ones before shorter ones. */
function byPrecision(one: k8s.HttpIngressPath, other: k8s.HttpIngressPath): number {
  const lengthOf = ({ pathType, path = '' }: k8s.HttpIngressPath) =>
    pathType === HttpIngressPathType.EXACT && path !== '/' ? Number.MAX_SAFE_INTEGER : path.length;
  return lengthOf(other) - lengthOf(one);
}
