import { CILIUM, CILIUM_CLASSES } from '../../kinds/load-balancers/cilium';
import { Complaint, isComplaint } from '../../values/complaint';
import { dnsLabel } from '../../values/dns-name';
import { endpointAddress } from '../../values/ip-address';
import { memberOf } from '../../values/member';
import { listOf, optional, type Parser, text } from '../../values/parser';
import { listed, quoted } from '../../values/wording';
import { readerOf, refusal } from '../refusal';
import { annotated, type ProviderPlan } from './provider-plan';
import { claimAddresses } from './shared-addresses';

const WHERE = 'LoadBalancerProvider.cilium';

/** How Cilium makes the address of a load balancer known to the network. */
export enum CiliumAnnouncement {
  /** Routers learn it over BGP (the class `io.cilium/bgp-control-plane`). */
  BGP = 'bgp',
  /** One node answers for it in its layer 2 network (the class `io.cilium/l2-announcer`). */
  L2 = 'l2',
}

/** How a load balancer of Cilium's LB IPAM is set up. */
export interface CiliumOptions {
  /**
   * The very addresses that are asked for, at least one (`lbipam.cilium.io/ips`). They must be of a
   * CiliumLoadBalancerIPPool that takes the Service. Refused is an address that another Service of the cluster wants as
   * well, unless the two may share it.
   *
   * @default - Cilium chooses
   */
  readonly addresses?: string[];

  /**
   * A text that Services have in common which share their addresses (`lbipam.cilium.io/sharing-key`). They must use
   * different ports, and either have policy Cluster both or select the same pods.
   *
   * @default - addresses are not shared
   */
  readonly sharingKey?: string;

  /**
   * The other namespaces whose Services may share, each by its name, or "*" for all
   * (`lbipam.cilium.io/sharing-cross-namespace`). Refused without `sharingKey`.
   *
   * @default - only Services of the same namespace share
   */
  readonly sharedWithNamespaces?: string[];

  /**
   * Who announces the address (`spec.loadBalancerClass`).
   *
   * @default - no class: whatever Cilium's policies say, and other load balancers may take the Service as well
   */
  readonly announcedBy?: CiliumAnnouncement;
}

const namespaceOrAll: Parser<string> = (input) => (input === '*' ? input : dnsLabel(input));

const addressList: Parser<string[]> = (input) => {
  const parsed = listOf(endpointAddress, 'addresses', { min: 1 })(input);
  return isComplaint(parsed) ? parsed : parsed.map(String);
};

const readCilium = readerOf<CiliumOptions>()({
  addresses: optional(addressList),
  sharingKey: optional(text),
  sharedWithNamespaces: optional(listOf(namespaceOrAll, 'namespaces', { min: 1 })),
  announcedBy: optional(memberOf({ CiliumAnnouncement })),
});

/** A load balancer of Cilium, for clusters on machines of one's own. */
export function ciliumLb(options: CiliumOptions): ProviderPlan {
  const read = readCilium(WHERE, options);
  if (read.sharedWithNamespaces !== undefined && read.sharingKey === undefined) {
    throw refusal(
      WHERE,
      new Complaint(
        listed(read.sharedWithNamespaces.map(quoted), 'and'),
        'a sharingKey, without which nothing is shared',
        'set sharingKey, or leave this out',
        '.sharedWithNamespaces',
      ),
    );
  }
  return {
    where: WHERE,
    facts: read.announcedBy === undefined ? CILIUM : { ...CILIUM, classes: [CILIUM_CLASSES[read.announcedBy]] },
    loadBalancerClass: read.announcedBy && CILIUM_CLASSES[read.announcedBy],
    annotations: annotated('lbipam.cilium.io/', {
      ips: read.addresses?.join(','),
      'sharing-key': read.sharingKey,
      'sharing-cross-namespace': read.sharedWithNamespaces?.join(','),
    }),
    claim: (service) => claimAddresses(service, read.addresses ?? [], read.sharingKey),
  };
}
