/** The DNS domain of nearly every cluster. */
export const CLUSTER_DOMAIN = 'cluster.local';

/** The whole name of a Service, which leads to it whatever the namespace of who asks. */
export function wholeNameOf({ name, namespace }: { readonly name: string; readonly namespace: string }): string {
  return `${name}.${namespace}.svc.${CLUSTER_DOMAIN}`;
}
