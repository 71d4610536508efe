import type { k8s } from 'cdk8s-plus-27';
import { Complaint, isComplaint } from '../../values/complaint';
import { dnsLabel } from '../../values/dns-name';
import { portNumber } from '../../values/port';
import { quoted, shown } from '../../values/wording';
import { type NamedPort, writtenPorts } from '../ports/distinct-ports';
import type { PortMapping } from '../ports/service-port';
import { accepted, refusal } from '../refusal';

/** A Service with ports: that of any cdk8s-plus release. */
export interface IServiceWithPorts {
  /** The name of the Service. */
  readonly name: string;
  /** Its ports, each an object with `port`, and perhaps `name` and `protocol`. */
  readonly ports: any;
}

/**
 * Where an Ingress route leads: one port of one Service, in the namespace of the Ingress.
 *
 * The patterns make one with `backend(port)`; Services of cdk8s-plus and Services made elsewhere use the methods here.
 */
export class RouteBackend {
  /**
   * A port of a cdk8s-plus Service, whichever release it is of.
   *
   * @param service the Service; what it does not offer is refused, with the list of its ports
   * @param port the number of the Service's port, 1 to 65535; the only one by default (`backend.service.port.number`)
   */
  public static fromService(service: IServiceWithPorts, port?: number): RouteBackend {
    const where = 'RouteBackend.fromService';
    const ports = portsOf(service);
    if (isComplaint(ports)) {
      throw refusal(where, ports);
    }
    const number = port === undefined ? undefined : accepted(`${where} port`, portNumber(port));
    const [match, second] = ports.filter((each) => number === undefined || each.port === number);
    if (match === undefined || (number === undefined && second !== undefined)) {
      throw refusal(
        `${where} of Service ${quoted(service.name)}`,
        new Complaint(
          number === undefined ? 'nothing' : `port ${number}`,
          writtenPorts(ports),
          'name one of its ports',
          '.port',
        ),
      );
    }
    return new RouteBackend(service.name, match.port, service);
  }

  /**
   * A port of a Service that this app does not make. Nothing is known of it, so nothing is checked.
   *
   * @param name the name of the Service, in the namespace of the Ingress (`backend.service.name`)
   * @param port the number of its port, 1 to 65535 (`backend.service.port.number`)
   */
  public static fromServiceName(name: string, port: number): RouteBackend {
    const where = 'RouteBackend.fromServiceName';
    return new RouteBackend(accepted(`${where} name`, dnsLabel(name)), accepted(`${where} port`, portNumber(port)));
  }

  /** @internal */
  public static _of(service: IServiceWithPorts, mapping: PortMapping): RouteBackend {
    if (mapping.target.protocol !== 'TCP') {
      throw refusal(
        `backend of Service ${quoted(service.name)}`,
        new Complaint(`port ${mapping}`, 'a TCP port, for HTTP needs one', 'route to another port', '.port'),
      );
    }
    return new RouteBackend(service.name, mapping.port, service);
  }

  private constructor(
    /** The name of the Service. */
    public readonly serviceName: string,
    /** The number of the Service's port. */
    public readonly port: number,
    /**
     * The Service, where this app makes it.
     *
     * @internal
     */
    public readonly _service?: IServiceWithPorts,
  ) {}

  /**
   * The namespace of the Service, where it is known.
   *
   * @internal
   */
  public get _namespace(): string | undefined {
    const namespace: unknown = (this._service as { metadata?: { namespace?: unknown } } | undefined)?.metadata
      ?.namespace;
    return typeof namespace === 'string' ? namespace : undefined;
  }

  /** @internal */
  public _toKube(): k8s.IngressBackend {
    return { service: { name: this.serviceName, port: { number: this.port } } };
  }
}

function portsOf(service: unknown): NamedPort[] | Complaint {
  const complaint = new Complaint(
    shown(service),
    'a Service with ports',
    'pass the Service, or use RouteBackend.fromServiceName',
  );
  try {
    const { name, ports } = service as IServiceWithPorts;
    const read = (ports as NamedPort[]).map(({ port, name, protocol }) => ({
      port,
      name,
      protocol: protocol ?? 'TCP',
    }));
    return typeof name === 'string' && read.every(({ port }) => !isComplaint(portNumber(port))) ? read : complaint;
  } catch {
    return complaint;
  }
}
