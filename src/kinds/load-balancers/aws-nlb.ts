import { onFirstUse } from '../../values/on-first-use';
import { each, withPrefix } from '../annotations/annotation-fact';
import { listedPorts, namedHealthPort } from '../annotations/named-by-value';
import { attributeList, flag, integer, words, wordsOfAnyCase } from '../annotations/value-forms';
import type { KnownLoadBalancer } from './load-balancer-facts';

const on = ['Service'] as const;

const PREFIX = 'service.beta.kubernetes.io/aws-load-balancer-';

/**
 * A Network Load Balancer of the AWS Load Balancer Controller, 3.x. The controller answers to the class of its flag
 * `--load-balancer-class` as well.
 *
 * Node ports: `buildTargetType` fails for targets of type instance without one. One port number: `validateMultiProtocolUsage`
 * merges TCP and UDP, and nothing else. Affinity: a flow is hashed by protocol, both addresses and both ports, unless the
 * target group has `stickiness.type=source_ip`. Other types: the annotations of `IsServiceSupported` in
 * pkg/service/service_utils.go are asked for and not the type, unless the feature gate `ServiceTypeLoadBalancerOnly` is on.
 */
export const AWS_NLB: KnownLoadBalancer = {
  name: 'an AWS Network Load Balancer',
  usualClass: 'service.k8s.aws/nlb',
  isAskedByOtherTypes: (annotations) => {
    const type = annotations.get(`${PREFIX}type`);
    return (
      type === 'nlb-ip' ||
      (type === 'external' && /^(?:ip|instance)$/.test(annotations.get(`${PREFIX}nlb-target-type`) ?? ''))
    );
  },
  needsNodePorts: true,
  protocols: ['TCP', 'UDP'],
  mixes: 'at one port',
  admitsByRange: true,
  affinity: 'lost',
  targetsBy: { key: `${PREFIX}nlb-target-type`, nodePorts: 'instance', pods: 'ip' },
  sendsProxyBy: [
    { key: `${PREFIX}proxy-protocol`, values: /^\*$/ },
    { key: `${PREFIX}target-group-attributes`, values: /proxy_protocol_v2\.enabled=true/ },
  ],
  annotations: {
    reader: 'the AWS Load Balancer Controller',
    source: 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/',
    prefixes: [PREFIX],
    facts: onFirstUse(() => ({
      'service.beta.kubernetes.io/load-balancer-source-ranges': { on },
      'service.beta.kubernetes.io/actions.*': { on },
      ...withPrefix(PREFIX, {
        type: { on, value: words('external', 'nlb-ip', 'nlb') },
        'nlb-target-type': { on, value: words('instance', 'ip') },
        scheme: { on, value: words('internal', 'internet-facing') },
        internal: { on, value: flag, excludes: ['scheme'] },
        'proxy-protocol': { on, value: words('*') },
        'ip-address-type': { on, value: words('ipv4', 'dualstack') },
        'ssl-cert': { on },
        'ssl-ports': { on, needs: 'ssl-cert', ports: listedPorts },
        'ssl-negotiation-policy': { on, needs: 'ssl-cert' },
        // The in-tree controller, which reads it as well, takes it without a certificate.
        'backend-protocol': { on, value: words('ssl', 'tcp', 'http', 'https') },
        'alpn-policy': {
          on,
          value: words('None', 'HTTP1Only', 'HTTP2Only', 'HTTP2Optional', 'HTTP2Preferred'),
          needs: 'ssl-cert',
        },
        'healthcheck-protocol': { on, value: wordsOfAnyCase('tcp', 'http', 'https') },
        ...each(['healthcheck-healthy-threshold', 'healthcheck-unhealthy-threshold'], { on, value: integer(2, 10) }),
        ...each(['healthcheck-timeout', 'healthcheck-interval'], { on, value: integer(1, 300, 's') }),
        ...each(['target-group-attributes', 'attributes', 'additional-resource-tags', 'target-node-labels'], {
          on,
          value: attributeList,
        }),
        'listener-attributes.*': { on, value: attributeList },
        ...each(['enable-tcp-udp-listener', 'disable-nlb-sg', 'multi-cluster-target-group'], { on, value: flag }),
        'manage-backend-security-group-rules': { on, value: flag },
        'enable-prefix-for-ipv6-source-nat': { on, value: words('on', 'off') },
        'inbound-sg-rules-on-private-link-traffic': { on, value: words('on', 'off') },
        'enable-icmp-for-path-mtu-discovery': { on, value: words('on', 'off') },
        ...each(
          [
            'name',
            'subnets',
            'eip-allocations',
            'private-ipv4-addresses',
            'ipv6-addresses',
            'security-groups',
            'security-group-prefix-lists',
            'source-nat-ipv6-prefixes',
            'minimum-load-balancer-capacity',
            'quic-enabled-ports',
            'proxy-protocol-per-target-group',
            'healthcheck-path',
            'healthcheck-success-codes',
          ],
          { on },
        ),
        'healthcheck-port': { on, ports: namedHealthPort },
        // Read for compatibility with the in-tree controller; `attributes` says the same.
        ...each(['access-log-enabled', 'cross-zone-load-balancing-enabled'], { on, value: flag }),
        ...each(['access-log-s3-bucket-name', 'access-log-s3-bucket-prefix'], { on }),
      }),
    })),
  },
};
