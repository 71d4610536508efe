import { Complaint } from '../../values/complaint';
import { onFirstUse } from '../../values/on-first-use';
import { each, withPrefix } from '../annotations/annotation-fact';
import { commaList, flag, integer, portText, words } from '../annotations/value-forms';
import { BY_NO_OTHER_TYPE } from './cloud-controller-managers';
import type { KnownLoadBalancer } from './load-balancer-facts';

const on = ['Service'] as const;

const PREFIX = 'service.beta.kubernetes.io/do-loadbalancer-';

/** The protocols for which a proxy needs a certificate, unless it hands TLS on. */
const ENDING_TLS = ['https', 'http2', 'http3'];

/**
 * TLS that the proxy can neither end nor hand on: its load balancer is not made (buildTLSForwardingRule of
 * cloud-controller-manager/do/loadbalancers.go). A passthrough load balancer reads no protocol at all.
 */
function withoutCertificate(asked: string, all: Readonly<Record<string, string>>): Complaint | undefined {
  const given = ['certificate-id', 'certificate-name', 'tls-passthrough'].some(
    (key) => all[PREFIX + key] !== undefined,
  );
  return given || all[`${PREFIX}type`] === 'REGIONAL_NETWORK'
    ? undefined
    : new Complaint(
        `${asked} without a certificate`,
        'one, or TLS that is handed on to the pods',
        `add ${PREFIX}certificate-id, or ${PREFIX}tls-passthrough: "true"`,
      );
}

/**
 * A load balancer of DigitalOcean, by its cloud controller manager: a passthrough one (`REGIONAL_NETWORK`, the
 * default) or a proxy before the node ports (`REGIONAL`). Ports are TCP or UDP, and one of them must be TCP, for health is asked there.
 */
export const DIGITAL_OCEAN: KnownLoadBalancer = {
  name: 'a load balancer of DigitalOcean',
  classes: [],
  ...BY_NO_OTHER_TYPE,
  needsNodePorts: false,
  protocols: ['TCP', 'UDP'],
  mixes: 'at one port',
  admitsByRange: true,
  affinity: 'lost',
  sendsProxyBy: [{ key: `${PREFIX}enable-proxy-protocol`, values: /^true$/i }],
  annotations: {
    reader: "DigitalOcean's cloud controller manager",
    source:
      'https://github.com/digitalocean/digitalocean-cloud-controller-manager/blob/master/docs/controllers/services/annotations.md',
    prefixes: [PREFIX],
    facts: onFirstUse(() => ({
      'service.kubernetes.io/do-loadbalancer-disown': { on, value: flag },
      ...withPrefix(PREFIX, {
        protocol: {
          on,
          value: words('tcp', 'http', 'https', 'http2', 'http3'),
          clash: (protocol, all) => (ENDING_TLS.includes(protocol) ? withoutCertificate(protocol, all) : undefined),
        },
        'healthcheck-protocol': { on, value: words('tcp', 'http', 'https'), needs: 'override-health-check' },
        'healthcheck-path': { on, needs: 'override-health-check' },
        'healthcheck-port': { on, value: portText, needs: 'override-health-check' },
        ...each(['healthcheck-check-interval-seconds', 'healthcheck-response-timeout-seconds'], {
          on,
          value: integer(3, 300, 's'),
        }),
        ...each(['healthcheck-unhealthy-threshold', 'healthcheck-healthy-threshold'], { on, value: integer(2, 10) }),
        'http-ports': { on, value: commaList(portText) },
        ...each(['tls-ports', 'http2-ports'], {
          on,
          value: commaList(portText),
          // Once is enough.
          clash: (ports, all) =>
            ENDING_TLS.includes(all[`${PREFIX}protocol`] ?? '')
              ? undefined
              : withoutCertificate(`TLS at ${ports}`, all),
        }),
        'http3-port': { on, value: portText },
        'certificate-name': { on, excludes: ['certificate-id'] },
        'size-slug': { on, value: words('lb-small', 'lb-medium', 'lb-large'), excludes: ['size-unit'] },
        'size-unit': { on, value: integer(1) },
        'sticky-sessions-type': { on, value: words('none', 'cookies') },
        ...each(['sticky-sessions-cookie-name', 'sticky-sessions-cookie-ttl'], { on, needs: 'sticky-sessions-type' }),
        ...each(
          [
            'tls-passthrough',
            'redirect-http-to-https',
            'disable-lets-encrypt-dns-records',
            'enable-proxy-protocol',
            'enable-backend-keepalive',
          ],
          { on, value: flag },
        ),
        type: { on, value: words('REGIONAL', 'REGIONAL_NETWORK') },
        network: { on, value: words('EXTERNAL', 'INTERNAL') },
        'network-stack': { on, value: words('IPV4', 'DUALSTACK') },
        ...each(
          [
            'name',
            'override-health-check',
            'certificate-id',
            'hostname',
            'algorithm',
            'http-idle-timeout-seconds',
            'deny-rules',
            'allow-rules',
            'ip',
            'subnet-uuid',
          ],
          { on },
        ),
      }),
    })),
  },
};
