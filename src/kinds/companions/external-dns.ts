import { type AnnotationTable, each, withPrefix } from '../annotations/annotation-fact';

const on = ['Ingress', 'Service', 'Gateway', 'Pod'] as const;

/** ExternalDNS, which makes DNS records of what it finds on Ingresses, Services and Gateways. */
export const EXTERNAL_DNS: AnnotationTable = {
  reader: 'ExternalDNS',
  source: 'https://kubernetes-sigs.github.io/external-dns/latest/docs/annotations/annotations/',
  prefixes: ['external-dns.alpha.kubernetes.io/'],
  facts: withPrefix('external-dns.alpha.kubernetes.io/', {
    ...each(
      [
        'access',
        'alias',
        'controller',
        'endpoints-type',
        'gateway-hostname-source',
        'hostname',
        'ingress',
        'ingress-hostname-source',
        'internal-hostname',
        'record-type',
        'set-identifier',
        'target',
        'ttl',
      ],
      { on },
    ),
    // What only some providers of DNS know.
    ...each(['aws-*', 'cloudflare-*', 'coredns-*', 'ibmcloud-*', 'scw-*', 'webhook-*'], { on }),
  }),
};
