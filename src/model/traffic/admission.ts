import type { Field } from '../../values/field';
import type { Cluster } from '../cluster/cluster';
import type { KubeObject } from '../objects/kube-object';
import { namespaceFulfils } from './namespaces';

/** Whether a Gateway lets objects of a namespace come to it; `unknown` where the given manifests do not tell. */
export type Admission = 'admitted' | 'refused' | 'unknown';

/**
 * Whether `guest` may come to `host`, whose `namespaces` says from where: the form of `allowedRoutes.namespaces` and
 * `allowedListeners.namespaces`.
 */
export function admissionOf(
  cluster: Cluster,
  host: KubeObject,
  namespaces: Field,
  guest: KubeObject,
  unlessWritten: string,
): Admission {
  switch (namespaces.get('from').text ?? unlessWritten) {
    case 'All':
      return 'admitted';
    case 'Same':
      return verdict(host.namespace === guest.namespace);
    case 'None':
      return 'refused';
    case 'Selector':
      return bySelector(cluster, namespaces.get('selector'), guest.namespace);
    default:
      return 'unknown';
  }
}

function bySelector(cluster: Cluster, selector: Field, namespace: string): Admission {
  const answer = namespaceFulfils(cluster, namespace, selector);
  return answer === undefined ? 'unknown' : verdict(answer);
}

function verdict(admitted: boolean): Admission {
  return admitted ? 'admitted' : 'refused';
}
