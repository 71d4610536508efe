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

/** Whether a kustomization puts its objects into a namespace, those too that name another one. */
export function isNamespaceOfKustomize(cluster: Cluster, namespace: string): boolean {
  return namespacesOfKustomize(cluster).has(namespace);
}

/** Whether Kustomize may put two objects into one namespace, as one of them names none. */
export function mayBePutTogether(cluster: Cluster, one: KubeObject, another: KubeObject): boolean {
  return (
    (!one.namespaceGiven && mayBePutInto(cluster, another.namespace)) ||
    (!another.namespaceGiven && mayBePutInto(cluster, one.namespace))
  );
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

/**
 * Whether a kustomization has a patch for an object, so that it is applied otherwise than it is written: one in a file, one that is
 * written into the kustomization, or one with a target.
 *
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/
 */
export function isPatched(cluster: Cluster, { kind, name }: KubeObject): boolean {
  return (
    cluster.patches.some((each) => each.kind === kind && each.name === name) ||
    patchesIn(cluster).some(({ target, lines }) => isTarget(target, kind, name) || isAbout(lines, kind, name))
  );
}

/** What a kustomization says of one patch. */
interface Patch {
  readonly target: Field;
  /** Those of a patch that is written into it, without what they begin with. */
  readonly lines: ReadonlySet<string>;
}

const patchesIn = once(({ objects }: Cluster): readonly Patch[] =>
  objects
    .filter(isOfKustomize)
    .flatMap(({ root }) =>
      ['patches', 'patchesStrategicMerge', 'patchesJson6902'].flatMap((key) => root.get(key).items),
    )
    .map((patch) => ({
      target: patch.get('target'),
      lines: new Set((patch.text ?? patch.get('patch').text ?? '').split('\n').map((line) => line.trim())),
    })),
);

/** Whether a target is an object: what it leaves out is any, and a name may be a pattern. */
function isTarget(target: Field, kind: string, name: string): boolean {
  const { text = kind } = target.get('kind');
  const named = target.get('name').text ?? name;
  return target.isMap && text === kind && (named === name || /[^a-z0-9.-]/.test(named));
}

/** Whether a patch that is written as a text names an object. */
function isAbout(lines: ReadonlySet<string>, kind: string, name: string): boolean {
  return lines.has(`kind: ${kind}`) && lines.has(`name: ${name}`);
}

function isOfKustomize({ group }: KubeObject): boolean {
  return group === 'kustomize.config.k8s.io';
}

function labelsIn({ root }: KubeObject): [string, string][] {
  const intoSelectors = root.get('labels').items.filter((each) => each.get('includeSelectors').value === true);
  return [root.get('commonLabels'), ...intoSelectors.map((each) => each.get('pairs'))].flatMap((labels: Field) => [
    ...labels.texts,
  ]);
}
