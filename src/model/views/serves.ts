import type { Service } from './service';
import type { Workload } from './workload';

/** Whether pods declare a port that a Service leads to, by the name or number that is written. */
export function serves({ pod }: Workload, { ports }: Service): boolean {
  return ports.some(({ target, protocol }) =>
    pod.ports.some((port) => port.protocol === protocol && (port.name === target || port.number === target)),
  );
}
