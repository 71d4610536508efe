import { ServiceType } from 'cdk8s-plus-27';
import { Complaint } from '../../values/complaint';
import { listed } from '../../values/wording';
import type { PortMapping, ServicePort } from '../ports/service-port';
import type { Exposed } from './exposed-plan';
import type { Exposure } from './exposure';

const NO_OPTIONS = {};

/** What an exposure makes of a Service with these ports, or what is wrong with the node ports that it fixes. */
export function exposedBy(exposure: Exposure | undefined, ports: readonly ServicePort[]): Exposed | Complaint {
  if (exposure === undefined) {
    return { type: ServiceType.CLUSTER_IP, options: NO_OPTIONS, ports };
  }
  const { _type: type, _options: options } = exposure;
  const mapped = withNodePorts(ports, options.nodePorts ?? []);
  return mapped instanceof Complaint ? mapped : { type, options, ports: mapped };
}

/** The ports of a Service with the node ports that its exposure fixes for some of them, or what is wrong with these. */
function withNodePorts(ports: readonly ServicePort[], fixed: readonly PortMapping[]): PortMapping[] | Complaint {
  const fixedFor = new Map<ServicePort, PortMapping>();
  for (const [i, mapping] of fixed.entries()) {
    const port = ports.find((each) => sameMapping(each, mapping));
    if (port === undefined) {
      return new Complaint(
        `port ${mapping}, made from none of this Service's`,
        listed(ports.map(String)),
        'call onNodePort on a port of the Service',
        `.exposure.nodePorts[${i}]`,
      );
    }
    const other = fixedFor.get(port);
    if (other !== undefined) {
      return new Complaint(
        `node ports ${other.nodePort} and ${mapping.nodePort} for port ${port}`,
        'one node port for each port',
        'leave one out',
        `.exposure.nodePorts[${i}]`,
      );
    }
    fixedFor.set(port, mapping);
  }
  return ports.map((port) => fixedFor.get(port) ?? port);
}

/** Whether two mappings differ in nothing but the node port: what one of them says besides would be lost. */
function sameMapping(a: PortMapping, b: PortMapping): boolean {
  return (
    a.target._equals(b.target) &&
    a.port === b.port &&
    a.name === b.name &&
    a.appProtocol === b.appProtocol &&
    a.targetsName === b.targetsName
  );
}
