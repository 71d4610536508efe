import type { k8s } from 'cdk8s-plus-27';
import type { IConstruct } from 'constructs';
import { nodePortIn } from '../../values/port';
import { TargetCluster } from '../cluster/target-cluster';
import type { PortMapping } from '../ports/service-port';
import { accepted, refusal } from '../refusal';
import type { AddressedServiceProps, ProxiedServiceProps } from './common-props';
import { familiesComplaint } from './families';

/** The fields of a Service spec that come from `AddressedServiceProps`. */
export function addressedFields(construct: IConstruct, props: AddressedServiceProps): Partial<k8s.ServiceSpec> {
  const complaint = familiesComplaint(props.ipFamilies, props.ipFamilyPolicy);
  if (complaint !== undefined) {
    throw refusal(construct, complaint);
  }
  return {
    ipFamilies: props.ipFamilies,
    ipFamilyPolicy: props.ipFamilyPolicy,
    // False is what Kubernetes assumes.
    publishNotReadyAddresses: props.publishNotReadyAddresses || undefined,
  };
}

/** The fields of a Service spec that come from `ProxiedServiceProps`. */
export function proxiedFields(construct: IConstruct, props: ProxiedServiceProps): Partial<k8s.ServiceSpec> {
  return { ...addressedFields(construct, props), internalTrafficPolicy: props.internalTrafficPolicy };
}

/** Refuses node ports that the construct's cluster does not give out. */
export function checkNodePorts(construct: IConstruct, ports: readonly PortMapping[]): void {
  const parse = nodePortIn(TargetCluster.of(construct)._nodePorts);
  for (const [i, { nodePort }] of ports.entries()) {
    if (nodePort !== undefined) {
      accepted(`${construct.node.path} ports[${i}].nodePort`, parse(nodePort));
    }
  }
}
