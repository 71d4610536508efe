import type { Field } from '../../values/field';
import { onceWithin } from '../lookup/once';
import { portNumberIn, protocolIn } from '../views/port-fields';
import type { Service, ServicePort } from '../views/service';
import type { Workload } from '../views/workload';
import { podPortOf } from './endpoints';

/** A port of pods. */
export interface ReachedPort {
  readonly number: number;
  readonly protocol: string;
}

/** The port in the pods to which a port of a Service leads, if it is known. */
export function reachedPort(port: ServicePort, workload: Workload): ReachedPort | undefined {
  const target = podPortOf(port, workload);
  const number = target.is === 'declared' ? target.port.number : target.is === 'undeclared' ? target.number : undefined;
  return number === undefined ? undefined : { number, protocol: port.protocol };
}

/** Whether pods that declare ports declare this one too; if not, the target of the Service may be wrong. */
export function mayServe({ number, protocol }: ReachedPort, { pod }: Workload): boolean {
  return pod.ports.length === 0 || pod.ports.some((port) => port.number === number && port.protocol === protocol);
}

/** The ports in the pods to which a Service leads, as far as they are known. */
export const reachedPorts = onceWithin((service: Service, workload: Workload): readonly ReachedPort[] =>
  service.ports.flatMap((port) => reachedPort(port, workload) ?? []),
);

/**
 * Whether a rule of a policy lets connections to a port through, whoever makes them. Names of ports are those of the pods
 * that are connected to; what is no pod has none.
 */
export function opens(rule: Field, port: ReachedPort, workload: Workload | undefined): boolean {
  const ports = rule.get('ports').items;
  return ports.length === 0 || ports.some((each) => isFor(each, port, workload));
}

function isFor(entry: Field, { number, protocol }: ReachedPort, workload: Workload | undefined): boolean {
  const port = entry.get('port');
  if (protocolIn(entry.get('protocol')) !== protocol) {
    return false;
  }
  const first = portNumberIn(port);
  if (first === undefined && port.text !== undefined) {
    return !!workload?.pod.ports.some(
      (each) => each.name === port.text && each.number === number && each.protocol === protocol,
    );
  }
  return first === undefined || (first <= number && number <= (entry.get('endPort').number ?? first));
}
