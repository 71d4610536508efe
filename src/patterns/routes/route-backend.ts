import type { k8s } from 'cdk8s-plus-27';
import { Complaint, isComplaint } from '../../values/complaint';
import { dnsLabel } from '../../values/dns-name';
import { lengthOfList, propertyOf } from '../../values/foreign-object';
import { portNumber } from '../../values/port';
import { kindOf, quoted } from '../../values/wording';
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
   * @param port the number of one of the Service's TCP ports, 1 to 65535; the only port by default
   * (`backend.service.port.number`)
   */
  public static fromService(service: IServiceWithPorts, port?: number): RouteBackend {
    const where = 'RouteBackend.fromService';
    const offered = accepted(where, offeredBy(service));
    const number = port === undefined ? undefined : accepted(`${where} port`, portNumber(port));
    const chosen = chosenPort(offered.ports, number);
    if (isComplaint(chosen)) {
      throw refusal(`${where} of Service ${quoted(offered.name)}`, chosen.under('port'));
    }
    return new RouteBackend(offered.name, chosen.port, offered.service);
  }

  /**
   * A port of a Service that this app does not make. Nothing is known of it, so nothing is checked.
   *
   * @param name the name of the Service, in the namespace of the Ingress: 1 to 63 of a-z, 0-9 and "-"
   * (`backend.service.name`)
   * @param port the number of its port, 1 to 65535 (`backend.service.port.number`)
   */
  public static fromServiceName(name: string, port: number): RouteBackend {
    const where = 'RouteBackend.fromServiceName';
    return new RouteBackend(accepted(`${where} name`, dnsLabel(name)), accepted(`${where} port`, portNumber(port)));
  }

  /** @internal */
  public static _of(service: IServiceWithPorts, mapping: PortMapping): RouteBackend {
    if (mapping.target.protocol !== 'TCP') {
      throw refusal(`backend of Service ${quoted(service.name)}`, notTcp(String(mapping)).under('port'));
    }
    return new RouteBackend(service.name, mapping.port, service);
  }

  private constructor(
    /** The name of the Service. */
    public readonly serviceName: string,
    /** The number of the Service's port, 1 to 65535. */
    public readonly port: number,
    /**
     * The Service, where this app makes it.
     *
     * @internal
     */
    public readonly _service?: object,
  ) {}

  /**
   * The namespace of the Service, where it is known.
   *
   * @internal
   */
  public get _namespace(): string | undefined {
    const namespace = partOf(partOf(this._service, 'metadata'), 'namespace');
    return typeof namespace === 'string' ? namespace : undefined;
  }

  /** @internal */
  public _toKube(): k8s.IngressBackend {
    return { service: { name: this.serviceName, port: { number: this.port } } };
  }
}

/** A backend, and the property of the Ingress that it came by. */
export interface PlacedBackend {
  readonly backend: RouteBackend;
  readonly at: string;
}

/** What is known of a Service that was made with cdk8s-plus, or by one of the patterns around such a Service. */
interface OfferedPorts {
  readonly service: object;
  readonly name: string;
  readonly ports: NamedPort[];
}

function offeredBy(given: unknown): OfferedPorts | Complaint {
  const inside = partOf(given, 'service');
  const service = typeof inside === 'object' && inside !== null ? inside : given;
  const name = partOf(service, 'name');
  const ports = portsIn(partOf(service, 'ports'));
  return typeof service !== 'object' || service === null || ports === undefined || isComplaint(dnsLabel(name))
    ? new Complaint(kindOf(given), 'a Service with ports', 'pass the Service, or use RouteBackend.fromServiceName')
    : { service, name: name as string, ports };
}

function portsIn(list: unknown): NamedPort[] | undefined {
  const length = lengthOfList(list) ?? -1;
  const ports = Array.from({ length: Math.max(length, 0) }, (_, i) => {
    const port = propertyOf(list as object, i);
    const [name, protocol = 'TCP'] = [partOf(port, 'name'), partOf(port, 'protocol')];
    return { port: partOf(port, 'port'), name: typeof name === 'string' ? name : undefined, protocol };
  });
  return length >= 0 &&
    ports.every(({ port, protocol }) => !isComplaint(portNumber(port)) && typeof protocol === 'string')
    ? (ports as NamedPort[])
    : undefined;
}

/** The port of that number, or the only one. A number may stand for a UDP port and a TCP port at once. */
function chosenPort(ports: NamedPort[], number: number | undefined): NamedPort | Complaint {
  const matches = ports.filter(({ port }) => number === undefined || port === number);
  const [match] = matches;
  if (ports.length === 0) {
    return new Complaint(
      'a Service without ports',
      'one with ports',
      'give it ports, or use RouteBackend.fromServiceName',
    );
  }
  if (match === undefined || (number === undefined && matches.length > 1)) {
    return new Complaint(
      number === undefined ? 'nothing' : `port ${number}`,
      writtenPorts(ports),
      'name one of its ports',
    );
  }
  return matches.find(({ protocol }) => protocol === 'TCP') ?? notTcp(writtenPorts([match]));
}

function notTcp(port: string): Complaint {
  return new Complaint(`port ${port}`, 'a TCP port, for HTTP needs one', 'route to another port');
}

/** A property of something that may be no object at all. */
function partOf(owner: unknown, key: string): unknown {
  return typeof owner === 'object' && owner !== null ? propertyOf(owner, key) : undefined;
}
