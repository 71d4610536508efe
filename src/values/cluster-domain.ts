/** The DNS domain of nearly every cluster. */
export const CLUSTER_DOMAIN = 'cluster.local';

/** The whole name of a Service, which leads to it whatever the namespace of who asks. */
export function wholeNameOf({ name, namespace }: { readonly name: string; readonly namespace: string }): string {
  return `${name}.${namespace}.svc.${CLUSTER_DOMAIN}`;
}

/** Whether a host is a name of the cluster itself, such as that of a Service, and none of the world outside. */
export function isClusterName(host: string): boolean {
  return /\.svc(\.|$)|\.local\.?$|^[^.]+$/.test(host);
}
