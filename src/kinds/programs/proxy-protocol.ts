import { INGRESS_CONTROLLERS, type ProxyFacts } from '../controllers';
import { LOAD_BALANCERS } from '../load-balancers/all';

/** An annotation of a Service by which its load balancer begins each connection with a line of the PROXY protocol. */
export interface ProxySender {
  readonly key: string;
  /** The values that ask for it. */
  readonly values: RegExp;
  readonly source: string;
}

/** The load balancers that send it, each where it is asked to: those that have a file, and others of which no more is known. */
export const PROXY_SENDERS: readonly ProxySender[] = [
  ...LOAD_BALANCERS.flatMap(({ sendsProxyBy = [], annotations: { source } }) =>
    sendsProxyBy.map((each) => ({ ...each, source })),
  ),
  // The one without "protocol" is older, and still read.
  ...['proxy-protocol-v1', 'proxy-protocol-v2', 'send-proxy-v2'].map(
    (end): ProxySender => ({
      key: `service.beta.kubernetes.io/scw-loadbalancer-${end}`,
      values: /^(true|\*|\d[\d,]*)$/i,
      source:
        'https://github.com/scaleway/scaleway-cloud-controller-manager/blob/master/docs/loadbalancer-annotations.md',
    }),
  ),
  // The one without "default" is older, and still read.
  ...['default-proxy-protocol', 'proxy-protocol'].map(
    (end): ProxySender => ({
      key: `service.beta.kubernetes.io/linode-loadbalancer-${end}`,
      values: /^v[12]$/i,
      source: 'https://github.com/linode/linode-cloud-controller-manager/blob/main/docs/configuration/annotations.md',
    }),
  ),
];

/** A program that can be told to expect the PROXY protocol, and refuses plain connections then; and to expect none otherwise. */
export interface ProxyTaker extends ProxyFacts {
  readonly image: RegExp;
}

/** The programs behind load balancers of which it is known. */
export const PROXY_TAKERS: readonly ProxyTaker[] = INGRESS_CONTROLLERS.flatMap(({ image, expectsProxyBy }) =>
  image === undefined || expectsProxyBy === undefined ? [] : [{ image, ...expectsProxyBy }],
);
