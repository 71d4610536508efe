import { Complaint } from '../../values/complaint';
import { listed, quoted } from '../../values/wording';

/** What must differ between the ports of one Service, however they came about. */
export interface NamedPort {
  readonly port: number;
  readonly name?: string;
  readonly protocol: string;
  readonly nodePort?: number;
}

/**
 * What the API server would find wrong between the ports of one Service: missing, repeated, clashing.
 *
 * @param renaming how a port gets another name where it came from
 */
export function portsComplaint(
  ports: readonly NamedPort[],
  renaming: (port: NamedPort) => string = () => 'rename one',
): Complaint | undefined {
  // Most Services have one, which nothing can clash with.
  if (ports.length < 2) {
    return undefined;
  }
  const nameless = ports.find((port) => port.name === undefined);
  if (nameless !== undefined) {
    return new Complaint(
      `${ports.length} ports, of which ${written(nameless)} has no name`,
      'a name for each of several ports',
      `name it: PodPort.${nameless.protocol.toLowerCase()}(…, "http")`,
    );
  }
  return (
    repeated(
      ports,
      (port) => port.name,
      (port) => `the port name ${quoted(port.name ?? '')} twice`,
      'different names',
      renaming,
    ) ??
    repeated(
      ports,
      (port) => `${port.port}/${port.protocol}`,
      (port) => `port ${port.port}/${port.protocol} twice`,
      'different ports',
      () => 'leave one out or change its number',
    ) ??
    clashingNodePorts(ports)
  );
}

/** The ports of a Service, for the list of a refusal. */
export function writtenPorts(ports: readonly NamedPort[]): string {
  return ports.length === 0 ? 'no port' : listed(ports.map(written));
}

function written(port: NamedPort): string {
  return `${port.port}/${port.protocol}${port.name === undefined ? '' : ` (${port.name})`}`;
}

function repeated(
  ports: readonly NamedPort[],
  keyOf: (port: NamedPort) => string | undefined,
  found: (port: NamedPort) => string,
  expected: string,
  fix: (port: NamedPort) => string,
): Complaint | undefined {
  const seen = new Set<string>();
  for (const port of ports) {
    const key = keyOf(port);
    if (key === undefined) {
      continue;
    }
    if (seen.has(key)) {
      return new Complaint(found(port), expected, fix(port));
    }
    seen.add(key);
  }
  return undefined;
}

/**
 * One node port may serve TCP and UDP, but only for one and the same port number of the Service, and only the first node
 * port that is asked for that number: the API server remembers one for each (`initNodePorts` in
 * `pkg/registry/core/service/storage/alloc.go` of Kubernetes) and takes any other for itself alone.
 */
function clashingNodePorts(ports: readonly NamedPort[]): Complaint | undefined {
  const byNodePort = new Map<number, NamedPort>();
  const remembered = (number: number) => ports.find(({ port, nodePort }) => port === number && nodePort !== undefined);
  for (const port of ports) {
    const first = port.nodePort === undefined ? undefined : byNodePort.get(port.nodePort);
    if (first !== undefined && (first !== remembered(port.port) || first.protocol === port.protocol)) {
      return new Complaint(
        `node port ${port.nodePort} for ${written(first)} and ${written(port)}`,
        'a node port of its own for each port number',
        'choose another',
      );
    }
    if (port.nodePort !== undefined && first === undefined) {
      byNodePort.set(port.nodePort, port);
    }
  }
  return undefined;
}
