/** An annotation of a Service by which its load balancer begins each connection with a line of the PROXY protocol. */
export interface ProxySender {
  readonly key: string;
  /** The values that ask for it. */
  readonly values: RegExp;
  readonly source: string;
}

const YES = /^true$/i;

/** The load balancers that send it, each where it is asked to. */
export const PROXY_SENDERS: readonly ProxySender[] = [
  {
    key: 'service.beta.kubernetes.io/aws-load-balancer-proxy-protocol',
    values: /^\*$/,
    source: 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/',
  },
  {
    key: 'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes',
    values: /proxy_protocol_v2\.enabled=true/,
    source: 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/',
  },
  {
    key: 'service.beta.kubernetes.io/do-loadbalancer-enable-proxy-protocol',
    values: YES,
    source:
      'https://github.com/digitalocean/digitalocean-cloud-controller-manager/blob/master/docs/controllers/services/annotations.md',
  },
  {
    key: 'load-balancer.hetzner.cloud/uses-proxyprotocol',
    values: YES,
    source:
      'https://github.com/hetznercloud/hcloud-cloud-controller-manager/blob/main/docs/reference/load_balancer_annotations.md',
  },
  {
    key: 'loadbalancer.openstack.org/proxy-protocol',
    values: /^(true|v1|v2)$/i,
    source:
      'https://github.com/kubernetes/cloud-provider-openstack/blob/master/docs/openstack-cloud-controller-manager/expose-applications-using-loadbalancer-type-service.md',
  },
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
export interface ProxyTaker {
  readonly image: RegExp;
  /** Where it says so: in the ConfigMap that a flag names, or by a flag itself. */
  readonly inConfigMap?: { readonly flag: RegExp; readonly key: string; readonly values: RegExp };
  readonly byFlag?: RegExp;
  readonly source: string;
}

/** The programs behind load balancers of which it is known. */
export const PROXY_TAKERS: readonly ProxyTaker[] = [
  {
    image: /(^|\/)ingress-nginx\/controller|(^|\/)nginx-ingress-controller(:|@|$)/,
    inConfigMap: { flag: /^--configmap$/, key: 'use-proxy-protocol', values: YES },
    source: 'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/#use-proxy-protocol',
  },
  {
    image: /(^|\/)nginx\/nginx-ingress(:|@|$)/,
    inConfigMap: { flag: /^--?nginx-configmaps$/, key: 'proxy-protocol', values: YES },
    source:
      'https://docs.nginx.com/nginx-ingress-controller/configuration/global-configuration/configmap-resource/#listeners',
  },
  {
    image: /(^|\/)haproxy-ingress(:|@|$)/,
    inConfigMap: { flag: /^--configmap$/, key: 'use-proxy-protocol', values: YES },
    source: 'https://haproxy-ingress.github.io/docs/configuration/keys/#proxy-protocol',
  },
  {
    image: /(^|\/)haproxytech\/kubernetes-ingress(:|@|$)/,
    inConfigMap: { flag: /^--configmap$/, key: 'proxy-protocol', values: /\d/ },
    source:
      'https://www.haproxy.com/documentation/kubernetes-ingress/community/configuration-reference/configmap/#proxy-protocol',
  },
  {
    image: /(^|\/)traefik(:|@|$)/,
    byFlag: /^--entrypoints\.[^.]+\.proxyprotocol\b/i,
    source:
      'https://doc.traefik.io/traefik/reference/install-configuration/entrypoints/#proxyprotocol-and-load-balancers',
  },
];
