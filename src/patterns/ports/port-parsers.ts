import { Complaint } from '../../values/complaint';
import { hasPrototype } from '../../values/foreign-object';
import { instanceOf, listOf, type Parser } from '../../values/parser';
import { PodPort } from './pod-port';
import { PortMapping, ServicePort } from './service-port';

const MAPPED = 'PodPort.tcp(8080, "http").exposedAs(80)';

/** One pod port. */
export const podPort = instanceOf(PodPort, 'PodPort.tcp(8080, "http")');

/** The ports of a Service that does not translate port numbers; it may have none. */
export const podPorts = listOf(
  (input) =>
    hasPrototype(input, PortMapping.prototype)
      ? new Complaint(
          `the mapping of port ${input} to ${input.target}`,
          'a PodPort: nothing stands in front of the pods that could translate port numbers',
          'leave out exposedAs',
        )
      : podPort(input),
  'pod ports',
);

const offersItself = (input: unknown): input is PodPort => hasPrototype(input, PodPort.prototype);

/** A port of a Service with written endpoints. */
export const writtenPort: Parser<ServicePort> = (input) =>
  offersItself(input)
    ? input.asServicePort()
    : instanceOf(ServicePort, 'PodPort.tcp(9376, "http").exposedAs(80)')(input);

const clusterPort: Parser<ServicePort> = (input) => {
  if (offersItself(input)) {
    return input.asServicePort();
  }
  return hasPrototype(input, PortMapping.prototype) && !hasPrototype(input, ServicePort.prototype)
    ? new Complaint(
        `port ${input} on node port ${input.nodePort}`,
        'a port inside the cluster',
        'leave out onNodePort, or use a Service with node ports',
      )
    : instanceOf(ServicePort, MAPPED)(input);
};

/** The ports of a Service inside the cluster. */
export const servicePorts = listOf(clusterPort, 'Service ports', { min: 1 });

const portMapping: Parser<PortMapping> = (input) =>
  offersItself(input) ? input.asPortMapping() : instanceOf(PortMapping, MAPPED)(input);

/** The ports of a Service with node ports, fixed or left to Kubernetes. */
export const portMappings = listOf(portMapping, 'Service ports', { min: 1 });

const onNodePort = instanceOf(PortMapping, `${MAPPED}.onNodePort(30123)`);

/** Ports that have fixed node ports. */
export const fixedNodePorts = listOf((input) => {
  const port = onNodePort(input);
  return port instanceof PortMapping && port.nodePort === undefined
    ? new Complaint(`port ${port} without a node port`, 'a port with a node port', 'call onNodePort on it')
    : port;
}, 'ports with node ports');
