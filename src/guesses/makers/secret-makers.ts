import { makesNothing } from '../../kinds/operators/by-products';
import { NAMED_CERTIFICATE } from '../../kinds/references/cert-manager';
import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import type { KubeObject } from '../../model/objects/kube-object';

/** Whether something in the given manifests will make a Secret: a Certificate, a SealedSecret, an ExternalSecret … */
export function isPromised(cluster: Cluster, namespace: string, name: string): boolean {
  return promised(cluster).has(`${namespace}/${name}`);
}

const promised = once((cluster: Cluster) => new Set(cluster.objects.flatMap(secretsMadeFrom)));

function secretsMadeFrom(object: KubeObject): string[] {
  if (object.kind === NAMED_CERTIFICATE.kind && object.group === NAMED_CERTIFICATE.group) {
    return [`${object.namespace}/${object.spec.get('secretName').text}`];
  }
  // What stands beside a Secret is often called like it: a PodDisruptionBudget, a route.
  if (object.known !== undefined || makesNothing(object.group)) {
    return [];
  }
  const names = [
    object.name,
    ...[['secretName'], ['target', 'name'], ['template', 'metadata', 'name']].map(
      (way) => object.spec.find(...way).text,
    ),
  ];
  return names.flatMap((name) => (name === undefined ? [] : `${object.namespace}/${name}`));
}
