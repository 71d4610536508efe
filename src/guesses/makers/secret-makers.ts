import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import type { KubeObject } from '../../model/objects/kube-object';

/** Whether something in the given manifests will make a Secret: a Certificate, a SealedSecret, an ExternalSecret … */
export function isPromised(cluster: Cluster, namespace: string, name: string): boolean {
  return promised(cluster).has(`${namespace}/${name}`);
}

const promised = once((cluster: Cluster) => new Set(cluster.objects.flatMap(secretsMadeFrom)));

/** Groups whose objects make no Secret, though they are often called like what they stand beside: a PodDisruptionBudget. */
const MAKES_NONE: ReadonlySet<string> = new Set([
  '',
  'apps',
  'autoscaling',
  'batch',
  'extensions',
  'keda.sh',
  'metallb.io',
  'monitoring.coreos.com',
  'networking.istio.io',
  'policy',
  'policy.linkerd.io',
  'projectcontour.io',
  'route.openshift.io',
  'security.istio.io',
  'traefik.containo.us',
  'traefik.io',
]);

function secretsMadeFrom(object: KubeObject): string[] {
  if (object.kind === 'Certificate' && object.group === 'cert-manager.io') {
    return [`${object.namespace}/${object.spec.get('secretName').text}`];
  }
  if (MAKES_NONE.has(object.group) || object.group.endsWith('k8s.io')) {
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
