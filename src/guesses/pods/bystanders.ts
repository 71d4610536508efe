import type { Cluster } from '../../model/cluster/cluster';
import { podPortOf } from '../../model/traffic/endpoints';
import type { Service } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import { untagged } from '../../values/image-reference';
import { compared, isKin } from '../../values/likeness';

/** Pods that a selector catches beside those that it was made for. */
export interface Bystanders {
  readonly workload: Workload;
  /** Pods that were meant. */
  readonly meant: Workload;
}

/**
 * The first workload that a Service selects by accident: it ends by itself, serves none of the ports while another one
 * does, or belongs to another Service altogether.
 */
export function bystandersOf(cluster: Cluster, service: Service): Bystanders | undefined {
  const workloads = cluster.selectedBy(service).filter(({ replicas }) => replicas !== 0);
  const meant = workloads.length < 2 ? undefined : intended(workloads, service);
  const workload =
    meant &&
    workloads.find(
      (each) =>
        (!isVariantOf(each, meant) || isReplicaOf(each, meant, service) || hasOtherPorts(each, meant)) &&
        (((declaresPort(meant, service) || each.runsToCompletion) && isMute(each, service)) ||
          (isStranger(each, meant, service) && hasOwn(cluster, each, meant))),
    );
  return meant && workload && { workload, meant };
}

/** Pods of other applications, where those of the name of a Service are served by none. */
export interface Strangers {
  readonly workload: Workload;
  /** The pods of its name. */
  readonly own: Workload;
}

/**
 * The pods that a Service selects, if all belong to Services of their own name or end by themselves, and those of its own name to
 * none.
 */
export function strangersOf(cluster: Cluster, service: Service): Strangers | undefined {
  const workloads = cluster.selectedBy(service);
  const [workload] = workloads;
  if (
    workload === undefined ||
    !workloads.every((each) => isOfOthers(cluster, each, service) || isErrand(each, service))
  ) {
    return undefined;
  }
  const own = compared(cluster.workloads.in(service.namespace)).find((each) => isIdleNamesake(cluster, each, service));
  return own && { workload, own };
}

/** Whether pods have the name of a Service, and none serves them. */
function isIdleNamesake(cluster: Cluster, workload: Workload, { name, selector }: Service): boolean {
  return (
    isKin(workload.name, name) &&
    cluster.isIdle(workload) &&
    !workload.runsToCompletion &&
    workload.pod.ports.length > 0 &&
    // Pods that lack what their own workload asks for are a mistake of that one.
    !workload.asksFor(selector)
  );
}

/** Whether pods do something once, and the Service is not called after them. */
function isErrand({ name, runsToCompletion }: Workload, service: Service): boolean {
  return runsToCompletion && !isKin(name, service.name);
}

function isOfOthers(cluster: Cluster, workload: Workload, service: Service): boolean {
  return (
    !isKin(workload.name, service.name) &&
    cluster.servicesOf(workload).some((each) => each !== service && isKin(each.name, workload.name))
  );
}

/** The pods that a Service is made for: those of its name, or else the first to declare its ports. */
function intended(workloads: readonly Workload[], service: Service): Workload | undefined {
  const lasting = workloads.filter((each) => !each.runsToCompletion);
  const serving = lasting.filter((each) => declaresPort(each, service));
  const isNamesake = ({ name }: Workload) => isKin(name, service.name);
  return serving.find(isNamesake) ?? serving[0] ?? lasting.find(isNamesake);
}

function declaresPort(workload: Workload, service: Service): boolean {
  return service.ports.some((port) => podPortOf(port, workload).is === 'declared');
}

/** Whether nothing says that the pods serve any port of a Service, yet they get its traffic. */
function isMute(workload: Workload, service: Service): boolean {
  const probed = workload.pod.serving.flatMap(({ probedPorts }) => probedPorts);
  return (
    !declaresPort(workload, service) &&
    workload.pod.containers.length > 0 &&
    workload.pod.ports.every(({ number }) => number !== undefined) &&
    // Where a target port is a name, pods without it are left out.
    service.ports.some(({ target }) => typeof target === 'number') &&
    !service.ports.some(({ target }) => typeof target === 'number' && probed.includes(target))
  );
}

const WRITES = /(^|[-_.])(primary|master|leader|writer?)([-_.]|$)/;
const READS = /(^|[-_.])(replicas?|slaves?|secondary|standby|readers?|read)([-_.]|$)/;

/** Whether a Service for those who write catches pods that only copy, which run the same. */
function isReplicaOf(workload: Workload, meant: Workload, service: Service): boolean {
  return WRITES.test(service.name) && WRITES.test(meant.name) && READS.test(workload.name);
}

/** Whether pods run something else than those of the name of the Service. */
function isStranger(workload: Workload, meant: Workload, service: Service): boolean {
  return (
    isKin(meant.name, service.name) && !workload.name.startsWith(meant.name) && !meant.name.startsWith(workload.name)
  );
}

/** Whether pods have a Service of their name, which others do not share. */
function hasOwn(cluster: Cluster, workload: Workload, meant: Workload): boolean {
  const shared = new Set(cluster.servicesOf(meant));
  return cluster.servicesOf(workload).some((each) => !shared.has(each) && isKin(each.name, workload.name));
}

/** Whether pods that run the same as others are said to serve something else: a canary declares the ports of its model, or none. */
function hasOtherPorts(workload: Workload, meant: Workload): boolean {
  const { ports } = workload.pod;
  return ports.length > 0 && !ports.some(({ number }) => meant.pod.ports.some((each) => each.number === number));
}

/** Whether two workloads run the same, as a canary does, or stand for one another. */
function isVariantOf(a: Workload, b: Workload): boolean {
  const images = (workload: Workload) => workload.pod.serving.map(({ image }) => untagged(image ?? ''));
  return a.name === b.name || images(a).some((image) => images(b).includes(image));
}
