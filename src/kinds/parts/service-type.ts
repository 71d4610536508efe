import type { Around } from '../language/constraint';

/** The object that is asked about. */
type Asked = Pick<Around, 'root'>;

/** The types of Services. */
export const SERVICE_TYPES: readonly string[] = ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'];

/** The type that a Service has, or would have if there were such a type. */
export function typeOf({ root }: Asked): string {
  return root.find('spec', 'type').text || 'ClusterIP';
}

/** Whether the name of a Service leads to its pods themselves. The address of an alias is dropped, whatever it is. */
export function isHeadless(asked: Asked): boolean {
  return typeOf(asked) !== 'ExternalName' && asked.root.find('spec', 'clusterIP').text === 'None';
}

/** Whether proxies stand before the pods of a Service: it is neither headless nor an alias. */
export function isProxied(asked: Asked): boolean {
  return typeOf(asked) !== 'ExternalName' && !isHeadless(asked);
}

/** Whether nodes or load balancers take traffic for a Service from outside the cluster, or would if it were not headless. */
export function isExternallyReachable(asked: Asked): boolean {
  const type = typeOf(asked);
  return (
    type === 'NodePort' ||
    type === 'LoadBalancer' ||
    (type === 'ClusterIP' && asked.root.find('spec', 'externalIPs').length > 0)
  );
}
