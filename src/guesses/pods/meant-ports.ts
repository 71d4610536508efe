import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import { podPortOf } from '../../model/traffic/endpoints';
import type { ContainerPort } from '../../model/views/container';
import type { Service, ServicePort } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import { isKin } from '../../values/likeness';
import { areSwapped, isNumberSlip } from '../../values/number-likeness';
import { isPortTold } from './told-ports';

/** Whether a port is for those who run the application, by its name: it says nothing of the one for clients. */
export function isForOperators({ name }: ContainerPort | ServicePort): boolean {
  return FOR_OPERATORS.test(name ?? '');
}

const FOR_OPERATORS = /metric|prom|health|probe|ready|live|admin|debug|stat|pprof|telemetry/;

/**
 * The declared port of pods that a port of a Service was meant for, where it leads to a number that nothing says they
 * listen on. Declarations open nothing, and many are left out; so the two must contradict one another: they have one
 * name and two numbers, a slip lies between the numbers, two digits of one changed places, they are the two that are left when
 * all others are paired, another Service leads there from the same number, or requests from outside are sent to the slip.
 */
export function declaredPortMeant(
  port: ServicePort,
  service: Service,
  workload: Workload,
  cluster: Cluster,
): ContainerPort | undefined {
  if (podPortOf(port, workload).is !== 'undeclared') {
    return undefined;
  }
  const { unknown, idle } = pairingOf(cluster)(workload);
  if (!unknown.some(({ field }) => field === port.field)) {
    return undefined;
  }
  const target = port.target as number;
  const candidates = (isOnlyWay(service, workload) ? workload.pod.ports : idle).filter(
    ({ protocol }) => protocol === port.protocol,
  );
  const [only, another] = candidates.filter((each) => !isForOperators(each));
  return (
    candidates.find(({ name }) => port.name !== '' && name === port.name) ??
    candidates.find((each) => isSlipOf(each, target)) ??
    (another === undefined && isOnlyNumber(port, unknown) ? only : undefined) ??
    targetOfSiblings(port, service, workload, cluster) ??
    workload.pod.ports.find(({ protocol, number = 0 }) => protocol === port.protocol && areSwapped(number, target)) ??
    (isRouted(port, service, cluster)
      ? workload.pod.ports.find(({ number }) => number !== undefined && isNumberSlip(number, target))
      : undefined)
  );
}

/** Ports for operators often lie beside that for clients by intent: 8080 and 8081. */
function isSlipOf(port: ContainerPort, target: number): boolean {
  return port.number !== undefined && !isForOperators(port) && isNumberSlip(port.number, target);
}

/** Whether an Ingress or a route sends requests to a port of a Service, so that somebody waits for answers. */
function isRouted({ name, number }: ServicePort, service: Service, cluster: Cluster): boolean {
  return (
    cluster.ingresses
      .in(service.namespace)
      .some(({ backends }) =>
        backends.some(
          ({ serviceName, port }) =>
            serviceName === service.name && port !== undefined && (port === number || port === name),
        ),
      ) ||
    cluster.routes.all.some(({ backendRefs }) =>
      backendRefs.some(
        (ref) => ref.namespace === service.namespace && ref.name === service.name && ref.port === number,
      ),
    )
  );
}

/**
 * The declared port to which another Service of the pods leads from the same number, if it is for the same: operators have
 * one Service for what they offer and one for their webhook, both at 443.
 */
function targetOfSiblings(
  { field, name, number, protocol }: ServicePort,
  service: Service,
  workload: Workload,
  cluster: Cluster,
): ContainerPort | undefined {
  const siblings = cluster
    .servicesOf(workload)
    .flatMap((other) =>
      other.ports.filter(
        (each) =>
          each.field !== field &&
          each.number === number &&
          each.protocol === protocol &&
          (number !== 443 || (name !== '' && each.name === name) || isKin(other.name, service.name)),
      ),
    );
  return siblings.flatMap((each) => {
    const end = podPortOf(each, workload);
    return end.is === 'declared' ? [end.port] : [];
  })[0];
}

/**
 * Whether a Service of one port has the name of its pods. Whatever other Services lead there, it is for their main port; but
 * for a headless one beside them, by which the pods find one another.
 */
function isOnlyWay({ name, ports, isHeadless }: Service, workload: Workload): boolean {
  return ports.length === 1 && !isHeadless && isKin(name, workload.name);
}

/** The ports of Services that lead to a number nobody knows of, and the declared ports that none leads to. */
interface Pairing {
  readonly unknown: readonly ServicePort[];
  readonly idle: readonly ContainerPort[];
}

const pairingOf = once((cluster: Cluster) =>
  once((workload: Workload): Pairing => {
    const ports = cluster.servicesOf(workload).flatMap((service) => service.ports);
    const ends = ports.map((port) => ({ port, end: podPortOf(port, workload) }));
    const served = new Set(ends.flatMap(({ end }) => (end.is === 'declared' ? [end.port] : [])));
    return {
      unknown: ends.flatMap(({ port, end }) =>
        end.is === 'undeclared' && !isKnown(end.number, workload, cluster) ? [port] : [],
      ),
      idle: workload.pod.ports.filter((port) => !served.has(port)),
    };
  }),
);

/** Whether pods have a number with another protocol, which is a mistake of its own, or are asked or told to listen there. */
function isKnown(number: number, workload: Workload, cluster: Cluster): boolean {
  const { ports, serving } = workload.pod;
  return (
    ports.some((port) => port.number === number) ||
    serving.some(({ probedPorts }) => probedPorts.includes(number)) ||
    isPortTold(cluster, workload, number)
  );
}

/** Whether a port for clients is the only one that leads to a number nobody knows of. */
function isOnlyNumber(port: ServicePort, unknown: readonly ServicePort[]): boolean {
  return !isForOperators(port) && unknown.every((each) => each.target === port.target || isForOperators(each));
}
