import { onFirstUse } from '../../values/on-first-use';
import { each, withPrefix } from '../annotations/annotation-fact';
import { flag, goDuration, integer, portText, wordsOfAnyCase } from '../annotations/value-forms';
import { BY_NO_OTHER_TYPE } from './cloud-controller-managers';
import type { KnownLoadBalancer } from './load-balancer-facts';

const on = ['Service'] as const;

const PREFIX = 'load-balancer.hetzner.cloud/';

/**
 * A load balancer of Hetzner Cloud, by its cloud controller manager. It is a proxy before the node ports, skips ports that
 * are not TCP (`UnsupportedProtocolConfigured`), and never looks at `loadBalancerSourceRanges`. Location or network zone
 * must be known, from an annotation or the controller's settings.
 */
export const HETZNER: KnownLoadBalancer = {
  name: 'a load balancer of Hetzner Cloud',
  classes: [],
  ...BY_NO_OTHER_TYPE,
  needsNodePorts: true,
  protocols: ['TCP'],
  mixes: 'no',
  admitsByRange: false,
  affinity: 'lost',
  sendsProxyBy: [{ key: `${PREFIX}uses-proxyprotocol`, values: /^true$/i }],
  annotations: {
    reader: "Hetzner's cloud controller manager",
    source:
      'https://github.com/hetznercloud/hcloud-cloud-controller-manager/blob/main/docs/reference/load_balancer_annotations.md',
    prefixes: [PREFIX],
    facts: onFirstUse(() =>
      withPrefix(PREFIX, {
        protocol: { on, value: wordsOfAnyCase('tcp', 'http', 'https') },
        'algorithm-type': { on, value: wordsOfAnyCase('round_robin', 'least_connections') },
        location: { on, excludes: ['network-zone'] },
        'network-zone': { on, excludes: ['location'] },
        'certificate-type': { on, value: wordsOfAnyCase('uploaded', 'managed') },
        'health-check-protocol': { on, value: wordsOfAnyCase('tcp', 'http', 'https') },
        'health-check-port': { on, value: portText },
        ...each(
          [
            'ipv6-disabled',
            'disable-public-network',
            'disable-private-ingress',
            'use-private-ip',
            'uses-proxyprotocol',
            'http-redirect-http',
            'http-sticky-sessions',
            'http-managed-certificate-acme-staging',
            'health-check-http-validate-certificate',
          ],
          { on, value: flag },
        ),
        // Seconds alone are none: DurationFromService of internal/annotation/name.go.
        ...each(['http-timeout-idle', 'http-cookie-lifetime', 'health-check-interval', 'health-check-timeout'], {
          on,
          value: goDuration,
        }),
        'health-check-retries': { on, value: integer(0) },
        ...each(
          [
            'ipv4',
            'ipv4-rdns',
            'ipv6',
            'ipv6-rdns',
            'id',
            'name',
            'type',
            'hostname',
            'private-ipv4',
            'private-subnet-ip-range',
            'node-selector',
            'http-cookie-name',
            'http-certificates',
            'http-managed-certificate-name',
            'http-managed-certificate-domains',
            'health-check-http-domain',
            'health-check-http-path',
            'http-status-codes',
          ],
          { on },
        ),
      }),
    ),
  },
};
