import { Complaint, isComplaint } from '../../values/complaint';
import { dnsSubdomain } from '../../values/dns-name';
import { endpointAddress, type IpAddress } from '../../values/ip-address';
import { listOf, optional, type Parser, text } from '../../values/parser';
import { repeatedAt } from '../../values/repeated';
import { quoted } from '../../values/wording';
import { readProps } from '../refusal';
import { IpFamilyPolicy } from '../service/common-props';
import type { BalancedService, ProviderPlan } from './provider-plan';

/** How a load balancer of MetalLB is set up. */
export interface MetalLbOptions {
  /**
   * The name of the IPAddressPool that the address is taken from (`metallb.io/address-pool`).
   *
   * @default - any pool that assigns addresses by itself
   */
  readonly addressPool?: string;

  /**
   * The very addresses that are asked for (`metallb.io/loadBalancerIPs`): one, or one of each family for a dual-stack
   * Service. With `addressPool`, they must be of that pool.
   *
   * @default - MetalLB chooses
   */
  readonly addresses?: string[];

  /**
   * A text that Services have in common which may share one address (`metallb.io/allow-shared-ip`). With policy Local they
   * must select the same pods, and use different ports.
   *
   * @default - the address is not shared
   */
  readonly sharingKey?: string;
}

/** A load balancer of MetalLB, for clusters on machines of one's own. */
export function metalLb(options: MetalLbOptions): ProviderPlan {
  const read = readProps<MetalLbOptions>()('LoadBalancerProvider.metalLb', options, {
    addressPool: optional(dnsSubdomain),
    addresses: optional(oneOfEachFamily),
    sharingKey: optional(text),
  });
  const annotations: Record<string, string> = {};
  if (read.addressPool !== undefined) {
    annotations['metallb.io/address-pool'] = read.addressPool;
  }
  if (read.addresses !== undefined) {
    annotations['metallb.io/loadBalancerIPs'] = read.addresses.join(',');
  }
  if (read.sharingKey !== undefined) {
    annotations['metallb.io/allow-shared-ip'] = read.sharingKey;
  }
  // MetalLB can be told to take any class (--lb-class), so none contradicts it.
  return { annotations, objection: (service) => familyObjection(service, read.addresses ?? []) };
}

const oneOfEachFamily: Parser<IpAddress[]> = (input) => {
  const addresses = listOf(endpointAddress, 'addresses', { min: 1, max: 2 })(input);
  if (isComplaint(addresses)) {
    return addresses;
  }
  const repeated = repeatedAt(addresses.map(({ family }) => family));
  return repeated === undefined
    ? addresses
    : new Complaint(
        `a second ${addresses[repeated].family} address, ${quoted(String(addresses[repeated]))}`,
        'one address of each family',
        'leave one out',
        `[${repeated}]`,
      );
};

/** MetalLB assigns nothing to a Service whose families are not those of the addresses. */
function familyObjection(service: BalancedService, addresses: readonly IpAddress[]): Complaint | undefined {
  const dualStack = service.ipFamilyPolicy !== undefined && service.ipFamilyPolicy !== IpFamilyPolicy.SINGLE_STACK;
  return addresses.length < 2 || dualStack
    ? undefined
    : new Complaint(
        service.ipFamilyPolicy === undefined ? 'nothing' : quoted(service.ipFamilyPolicy),
        'a dual-stack policy for addresses of both families',
        'set ipFamilyPolicy: IpFamilyPolicy.REQUIRE_DUAL_STACK, or ask for one address',
        '.ipFamilyPolicy',
      );
}
