/** The ports of the proxies of Linkerd. https://linkerd.io/2/common-errors/network-policy */
export const PORTS_OF_LINKERD: readonly number[] = [4140, 4143, 4190, 4191];

/** The names of those that its containers declare. charts/partials/templates/_proxy.tpl of linkerd/linkerd2 */
export const PORT_NAMES_OF_LINKERD: readonly string[] = ['linkerd-proxy', 'linkerd-admin'];
