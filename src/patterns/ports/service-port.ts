import { Complaint } from '../../values/complaint';
import { optional } from '../../values/parser';
import { portNumber, servicePortName } from '../../values/port';
import { qualifiedName } from '../../values/qualified-name';
import { accepted, readerOf, refusal } from '../refusal';
import type { IPortMapping, IServicePort } from './offered-port';
import type { PodPort } from './pod-port';

/** How a port of a Service is called. */
export interface ServicePortOptions {
  /**
   * The name of the Service's port (`ports[].name`), 1 to 63 lower-case letters, digits and dashes. SRV records and the
   * injected environment variables carry it. Services with several ports need one for each.
   *
   * @default - the name of the pod's port, if it has one
   */
  readonly name?: string;

  /**
   * What is spoken on the port (`ports[].appProtocol`): an IANA name such as `https`, or a prefixed one such as
   * `kubernetes.io/h2c`. A hint for ingress controllers, gateways and meshes; kube-proxy ignores it.
   *
   * @default - what the pods' port says, if anything
   */
  readonly appProtocol?: string;
}

/**
 * A port of a Service and the pods' port behind it, possibly with a fixed node port.
 *
 * Made by `PodPort.exposedAs`, and by `ServicePort.onNodePort`.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
 */
export class PortMapping implements IPortMapping {
  /** The port that the pods listen on. */
  public readonly target: PodPort;

  /** The port that clients of the Service connect to, 1 to 65535 (`ports[].port`). */
  public readonly port: number;

  /**
   * The name of the Service's port (`ports[].name`).
   *
   * @default - the port has no name
   */
  public readonly name?: string;

  /**
   * What is spoken on the port (`ports[].appProtocol`).
   *
   * @default - nothing is said
   */
  public readonly appProtocol?: string;

  /**
   * The port that every node opens, by default from 30000 to 32767 (`ports[].nodePort`).
   *
   * @default - Kubernetes chooses one, where the Service has node ports at all
   */
  public readonly nodePort?: number;

  /** Whether the Service refers to the pods' port by its name instead of its number. */
  public readonly targetsName: boolean;

  /**
   * What `PodPort.exposedAs` and `ServicePort.onNodePort` call.
   *
   * @param target the port that the pods listen on
   * @param port the port that clients connect to, 1 to 65535
   * @param options name and application protocol
   * @param nodePort the port that every node opens; none by default
   * @param targetsName whether the pods' port is referred to by name; by number by default
   */
  protected constructor(
    target: PodPort,
    port: number,
    options: ServicePortOptions,
    nodePort?: number,
    targetsName = false,
  ) {
    this.target = target;
    this.port = port;
    this.name = options.name;
    this.appProtocol = options.appProtocol;
    this.nodePort = nodePort;
    this.targetsName = targetsName;
  }

  /**
   * The same mapping with a node port.
   *
   * @internal
   */
  protected _withNodePort(nodePort: number): PortMapping {
    return new PortMapping(this.target, this.port, this, nodePort, this.targetsName);
  }

  /** This mapping itself. */
  public asPortMapping(): PortMapping {
    return this;
  }

  /** The port as a person writes it, such as `80/TCP (http)`. */
  public toString(): string {
    return `${this.port}/${this.target.protocol}${this.name === undefined ? '' : ` (${this.name})`}`;
  }
}

const readServicePort = readerOf<ServicePortOptions>()({
  name: optional(servicePortName),
  appProtocol: optional(qualifiedName),
});

/**
 * A port of a Service and the pods' port behind it, without a node port: what Services inside the cluster take.
 *
 * Made by `PodPort.exposedAs`.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
 */
export class ServicePort extends PortMapping implements IServicePort {
  /**
   * @internal
   */
  public static _exposing(target: PodPort, port: number, options: ServicePortOptions): ServicePort {
    const where = `PodPort.exposedAs of ${target}`;
    const read = readServicePort(where, options);
    const name = read.name ?? target.name;
    return new ServicePort(target, accepted(`${where} port`, portNumber(port)), {
      name,
      appProtocol: read.appProtocol ?? target.appProtocol,
    });
  }

  /** This port itself. */
  public asServicePort(): ServicePort {
    return this;
  }

  /**
   * This port, also opened on every node under a fixed number. Services with node ports take it; Services inside the
   * cluster do not, and the compiler says so.
   *
   * @param nodePort the port of the nodes, inside the cluster's range, by default 30000 to 32767 (`ports[].nodePort`);
   * the Service refuses what is outside
   */
  public onNodePort(nodePort: number): PortMapping {
    return this._withNodePort(accepted(`ServicePort.onNodePort of ${this}`, portNumber(nodePort)));
  }

  /**
   * This port, sent on to the pods' port of that *name* instead of its number, so that pods of one Service may listen
   * under different numbers. Pods that do not declare the name receive nothing (`ports[].targetPort`). Refused where the
   * pods' port has no name.
   */
  public targetingName(): ServicePort {
    if (this.target.name === undefined) {
      throw refusal(
        `ServicePort.targetingName of ${this}`,
        new Complaint(
          `the unnamed port ${this.target}`,
          'a pod port with a name',
          `name it: PodPort.${this.target.protocol.toLowerCase()}(${this.target.number}, "http")`,
        ),
      );
    }
    return new ServicePort(this.target, this.port, this, undefined, true);
  }
}
