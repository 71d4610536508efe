import type { Field } from '../../values/field';
import { portNumberIn, protocolIn } from './port-fields';
import { type Probe, probesIn } from './probe';

/** A port that a container declares. The declaration opens nothing: it gives the port a name. */
export interface ContainerPort {
  readonly field: Field;
  readonly container: string;
  readonly name: string | undefined;
  readonly number: number | undefined;
  readonly protocol: string;
}

/** `init` containers end before the pod serves; a `sidecar` is an init container that keeps running. */
export type ContainerRole = 'main' | 'sidecar' | 'init';

/** A container of a pod. */
export class Container {
  readonly name: string;
  readonly ports: readonly ContainerPort[];
  /** The probes that knock at a port; others run a command. */
  readonly probes: readonly Probe[];
  /** The environment variables that have their value, or where it comes from, in the manifest. */
  readonly environment: ReadonlyMap<string, Field>;
  /** The words of its command. */
  readonly words: readonly Field[];

  constructor(
    readonly field: Field,
    readonly role: ContainerRole,
  ) {
    this.name = field.get('name').text ?? '';
    this.ports = field.get('ports').items.map((port) => ({
      field: port,
      container: this.name,
      name: port.get('name').text || undefined,
      number: portNumberIn(port.get('containerPort')),
      protocol: protocolIn(port.get('protocol')),
    }));
    this.probes = probesIn(field);
    this.environment = new Map(field.get('env').items.map((each) => [each.get('name').text ?? '', each.get('value')]));
    this.words = [...field.get('command').items, ...field.get('args').items];
  }

  get readinessProbe(): Field {
    return this.field.get('readinessProbe');
  }

  get livenessProbe(): Field {
    return this.field.get('livenessProbe');
  }

  get startupProbe(): Field {
    return this.field.get('startupProbe');
  }

  /** The ports that probes knock at by number: whatever is declared, something listens there. */
  get probedPorts(): readonly number[] {
    return this.probes.flatMap(({ number }) => number ?? []);
  }

  get image(): string | undefined {
    return this.field.get('image').text;
  }
}

/** A container port as a sentence names it: `8080/TCP (http)`. */
export function writtenPort(port: { number?: number; protocol: string; name?: string }): string {
  return `${port.number ?? '?'}/${port.protocol}${port.name ? ` (${port.name})` : ''}`;
}
