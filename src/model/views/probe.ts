import { PROBES } from '../../kinds/constraints/probe-names';
import type { Field } from '../../values/field';
import { portNumberIn } from './port-fields';

/** A probe of a container that knocks at a port. */
export interface Probe {
  /** `readinessProbe`, `startupProbe` or `livenessProbe`. */
  readonly name: string;
  /** The port, by number or name. */
  readonly port: Field;
  /** Its number, if it has one. */
  readonly number: number | undefined;
}

/** A hook of a container by which the kubelet knocks at a port of it. */
export interface Hook {
  /** `postStart` or `preStop`. */
  readonly name: string;
  readonly port: Field;
  /** The host that is asked in place of the pod. */
  readonly host: Field;
}

/** The hooks of a container that ask a port; others run a command. A hook cannot open a TCP connection. */
export function hooksIn(container: Field): Hook[] {
  const lifecycle = container.get('lifecycle');
  return (lifecycle.isGiven ? ['postStart', 'preStop'] : []).flatMap((name) => {
    const get = lifecycle.find(name, 'httpGet');
    const port = get.get('port');
    return port.isGiven ? [{ name, port, host: get.get('host') }] : [];
  });
}

const HANDLERS = ['httpGet', 'tcpSocket', 'grpc'];

/** The probes of a container that knock at a port. */
export function probesIn(container: Field): Probe[] {
  const probes: Probe[] = [];
  for (const name of PROBES) {
    const probe = container.get(name);
    for (const handler of probe.isGiven ? HANDLERS : []) {
      const port = probe.get(handler).get('port');
      if (port.isGiven) {
        probes.push({ name, port, number: portNumberIn(port) });
      }
    }
  }
  return probes;
}
