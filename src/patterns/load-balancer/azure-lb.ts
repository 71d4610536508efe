import { Complaint } from '../../values/complaint';
import { optional, text, yesOrNo } from '../../values/parser';
import { quoted } from '../../values/wording';
import { readProps, refusal } from '../refusal';
import type { ProviderPlan } from './provider-plan';

const WHERE = 'LoadBalancerProvider.azure';
const PREFIX = 'service.beta.kubernetes.io/azure';

/** How an Azure Load Balancer is set up. */
export interface AzureOptions {
  /**
   * Whether the load balancer has an address of the virtual network instead of a public one
   * (`…/azure-load-balancer-internal`).
   *
   * @default false
   */
  readonly internalOnly?: boolean;

  /**
   * The name of the subnet that an internal load balancer takes its address from
   * (`…/azure-load-balancer-internal-subnet`). Refused without `internalOnly: true`.
   *
   * @default - the subnet of the cluster
   */
  readonly subnet?: string;

  /**
   * The resource group of the public address, where it is not the cluster's (`…/azure-load-balancer-resource-group`).
   * Refused with `internalOnly: true`.
   *
   * @default - the cluster's resource group
   */
  readonly resourceGroup?: string;

  /**
   * The name of an existing public IPv4 address (`…/azure-pip-name`). Refused with `internalOnly: true`.
   *
   * @default - Azure makes a new address
   */
  readonly publicIpName?: string;
}

/** An Azure Load Balancer, made by the Azure cloud provider. */
export function azureLb(options: AzureOptions): ProviderPlan {
  const read = readProps<AzureOptions>()(WHERE, options, {
    internalOnly: optional(yesOrNo),
    subnet: optional(text),
    resourceGroup: optional(text),
    publicIpName: optional(text),
  });
  const annotations: Record<string, string> = {};
  if (read.internalOnly) {
    refuseGiven({ resourceGroup: read.resourceGroup, publicIpName: read.publicIpName }, 'a public load balancer');
    annotations[`${PREFIX}-load-balancer-internal`] = 'true';
  } else {
    refuseGiven({ subnet: read.subnet }, 'an internal load balancer');
  }
  if (read.subnet !== undefined) {
    annotations[`${PREFIX}-load-balancer-internal-subnet`] = read.subnet;
  }
  if (read.resourceGroup !== undefined) {
    annotations[`${PREFIX}-load-balancer-resource-group`] = read.resourceGroup;
  }
  if (read.publicIpName !== undefined) {
    annotations[`${PREFIX}-pip-name`] = read.publicIpName;
  }
  return {
    annotations,
    objection: ({ loadBalancerClass }) =>
      loadBalancerClass === undefined
        ? undefined
        : new Complaint(
            quoted(loadBalancerClass),
            "no class: Azure's controller leaves Services of a class alone",
            'leave out the class or the provider',
            '.loadBalancerClass',
          ),
  };
}

/** Azure ignores what belongs to the other kind of load balancer. */
function refuseGiven(options: Record<string, string | undefined>, onlyFor: string): void {
  for (const [name, value] of Object.entries(options)) {
    if (value !== undefined) {
      const cure = onlyFor.startsWith('an internal') ? 'set internalOnly: true' : 'leave out internalOnly';
      throw refusal(WHERE, new Complaint(quoted(value), onlyFor, `${cure}, or leave this out`, `.${name}`));
    }
  }
}
