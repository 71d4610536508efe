import type { Field } from '../field';
import { portNumberIn } from '../port-fields';
import type { Container } from './container';

/** A probe of a container that knocks at a port. */
export interface Probe {
  /** `readinessProbe`, `startupProbe` or `livenessProbe`. */
  readonly name: string;
  /** The port, by number or name. */
  readonly port: Field;
  /** Its number, if it has one. */
  readonly number: number | undefined;
}

const NAMES = ['readinessProbe', 'startupProbe', 'livenessProbe'];
const HANDLERS = ['httpGet', 'tcpSocket', 'grpc'];

/** The probes of a container that knock at a port; others run a command. */
export function probesOf(container: Container): Probe[] {
  return NAMES.flatMap((name) => {
    const probe = container.field.get(name);
    return probe.isGiven
      ? HANDLERS.map((handler) => probe.find(handler, 'port'))
          .filter(({ isGiven }) => isGiven)
          .map((port) => ({ name, port, number: portNumberIn(port) }))
      : [];
  });
}
