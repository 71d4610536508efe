import { onFirstUse } from '../../values/on-first-use';
import { type AnnotationFacts, type AnnotationTable, each, withPrefix } from '../annotations/annotation-fact';
import { either, goDuration, integer, shaped } from '../annotations/value-forms';

const on = ['Ingress', 'Service', 'Gateway', 'Pod'] as const;

/** In seconds. */
const LONGEST_TTL = 2 ** 31 - 1;

/** The keys of source/annotations/annotations.go. */
const known = (): AnnotationFacts => ({
  ...each(
    [
      'access',
      'alias',
      'controller',
      'endpoints-type',
      'gateway-hostname-source',
      'ingress',
      'ingress-hostname-source',
      'record-type',
      'set-identifier',
      'target',
    ],
    { on },
  ),
  // Others are passed over with a line in its log: TTLFromAnnotations of source/annotations/processors.go.
  ttl: { on, value: either(integer(1, LONGEST_TTL, 's'), goDuration) },
  ...each(['hostname', 'internal-hostname'], {
    on,
    value: shaped(/^[^/:]*$/, 'DNS names joined by commas, such as "shop.example.com"'),
  }),
  // What only some providers of DNS know; that of IBM Cloud is gone from newer releases.
  ...each(['aws-*', 'azure-*', 'cloudflare-*', 'coredns-*', 'ibmcloud-*', 'scw-*', 'webhook-*'], { on }),
});

/**
 * The prefix that releases from 0.22 on look for, and that of those before: each knows one alone, which `--annotation-prefix`
 * changes (`DefaultAnnotationPrefix` of source/annotations/annotations.go).
 * https://github.com/kubernetes-sigs/external-dns/releases/tag/v0.22.0
 */
export const EXTERNAL_DNS_PREFIXES = ['external-dns.kubernetes.io/', 'external-dns.alpha.kubernetes.io/'];

/** ExternalDNS, which makes DNS records of what it finds on Ingresses, Services and Gateways. */
export const EXTERNAL_DNS: AnnotationTable = {
  reader: 'ExternalDNS',
  source: 'https://kubernetes-sigs.github.io/external-dns/latest/docs/annotations/annotations/',
  prefixes: EXTERNAL_DNS_PREFIXES,
  facts: onFirstUse(() => Object.assign({}, ...EXTERNAL_DNS_PREFIXES.map((prefix) => withPrefix(prefix, known())))),
};
