import type { Around } from '../language/constraint';

/** The types of Services. */
export const SERVICE_TYPES: readonly string[] = ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'];

/** The type that a Service has, or would have if there were such a type. */
export function typeOf({ root }: Pick<Around, 'root'>): string {
  return root.find('spec', 'type').text || 'ClusterIP';
}

/** Whether proxies stand before the pods of a Service: it is neither headless nor an alias. */
export function isProxied(around: Around): boolean {
  return typeOf(around) !== 'ExternalName' && around.root.find('spec', 'clusterIP').text !== 'None';
}
