import { onFirstUse } from '../../values/on-first-use';
import { PROTOCOLS } from '../../values/port';
import { each, withPrefix } from '../annotations/annotation-fact';
import { integer, plainFlag, shaped, wordsOfAnyCase } from '../annotations/value-forms';
import { BY_NO_OTHER_TYPE } from './cloud-controller-managers';
import type { KnownLoadBalancer } from './load-balancer-facts';

const on = ['Service'] as const;

const PREFIX = 'service.beta.kubernetes.io/azure-';

/**
 * An Azure Load Balancer of the Azure cloud provider. It leaves Services of a class alone. Traffic arrives with
 * the address of the load balancer; only probes go to node ports, unless the cluster shares one probe of its nodes. Session affinity becomes the distribution mode `SourceIP`
 * (`getLoadBalancingRuleProps`).
 */
export const AZURE: KnownLoadBalancer = {
  name: 'an Azure Load Balancer',
  classes: [],
  ...BY_NO_OTHER_TYPE,
  needsNodePorts: false,
  protocols: PROTOCOLS,
  mixes: 'at one port',
  admitsByRange: true,
  affinity: 'kept',
  healthProbes: {
    prefix: `${PREFIX}load-balancer-`,
    holding: 'health-probe',
    path: `${PREFIX}load-balancer-health-probe-request-path`,
  },
  annotations: {
    reader: 'the Azure cloud provider',
    source: 'https://cloud-provider-azure.sigs.k8s.io/topics/loadbalancer/',
    prefixes: [PREFIX],
    facts: onFirstUse(() => ({
      'service.beta.kubernetes.io/port_*': { on, portInKey: /\/port_(\d+)_/ },
      ...withPrefix(PREFIX, {
        ...each(
          [
            'load-balancer-internal',
            'load-balancer-enable-high-availability-ports',
            'load-balancer-disable-tcp-reset',
            'deny-all-except-load-balancer-source-ranges',
            'disable-load-balancer-floating-ip',
            'disable-load-balancer-nsg-rule',
            'pls-create',
            'pls-proxy-protocol',
          ],
          { on, value: plainFlag },
        ),
        'load-balancer-internal-subnet': { on, needs: 'load-balancer-internal' },
        'load-balancer-tcp-idle-timeout': { on, value: integer(4, 100, 'minutes') },
        'load-balancer-health-probe-protocol': { on, value: wordsOfAnyCase('tcp', 'http', 'https') },
        'load-balancer-health-probe-request-path': {
          on,
          value: shaped(/^\//, 'a path that begins with "/"', 'begin it with "/"'),
        },
        'load-balancer-health-probe-interval': { on, value: integer(5, Number.MAX_SAFE_INTEGER, 's') },
        'load-balancer-health-probe-num-of-probe': { on, value: integer(2) },
        ...each(
          [
            'load-balancer-mode',
            'load-balancer-resource-group',
            'load-balancer-configurations',
            'load-balancer-ipv4',
            'load-balancer-ipv6',
            'dns-label-name',
            'pip-name',
            'pip-name-ipv6',
            'pip-prefix-id',
            'pip-prefix-id-ipv6',
            'pip-ip-tags',
            'pip-tags',
            'allowed-service-tags',
            'allowed-ip-ranges',
            'additional-public-ips',
            'pls-name',
            'pls-resource-group',
            'pls-ip-configuration-subnet',
            'pls-ip-configuration-ip-address-count',
            'pls-ip-configuration-ip-address',
            'pls-fqdns',
            'pls-visibility',
            'pls-auto-approval',
          ],
          { on },
        ),
      }),
    })),
  },
};
