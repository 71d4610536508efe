import { HETZNER } from '../../kinds/load-balancers/hetzner';
import { Complaint } from '../../values/complaint';
import { dnsSubdomain } from '../../values/dns-name';
import { optional, text, yesOrNo } from '../../values/parser';
import { quoted } from '../../values/wording';
import { readerOf, refusal } from '../refusal';
import { annotated, type ProviderPlan } from './provider-plan';

const WHERE = 'LoadBalancerProvider.hetzner';

/** How a load balancer of Hetzner Cloud is set up. */
export interface HetznerOptions {
  /**
   * Where the load balancer is made, such as `fsn1` (`load-balancer.hetzner.cloud/location`). Refused with `networkZone`.
   *
   * @default - what the controller was told; it makes nothing if that is nothing
   */
  readonly location?: string;

  /**
   * The zone of the network in which it is made, such as `eu-central` (`load-balancer.hetzner.cloud/network-zone`). Refused
   * with `location`.
   *
   * @default - as for `location`
   */
  readonly networkZone?: string;

  /**
   * The type, which decides price and capacity, such as `lb11` (`load-balancer.hetzner.cloud/type`).
   *
   * @default - the controller's own: lb11
   */
  readonly machineType?: string;

  /**
   * Whether clients of the private network alone reach it (`load-balancer.hetzner.cloud/disable-public-network`).
   *
   * @default false
   */
  readonly internalOnly?: boolean;

  /**
   * Whether it reaches the nodes at their private addresses (`load-balancer.hetzner.cloud/use-private-ip`).
   *
   * @default - what the controller was told
   */
  readonly usePrivateIp?: boolean;

  /**
   * Whether a header before each connection tells the pods the address of the client, which they do not see otherwise,
   * whatever the traffic policy (`load-balancer.hetzner.cloud/uses-proxyprotocol`). The pods must expect it.
   *
   * @default false
   */
  readonly proxyProtocol?: boolean;

  /**
   * The host name that the Service shows instead of its address (`load-balancer.hetzner.cloud/hostname`), so that pods that
   * call it go through the load balancer too, as the PROXY protocol wants.
   *
   * @default - the addresses are shown
   */
  readonly hostname?: string;
}

const readHetzner = readerOf<HetznerOptions>()({
  location: optional(text),
  networkZone: optional(text),
  machineType: optional(text),
  internalOnly: optional(yesOrNo),
  usePrivateIp: optional(yesOrNo),
  proxyProtocol: optional(yesOrNo),
  hostname: optional(dnsSubdomain),
});

/** A load balancer of Hetzner Cloud, made by its cloud controller manager. */
export function hetznerLb(options: HetznerOptions): ProviderPlan {
  const read = readHetzner(WHERE, options);
  if (read.location !== undefined && read.networkZone !== undefined) {
    throw refusal(
      WHERE,
      new Complaint(
        `${quoted(read.networkZone)} beside the location ${quoted(read.location)}`,
        'one of the two',
        'leave one out',
        '.networkZone',
      ),
    );
  }
  return {
    where: WHERE,
    facts: HETZNER,
    annotations: annotated('load-balancer.hetzner.cloud/', {
      location: read.location,
      'network-zone': read.networkZone,
      type: read.machineType,
      'disable-public-network': read.internalOnly || undefined,
      'use-private-ip': read.usePrivateIp,
      'uses-proxyprotocol': read.proxyProtocol,
      hostname: read.hostname,
    }),
    doubt: ({ externalTrafficPolicy }) =>
      externalTrafficPolicy !== 'Local' || read.proxyProtocol
        ? undefined
        : new Complaint(
            'traffic policy Local behind a proxy, which gives the pods its own address for that of the client',
            'the PROXY protocol, if the pods are to see the address of the client',
            `set proxyProtocol: true in ${WHERE} if the pods understand it, or use TrafficPolicy.CLUSTER`,
            '.externalTrafficPolicy',
          ),
  };
}
