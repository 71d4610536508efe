import { Complaint, isComplaint } from '../../values/complaint';
import { dnsLabel } from '../../values/dns-name';
import { lengthOfList, propertyOf } from '../../values/foreign-object';
import { portNumber } from '../../values/port';
import { kindOf } from '../../values/wording';
import { type NamedPort, writtenPorts } from '../ports/distinct-ports';

/** What is known of a Service that was made with cdk8s-plus, or by one of the patterns around such a Service. */
export interface OfferedPorts {
  readonly service: object;
  readonly name: string;
  readonly ports: OfferedPort[];
}

/** A port of such a Service. */
export interface OfferedPort extends NamedPort {
  readonly appProtocol?: string;
}

export function offeredBy(given: unknown): OfferedPorts | Complaint {
  const inside = partOf(given, 'service');
  const service = typeof inside === 'object' && inside !== null ? inside : given;
  const name = partOf(service, 'name');
  const ports = portsIn(partOf(service, 'ports'));
  return typeof service !== 'object' || service === null || ports === undefined || isComplaint(dnsLabel(name))
    ? new Complaint(kindOf(given), 'a Service with ports', 'pass the Service, or use RouteBackend.fromServiceName')
    : { service, name: name as string, ports };
}

function portsIn(list: unknown): OfferedPort[] | undefined {
  const length = lengthOfList(list) ?? -1;
  const ports = Array.from({ length: Math.max(length, 0) }, (_, i) => {
    const port = propertyOf(list as object, i);
    const protocol = partOf(port, 'protocol') ?? 'TCP';
    return {
      port: partOf(port, 'port'),
      name: textIn(port, 'name'),
      protocol,
      appProtocol: textIn(port, 'appProtocol'),
    };
  });
  return length >= 0 &&
    ports.every(({ port, protocol }) => !isComplaint(portNumber(port)) && typeof protocol === 'string')
    ? (ports as OfferedPort[])
    : undefined;
}

/** The port of that number, or the only one. A number may stand for a UDP port and a TCP port at once. */
export function chosenPort(ports: OfferedPort[], number: number | undefined): OfferedPort | Complaint {
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

export function notTcp(port: string): Complaint {
  return new Complaint(`port ${port}`, 'a TCP port, for HTTP needs one', 'route to another port');
}

/** A property of something that may be no object at all. */
export function partOf(owner: unknown, key: string): unknown {
  return typeof owner === 'object' && owner !== null ? propertyOf(owner, key) : undefined;
}

function textIn(owner: unknown, key: string): string | undefined {
  const value = partOf(owner, key);
  return typeof value === 'string' ? value : undefined;
}
