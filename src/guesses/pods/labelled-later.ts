import type { Cluster } from '../../model/cluster/cluster';
import type { Service } from '../../model/views/service';
import { labelsOfKustomize } from '../makers/kustomize';
import { mayBeSetAtRunTime } from './labels-at-run-time';

/** Whether some pods would be selected, but for labels that Kustomize writes or the application may set as it runs. */
export function mayBeLabelledLater(cluster: Cluster, service: Service): boolean {
  // Every cluster has pods for DNS; and what SOPS has encrypted may be any label.
  if (
    service.selector.get('k8s-app') === 'kube-dns' ||
    cluster.pods.in(service.namespace).some(({ object }) => object.isEncrypted)
  ) {
    return true;
  }
  const common = labelsOfKustomize(cluster);
  const isLater = ([key, value]: readonly [string, string]) =>
    mayBeSetAtRunTime(key, value) || (common.get(key)?.has(value) ?? false);
  const later = [...service.selector].filter(isLater);
  if (later.length === 0) {
    return false;
  }
  const rest = new Map([...service.selector].filter((label) => !isLater(label)));
  const candidates =
    rest.size > 0 || common.size === 0
      ? cluster.pods.withLabels(service.namespace, rest)
      : cluster.pods.in(service.namespace);
  return candidates.some(({ pod }) => later.every(([key]) => !pod.labels.has(key)));
}
