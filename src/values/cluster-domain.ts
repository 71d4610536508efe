/** The DNS domain of nearly every cluster. */
export const CLUSTER_DOMAIN = 'cluster.local';

/** The whole name of a Service, which leads to it whatever the namespace of who asks. */
export function wholeNameOf({ name, namespace }: { readonly name: string; readonly namespace: string }): string {
  return `${name}.${namespace}.svc.${CLUSTER_DOMAIN}`;
}

/** Whether a host can only be that of a Service, or of a pod below it: `web.shop.svc`, with a domain behind it or without. */
export function isServiceHost(host: string): boolean {
  return /\.svc(\.|$)/.test(host);
}

/** Whether a host is such a name with the domain of the cluster, of at least two labels, so that nothing needs to be put behind it. */
export function isWholeServiceHost(host: string): boolean {
  return /\.svc\.[a-z0-9-]+\.\w/.test(host);
}

/** Whether a host is a name of the cluster itself, such as that of a Service, and none of the world outside. */
export function isClusterName(host: string): boolean {
  return isServiceHost(host) || /\.local\.?$|^[^.]+$/.test(host);
}
