import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import type { KubeObject } from '../../model/objects/kube-object';
import type { Field } from '../../values/field';

/** Whether Kustomize works on the objects before they are applied, so that they may lack what it writes. */
export const isKustomized = once(
  ({ objects, patches }: Cluster): boolean => patches.length > 0 || objects.some(isOfKustomize),
);

/** That Kustomize may do what is missing, in words: `may write its selector`. Undefined where it is not at work. */
export function byKustomize(cluster: Cluster, does: string): string | undefined {
  return isKustomized(cluster) ? `Kustomize ${does}` : undefined;
}

/**
 * Whether Kustomize may put what names no namespace into this one: a kustomization says so, or a Flux that applies one. Where none
 * says which, it may be any.
 */
export function mayBePutInto(cluster: Cluster, namespace: string): boolean {
  const said = namespacesOfKustomize(cluster);
  return said.size === 0 ? isKustomized(cluster) : said.has(namespace);
}

/**
 * The namespaces that kustomizations put their objects into.
 *
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/namespace/
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#target-namespace
 */
const namespacesOfKustomize = once(
  ({ objects }: Cluster): ReadonlySet<string> =>
    new Set(
      objects.flatMap((object) => {
        const isOfFlux = object.group === 'kustomize.toolkit.fluxcd.io';
        const said = isOfFlux
          ? object.spec.get('targetNamespace')
          : isOfKustomize(object)
            ? object.root.get('namespace')
            : undefined;
        return said?.text ?? [];
      }),
    ),
);

/** The labels that Kustomize writes into every selector and every pod template: values by key. */
export const labelsOfKustomize = once((cluster: Cluster): ReadonlyMap<string, ReadonlySet<string>> => {
  const labels = new Map<string, Set<string>>();
  for (const [key, value] of cluster.objects.filter(isOfKustomize).flatMap(labelsIn)) {
    labels.set(key, (labels.get(key) ?? new Set()).add(value));
  }
  return labels;
});

function isOfKustomize({ group }: KubeObject): boolean {
  return group === 'kustomize.config.k8s.io';
}

function labelsIn({ root }: KubeObject): [string, string][] {
  const intoSelectors = root.get('labels').items.filter((each) => each.get('includeSelectors').value === true);
  return [root.get('commonLabels'), ...intoSelectors.map((each) => each.get('pairs'))].flatMap((labels: Field) => [
    ...labels.texts,
  ]);
}
