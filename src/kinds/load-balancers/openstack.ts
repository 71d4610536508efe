import { onFirstUse } from '../../values/on-first-use';
import { PROTOCOLS } from '../../values/port';
import { each, withPrefix } from '../annotations/annotation-fact';
import { flag, integer, words } from '../annotations/value-forms';
import { BY_NO_OTHER_TYPE } from './cloud-controller-managers';
import type { KnownLoadBalancer } from './load-balancer-facts';

const on = ['Service'] as const;

const PREFIX = 'loadbalancer.openstack.org/';

/**
 * A load balancer of OpenStack Octavia, by its cloud controller manager: a proxy before the node ports. Session affinity
 * becomes persistence by source address (`SOURCE_IP`, buildPoolCreateOpt of pkg/openstack/loadbalancer.go), and source ranges
 * are obeyed from Octavia 2.12 on (`OctaviaFeatureVIPACL` of pkg/util/openstack/loadbalancer.go).
 */
export const OPENSTACK: KnownLoadBalancer = {
  name: 'a load balancer of OpenStack Octavia',
  classes: [],
  ...BY_NO_OTHER_TYPE,
  needsNodePorts: true,
  protocols: PROTOCOLS,
  mixes: 'at one port',
  admitsByRange: true,
  affinity: 'kept',
  sendsProxyBy: [{ key: `${PREFIX}proxy-protocol`, values: /^(true|v1|v2)$/i }],
  annotations: {
    reader: "OpenStack's cloud controller manager",
    source:
      'https://github.com/kubernetes/cloud-provider-openstack/blob/master/docs/openstack-cloud-controller-manager/expose-applications-using-loadbalancer-type-service.md',
    prefixes: [PREFIX],
    facts: onFirstUse(() => ({
      'service.beta.kubernetes.io/openstack-internal-load-balancer': { on, value: flag },
      ...withPrefix(PREFIX, {
        ...each(['keep-floatingip', 'x-forwarded-for', 'enable-health-monitor'], { on, value: flag }),
        'proxy-protocol': { on },
        'lb-method': { on, value: words('ROUND_ROBIN', 'LEAST_CONNECTIONS', 'SOURCE_IP', 'SOURCE_IP_PORT') },
        'connection-limit': { on, value: integer(-1) },
        ...each(['timeout-client-data', 'timeout-member-connect', 'timeout-member-data', 'timeout-tcp-inspect'], {
          on,
          value: integer(0, Number.MAX_SAFE_INTEGER, 'ms'),
        }),
        ...each(
          [
            'health-monitor-delay',
            'health-monitor-timeout',
            'health-monitor-max-retries',
            'health-monitor-max-retries-down',
          ],
          {
            on,
            value: integer(1),
          },
        ),
        ...each(
          [
            'floating-network-id',
            'floating-subnet',
            'floating-subnet-id',
            'floating-subnet-tags',
            'class',
            'subnet-id',
            'member-subnet-id',
            'network-id',
            'port-id',
            'load-balancer-id',
            'load-balancer-address',
            'flavor-id',
            'availability-zone',
            'default-tls-container-ref',
            'hostname',
            'node-selector',
          ],
          { on },
        ),
      }),
    })),
  },
};
