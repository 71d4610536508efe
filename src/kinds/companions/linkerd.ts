/** The ports of the proxies of Linkerd. https://linkerd.io/2/common-errors/network-policy */
export const PORTS_OF_LINKERD: readonly number[] = [4140, 4143, 4190, 4191];
