import { SHARED_AMONG_CLUSTERS } from '../../kinds/companions/cluster-mesh';
import { LEADER_ANNOTATION, SERVICE_NAME_LABEL, SKIP_MIRROR_LABEL } from '../../kinds/parts/slice-labels';
import type { Field } from '../../values/field';
import type { Cluster } from '../cluster/cluster';
import type { KubeObject } from '../objects/kube-object';
import type { ContainerPort } from '../views/container';
import type { Service, ServicePort } from '../views/service';
import type { Workload } from '../views/workload';
import { subsetsOf, type WrittenEndpoints } from '../views/written-endpoints';

/**
 * Where a Service's traffic ends. `nothing` is certain; `unknown` means that the given manifests do not tell, and says
 * what would settle it.
 */
export type Destination =
  | { readonly ends: 'in pods'; readonly workloads: readonly Workload[] }
  | { readonly ends: 'at addresses'; readonly written: readonly WrittenEndpoints[] }
  | { readonly ends: 'outside'; readonly host: string }
  | { readonly ends: 'nowhere'; readonly because: string }
  | { readonly ends: 'unknown'; readonly settledBy: string };

/** The one answer to "where does this Service's traffic end?". */
export function destinationOf(cluster: Cluster, service: Service): Destination {
  if (service.isExternalName) {
    return outside(service);
  }
  if (service.hasSelector) {
    const workloads = cluster.selectedBy(service);
    if (workloads.length > 0) {
      return workloads.every(({ replicas }) => replicas === 0)
        ? { ends: 'nowhere', because: 'the selected workloads have 0 replicas' }
        : { ends: 'in pods', workloads };
    }
  }
  const written = writtenFor(cluster, service);
  if (written.length > 0) {
    return written.every(({ addresses }) => addresses.length === 0)
      ? { ends: 'nowhere', because: 'its endpoints hold no address' }
      : { ends: 'at addresses', written };
  }
  if (!service.hasSelector && isWithoutSlices(cluster, service)) {
    return { ends: 'nowhere', because: 'no EndpointSlice is labelled with its name' };
  }
  return {
    ends: 'unknown',
    settledBy: service.hasSelector
      ? `a pod with the labels ${writtenLabels(service.selector)} in namespace ${service.namespace}`
      : `an EndpointSlice labelled ${SERVICE_NAME_LABEL}: ${service.name} in namespace ${service.namespace}`,
  };
}

function outside(service: Service): Destination {
  const host = service.spec.get('externalName').text;
  return host ? { ends: 'outside', host } : { ends: 'nowhere', because: 'spec.externalName is empty' };
}

/**
 * Whether a cluster has no slice of a Service, and so nobody behind it. Of manifests, nobody knows whether these are all, and
 * of Services that Cilium shares, other clusters have the endpoints.
 *
 * @see https://docs.cilium.io/en/stable/network/clustermesh/services/
 */
export function isWithoutSlices(cluster: Cluster, service: Service): boolean {
  const { namespace, object } = service;
  return (
    cluster.slicesOf(service).length === 0 &&
    cluster.holdsAll('EndpointSlice', namespace) &&
    !SHARED_AMONG_CLUSTERS.some((annotation) => object.annotations.get(annotation) === 'true')
  );
}

/** The endpoints that somebody wrote for a Service: its slices, and an Endpoints object of its name. */
export function writtenFor(cluster: Cluster, service: Service): readonly WrittenEndpoints[] {
  return [
    ...cluster.slicesOf(service).filter(({ isManaged }) => !isManaged || !isToldOtherwise(cluster, service)),
    // Only for a Service without a selector are Endpoints mirrored into slices; otherwise they are overwritten.
    ...(service.hasSelector
      ? []
      : endpointsNamedLike(cluster, service).flatMap((object) =>
          whyNotMirrored(object) === undefined ? subsetsOf(object) : [],
        )),
  ];
}

/** The Endpoints of the name of a Service. */
function endpointsNamedLike(cluster: Cluster, { namespace, name }: Service): readonly KubeObject[] {
  return cluster
    .ofKind('Endpoints')
    .named(namespace, name)
    .map(({ object }) => object);
}

/** What keeps Kubernetes from mirroring Endpoints into slices, which alone are read. */
export interface Unmirrored {
  readonly object: KubeObject;
  readonly field: Field;
  readonly key: string;
}

/** The Endpoints of a Service without a selector that nobody reads. */
export function unmirroredFor(cluster: Cluster, service: Service): Unmirrored | undefined {
  return service.hasSelector
    ? undefined
    : endpointsNamedLike(cluster, service).flatMap((object) => whyNotMirrored(object) ?? [])[0];
}

/** `shouldMirror` of `pkg/controller/endpointslicemirroring/endpointslicemirroring_controller.go`. */
function whyNotMirrored(object: KubeObject): Unmirrored | undefined {
  if (object.labels.get(SKIP_MIRROR_LABEL) === 'true') {
    const key = SKIP_MIRROR_LABEL;
    return { object, key, field: object.root.find('metadata', 'labels', key) };
  }
  const key = LEADER_ANNOTATION;
  return object.annotations.has(key)
    ? { object, key, field: object.root.find('metadata', 'annotations', key) }
    : undefined;
}

/**
 * The workloads that a Service is for: those that keep running, if it selects any. Pods of Jobs that carry the same
 * labels come and go beside them.
 */
export function lastingPodsOf(cluster: Cluster, service: Service): readonly Workload[] {
  const selected = cluster.selectedBy(service);
  if (!selected.some(({ runsToCompletion }) => runsToCompletion)) {
    return selected;
  }
  const lasting = selected.filter(({ runsToCompletion }) => !runsToCompletion);
  return lasting.length > 0 ? lasting : selected;
}

/** Whether what Kubernetes makes slices of is here itself, in a dump of a cluster: the pods, or an Endpoints object. */
function isToldOtherwise(cluster: Cluster, service: Service): boolean {
  return (
    cluster.selectedBy(service).length > 0 ||
    (!service.hasSelector && cluster.ofKind('Endpoints').named(service.namespace, service.name).length > 0)
  );
}

/** The port in the pods that a port of a Service leads to. */
export type PodPort =
  | { readonly is: 'declared'; readonly port: ContainerPort }
  /** No container declares it, yet it may be open: a declaration is information only. */
  | { readonly is: 'undeclared'; readonly number: number }
  /** A name that no container declares with this protocol: such pods get no traffic for the port. */
  | { readonly is: 'missing'; readonly name: string }
  /** The Service says neither a number nor a name, or a container declares a port without a number. */
  | { readonly is: 'unreadable' };

/** The port in the pods of a workload that a port of a Service leads to. Names are resolved pod by pod. */
export function podPortOf(port: ServicePort, workload: Workload): PodPort {
  const { target, protocol } = port;
  if (typeof target === 'string') {
    const declared = workload.pod.portNamed(target, protocol);
    return declared === undefined ? { is: 'missing', name: target } : { is: 'declared', port: declared };
  }
  if (target === undefined) {
    return { is: 'unreadable' };
  }
  const { ports } = workload.pod;
  const declared = ports.find((each) => each.number === target && each.protocol === protocol);
  if (declared !== undefined) {
    return { is: 'declared', port: declared };
  }
  return ports.some(({ number }) => number === undefined) ? { is: 'unreadable' } : { is: 'undeclared', number: target };
}

/** Labels as a sentence names them: `app=web, tier=front`. */
export function writtenLabels(labels: ReadonlyMap<string, string>): string {
  return [...labels].map(([key, value]) => `${key}=${value}`).join(', ');
}
