import { Protocol, type ServiceBindOptions, ServiceType } from 'cdk8s-plus-27';
import type { IConstruct } from 'constructs';
import { Complaint } from '../../values/complaint';
import { memberOf } from '../../values/member';
import { optional, type Parser } from '../../values/parser';
import { nodePortIn, portName, portNumber, servicePortName } from '../../values/port';
import { TargetCluster } from '../cluster/target-cluster';
import { accepted, readerOf, refusal } from '../refusal';

const targetPort: Parser<number | string> = (input) =>
  typeof input === 'string' && /\D/.test(input) ? portName(input) : portNumber(input);

/** Reads a port that is bound to the cdk8s-plus Service of a pattern, and refuses what Kubernetes would refuse or change. */
export function boundPort(
  pattern: IConstruct,
  type: ServiceType,
  port: number,
  options: ServiceBindOptions,
): ServiceBindOptions {
  const where = `${pattern.node.path} service.bind`;
  accepted(`${where} port`, portNumber(port));
  const read = readerOf<ServiceBindOptions>()({
    name: optional(servicePortName),
    protocol: optional(memberOf({ Protocol })),
    targetPort: optional(targetPort),
    nodePort: optional(nodePortIn(TargetCluster.of(pattern)._nodePorts)),
  })(where, options);
  const { nodePort } = read;
  if (nodePort !== undefined && type !== ServiceType.NODE_PORT && type !== ServiceType.LOAD_BALANCER) {
    throw refusal(
      where,
      new Complaint(
        `node port ${nodePort}`,
        `none on a Service of type ${type}`,
        'use a Service with node ports',
        '.nodePort',
      ),
    );
  }
  // cdk8s-plus has no type for named target ports, but renders them.
  return read as ServiceBindOptions;
}
