import { type ContainerPort, Protocol } from 'cdk8s-plus-27';
import { Complaint } from '../../values/complaint';
import { optional } from '../../values/parser';
import { portName, portNumber } from '../../values/port';
import { qualifiedName } from '../../values/qualified-name';
import { accepted, refusal } from '../refusal';
import type { IPortMapping, IServicePort } from './offered-port';
import { type PortMapping, ServicePort, type ServicePortOptions } from './service-port';

/**
 * A port that pods (or machines outside the cluster) listen on, declared once and handed to everyone who refers to it:
 * the container, its probe, the Service, the Ingress route, the client. Nobody repeats its number or name, so nobody can
 * misspell it.
 *
 * TypeScript takes it wherever cdk8s-plus wants a `ContainerPort`, other languages its `containerPort`, and every Service here where it offers the very same number.
 * Ports are values: two with the same number, protocol, name and application protocol are the same port.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
 */
export class PodPort implements IServicePort, IPortMapping {
  /**
   * A TCP port.
   *
   * @param number 1 to 65535 (`containerPort`)
   * @param name 1 to 15 lower-case letters, digits and single dashes, with at least one letter; none by default. It also
   * names the port of the Services that expose it.
   */
  public static tcp(number: number, name?: string): PodPort {
    return new PodPort('PodPort.tcp', number, Protocol.TCP, name);
  }

  /**
   * A UDP port.
   *
   * @param number 1 to 65535 (`containerPort`)
   * @param name as for `tcp`
   */
  public static udp(number: number, name?: string): PodPort {
    return new PodPort('PodPort.udp', number, Protocol.UDP, name);
  }

  /**
   * An SCTP port.
   *
   * @param number 1 to 65535 (`containerPort`)
   * @param name as for `tcp`
   */
  public static sctp(number: number, name?: string): PodPort {
    return new PodPort('PodPort.sctp', number, Protocol.SCTP, name);
  }

  /** The port number, 1 to 65535. */
  public readonly number: number;

  /**
   * The name of the port.
   *
   * @default - the port has no name
   */
  public readonly name?: string;

  /** The protocol, as cdk8s-plus and Kubernetes spell it. */
  public readonly protocol: Protocol;

  /**
   * What is spoken on the port.
   *
   * @default - nothing is said
   */
  public readonly appProtocol?: string;

  private constructor(where: string, number: number, protocol: Protocol, name?: string, appProtocol?: string) {
    if (typeof where !== 'string') {
      // Of JavaScript alone, where nothing says that a constructor is private.
      throw refusal(
        'new PodPort',
        new Complaint('a call', 'PodPort.tcp, PodPort.udp or PodPort.sctp', 'write PodPort.tcp(8080, "http")'),
      );
    }
    this.number = accepted(`${where} number`, portNumber(number));
    this.name = accepted(`${where} name`, optional(portName)(name));
    this.protocol = protocol;
    this.appProtocol = accepted(`${where} appProtocol`, optional(qualifiedName)(appProtocol));
  }

  /** The port as containers of cdk8s-plus-27 declare it. Only languages other than TypeScript need it (`containers[].ports[]`). */
  public get containerPort(): ContainerPort {
    return { number: this.number, name: this.name, protocol: this.protocol };
  }

  /**
   * This port, said to speak an application protocol (`ports[].appProtocol` of every Service with it). It is another handle:
   * `const grpc = PodPort.tcp(9000, 'grpc').speaking('kubernetes.io/h2c')`.
   *
   * @param appProtocol an IANA name such as `https`, or a prefixed one such as `kubernetes.io/h2c`, of 1 to 63 characters
   * behind the prefix. A hint for ingress controllers, gateways and meshes; kube-proxy ignores it.
   */
  public speaking(appProtocol: string): PodPort {
    return new PodPort('PodPort.speaking', this.number, this.protocol, this.name, appProtocol);
  }

  /**
   * This port, as a Service offers it to its clients: they connect to `port`, the pods receive at this port's number.
   *
   * @param port the port of the Service, 1 to 65535 (`ports[].port`)
   * @param options the name and application protocol of the Service's port; by default it is called like this port
   */
  public exposedAs(port: number, options: ServicePortOptions = {}): ServicePort {
    return ServicePort._exposing(this, port, options);
  }

  /** This port as a Service offers it that translates nothing: `exposedAs` its own number. */
  public asServicePort(): ServicePort {
    return this.exposedAs(this.number);
  }

  /** The same, for Services with node ports; Kubernetes chooses the node port. */
  public asPortMapping(): PortMapping {
    return this.asServicePort();
  }

  /**
   * Whether another handle means this port.
   *
   * @internal
   */
  public _equals(other: PodPort): boolean {
    return (
      this === other ||
      (this.number === other.number &&
        this.protocol === other.protocol &&
        this.name === other.name &&
        this.appProtocol === other.appProtocol)
    );
  }

  /**
   * The port as a person writes it, such as `8080/TCP (http)`.
   */
  public toString(): string {
    return `${this.number}/${this.protocol}${this.name === undefined ? '' : ` (${this.name})`}`;
  }
}
