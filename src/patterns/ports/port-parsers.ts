import { instanceOf, listOf } from '../../values/parser';
import { PodPort } from './pod-port';
import { PortMapping, ServicePort } from './service-port';

/** One pod port. */
export const podPort = instanceOf(PodPort, 'PodPort.tcp(8080, "http")');

/** The ports of a Service that does not translate port numbers; it may have none. */
export const podPorts = listOf(podPort, 'pod ports');

/** The ports of a Service inside the cluster. */
export const servicePorts = listOf(
  instanceOf(ServicePort, 'PodPort.tcp(8080, "http").exposedAs(80)'),
  'Service ports',
  { min: 1 },
);

/** The ports of a Service with node ports, fixed or left to Kubernetes. */
export const portMappings = listOf(
  instanceOf(PortMapping, 'PodPort.tcp(8080, "http").exposedAs(80)'),
  'Service ports',
  { min: 1 },
);
