import { endpointAddress } from '../../values/ip-address';
import { onFirstUse } from '../../values/on-first-use';
import { PROTOCOLS } from '../../values/port';
import { each, withPrefix } from '../annotations/annotation-fact';
import { commaList, plainFlag } from '../annotations/value-forms';
import type { KnownLoadBalancer } from './load-balancer-facts';

const on = ['Service'] as const;

/**
 * kube-vip, which announces addresses by ARP from one node, or over BGP from several, and leaves the forwarding to
 * kube-proxy (`pkg/kubevip/annotations.go`). `0.0.0.0` asks for an address by DHCP.
 */
export const KUBE_VIP: KnownLoadBalancer = {
  name: 'kube-vip',
  needsNodePorts: false,
  protocols: PROTOCOLS,
  mixes: 'at one port',
  admitsByRange: true,
  affinity: 'unknown',
  annotations: {
    reader: 'kube-vip',
    source: 'https://kube-vip.io/docs/usage/kubernetes-services/',
    prefixes: ['kube-vip.io/'],
    facts: onFirstUse(() =>
      withPrefix('kube-vip.io/', {
        loadbalancerIPs: { on, value: commaList((part) => (part === '0.0.0.0' ? part : endpointAddress(part))) },
        ...each(['ignore', 'ignore-service-security', 'forwardUPNP', 'forcePerServiceElection', 'ddns'], {
          on,
          value: plainFlag,
        }),
        ...each(['egress', 'egress-internal', 'egress-ipv6', 'egress-no-internal-traffic', 'flush-conntrack'], {
          on,
          value: plainFlag,
        }),
        ...each(
          [
            'loadbalancerHostname',
            'serviceInterface',
            'serviceVLAN',
            'leaseName',
            'hwaddr',
            'requestedIP',
            'vipHost',
            'active-endpoint',
            'active-endpoint-ipv6',
            'egress-destination-ports',
            'egress-source-ports',
            'egress-allowed-networks',
            'egress-denied-networks',
            'egress-detect-api-server',
            'egress-nftables-table',
            'upnp-lease-duration',
            'rp_filter',
            'allow-reconcile-without-endpoints',
            'macvlanName',
            'dhcp-broadcast',
          ],
          { on },
        ),
      }),
    ),
  },
};
