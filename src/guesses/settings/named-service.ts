import type { Cluster } from '../../model/cluster/cluster';
import { type MadeService, madeServicesIn } from '../../model/traffic/made-services';
import { countedIn } from '../../model/traffic/pod-names';
import type { Service } from '../../model/views/service';
import { withoutRootDot } from '../../values/dns-name';
import { mistypedNamespace } from '../services/near-service';

/** What a host name means in a namespace, as the DNS server of the cluster reads it. */
export type NamedService =
  /** A Service, or a pod of it. */
  | { readonly is: 'known'; readonly services: readonly Service[]; readonly pod?: string | undefined }
  /** A Service that an operator makes of an object. */
  | { readonly is: 'made'; readonly service: MadeService }
  /** The name of a Service that is not among the manifests. */
  | { readonly is: 'missing'; readonly name: string; readonly namespace: string; readonly isQualified: boolean }
  /** A name as the cluster gives them, save that the namespace is left out: `web.svc.cluster.local`. */
  | { readonly is: 'without namespace'; readonly name: string }
  /** Any other name. */
  | { readonly is: 'foreign' };

const FOREIGN: NamedService = { is: 'foreign' };

/** What a host name means to pods of a namespace. */
export function serviceNamed(cluster: Cluster, host: string, from: string): NamedService {
  const labels = withoutRootDot(host.toLowerCase()).split('.');
  const suffix = labels.indexOf('svc');
  const [name, namespace] = suffix >= 2 ? labels.slice(suffix - 2, suffix) : labels;
  if (name === undefined || /^\d+$/.test(name) || name === 'localhost' || (suffix < 0 && labels.length > 2)) {
    return FOREIGN;
  }
  if (suffix === 1 && (labels.length === 2 || labels[2] === 'cluster')) {
    return { is: 'without namespace', name };
  }
  if (namespace === undefined) {
    return found(cluster, name, from) ?? { is: 'missing', name, namespace: from, isQualified: false };
  }
  if (suffix < 0) {
    // `db-0.db` is a pod of a headless Service; `db.store` a Service of a namespace, if there is one.
    const pod = cluster.services.named(from, namespace).filter(({ isHeadless }) => isHeadless);
    if (pod.length > 0) {
      return { is: 'known', services: pod, pod: name };
    }
    if (
      isPodName(cluster, name, from) ||
      isLikePodName(cluster, name, namespace, from) ||
      isPodElsewhere(cluster, name, namespace)
    ) {
      return (
        found(cluster, namespace, from, name) ?? { is: 'missing', name: namespace, namespace: from, isQualified: false }
      );
    }
    if (!hasServices(cluster, namespace) && !mistypedNamespace(cluster, namespace, name)) {
      return FOREIGN;
    }
  }
  const pod = suffix === 3 ? labels[0] : undefined;
  return found(cluster, name, namespace, pod) ?? { is: 'missing', name, namespace, isQualified: true };
}

/** Whether a namespace is known to have Services: written ones, or those of operators. */
function hasServices(cluster: Cluster, namespace: string): boolean {
  return cluster.services.in(namespace).length > 0 || madeServicesIn(cluster).in(namespace).length > 0;
}

/** Whether a pod of a StatefulSet is called so. */
function isPodName(cluster: Cluster, name: string, namespace: string): boolean {
  const set = countedIn(name)?.maker;
  return set !== undefined && cluster.ofKind('StatefulSet').named(namespace, set).length > 0;
}

/** Whether a pod of a StatefulSet is called so in another namespace, which the name leaves out. */
function isPodElsewhere(cluster: Cluster, name: string, service: string): boolean {
  const set = countedIn(name)?.maker;
  return (
    set !== undefined &&
    cluster.services.in(service).length === 0 &&
    cluster
      .ofKind('StatefulSet')
      .anywhere(set)
      .some(({ object }) => cluster.services.named(object.namespace, service).some(({ isHeadless }) => isHeadless))
  );
}

/** Whether a Service of the name leads to pods of a workload that counts none of them, and the name counts them. */
function isLikePodName(cluster: Cluster, name: string, service: string, namespace: string): boolean {
  const workload = countedIn(name)?.maker;
  return (
    workload !== undefined &&
    cluster.services.in(service).length === 0 &&
    cluster.services
      .named(namespace, service)
      .some((each) => cluster.selectedBy(each).some((pods) => pods.name === workload))
  );
}

function found(cluster: Cluster, name: string, namespace: string, pod?: string): NamedService | undefined {
  const services = cluster.services.named(namespace, name);
  if (services.length > 0) {
    return { is: 'known', services, pod };
  }
  const [made] = madeServicesIn(cluster).named(namespace, name);
  if (made !== undefined) {
    return { is: 'made', service: made };
  }
  // A Service whose manifest names no namespace may be sent to any.
  return (namespace === 'default' && name === 'kubernetes') ||
    [...cluster.services.anywhere(name), ...madeServicesIn(cluster).anywhere(name)].some(
      ({ object }) => !object.namespaceGiven,
    )
    ? FOREIGN
    : undefined;
}
