import type { k8s } from 'cdk8s-plus-27';
import { Complaint } from '../../values/complaint';
import { listOf } from '../../values/parser';
import { writtenPort } from '../ports/port-parsers';
import type { ServicePort } from '../ports/service-port';

/** The ports of a Service with written endpoints; a headless one may have none. */
export const endpointServicePorts = listOf(writtenPort, 'Service ports');

/** What is wrong with the ports of a Service behind which there are no pods. */
export function endpointPortsComplaint(ports: readonly ServicePort[], headless: boolean): Complaint | undefined {
  if (ports.length === 0 && !headless) {
    return new Complaint(
      'an empty list',
      'a list of Service ports, at least 1',
      'add one, or set headless: true for DNS names alone',
    );
  }
  for (const [i, port] of ports.entries()) {
    const { target } = port;
    if (port.targetsName) {
      return new Complaint(
        `port ${port} that targets a name`,
        `the number ${target.number}: no container declares names here`,
        'leave out targetingName()',
        `[${i}]`,
      );
    }
    if (headless && port.port !== target.number) {
      return new Complaint(
        `port ${port.port} in front of ${target.number}`,
        'one number: nothing translates the ports of a headless Service',
        `use exposedAs(${target.number}), or leave out headless`,
        `[${i}]`,
      );
    }
  }
  return undefined;
}

/** The ports of the machines. Name and protocol are the Service port's, for by them Kubernetes finds the one to the other. */
export function endpointPorts(ports: readonly ServicePort[]): k8s.EndpointPort[] | undefined {
  const written = ports.map(
    ({ name, target, appProtocol }): k8s.EndpointPort => ({
      name,
      port: target.number,
      // TCP is what Kubernetes assumes.
      protocol: target.protocol === 'TCP' ? undefined : target.protocol,
      appProtocol,
    }),
  );
  return written.length === 0 ? undefined : written;
}
