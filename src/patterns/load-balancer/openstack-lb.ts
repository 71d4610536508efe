import { OPENSTACK } from '../../kinds/load-balancers/openstack';
import { Complaint } from '../../values/complaint';
import { optional, text, yesOrNo } from '../../values/parser';
import { quoted } from '../../values/wording';
import { readerOf, refusal } from '../refusal';
import { annotated, type ProviderPlan } from './provider-plan';

const WHERE = 'LoadBalancerProvider.openStack';

/** How a load balancer of OpenStack Octavia is set up. */
export interface OpenStackOptions {
  /**
   * Whether it has no floating IP, so that clients of its network alone reach it
   * (`service.beta.kubernetes.io/openstack-internal-load-balancer`).
   *
   * @default - what the controller was told
   */
  readonly internalOnly?: boolean;

  /**
   * The ID of the network that the floating IP is taken from (`loadbalancer.openstack.org/floating-network-id`). Refused with
   * `internalOnly: true`.
   *
   * @default - what the controller was told
   */
  readonly floatingNetworkId?: string;

  /**
   * The ID of the subnet that the inner address is taken from (`loadbalancer.openstack.org/subnet-id`).
   *
   * @default - what the controller was told
   */
  readonly subnetId?: string;

  /**
   * The ID of the flavor, which decides the capacity (`loadbalancer.openstack.org/flavor-id`).
   *
   * @default - that of Octavia
   */
  readonly flavorId?: string;

  /**
   * Whether the floating IP outlives the Service (`loadbalancer.openstack.org/keep-floatingip`). Refused with
   * `internalOnly: true`.
   *
   * @default false
   */
  readonly keepFloatingIp?: boolean;

  /**
   * Whether a header before each connection tells the pods the address of the client, which they do not see otherwise
   * (`loadbalancer.openstack.org/proxy-protocol`). The pods must expect it.
   *
   * @default false
   */
  readonly proxyProtocol?: boolean;
}

const readOpenStack = readerOf<OpenStackOptions>()({
  internalOnly: optional(yesOrNo),
  floatingNetworkId: optional(text),
  subnetId: optional(text),
  flavorId: optional(text),
  keepFloatingIp: optional(yesOrNo),
  proxyProtocol: optional(yesOrNo),
});

/** A load balancer of OpenStack Octavia, made by the OpenStack cloud controller manager. */
export function openStackLb(options: OpenStackOptions): ProviderPlan {
  const read = readOpenStack(WHERE, options);
  const floating =
    read.floatingNetworkId !== undefined
      ? (['floatingNetworkId', quoted(read.floatingNetworkId)] as const)
      : read.keepFloatingIp !== undefined
        ? (['keepFloatingIp', String(read.keepFloatingIp)] as const)
        : undefined;
  if (read.internalOnly && floating !== undefined) {
    const [name, value] = floating;
    throw refusal(
      WHERE,
      new Complaint(
        `${value} for an internal load balancer`,
        'a public one: an internal one has no floating IP',
        'leave it out, or leave out internalOnly',
        `.${name}`,
      ),
    );
  }
  return {
    where: WHERE,
    facts: OPENSTACK,
    annotations: {
      ...annotated('service.beta.kubernetes.io/', { 'openstack-internal-load-balancer': read.internalOnly }),
      ...annotated('loadbalancer.openstack.org/', {
        'floating-network-id': read.floatingNetworkId,
        'subnet-id': read.subnetId,
        'flavor-id': read.flavorId,
        'keep-floatingip': read.keepFloatingIp,
        'proxy-protocol': read.proxyProtocol || undefined,
      }),
    },
  };
}
