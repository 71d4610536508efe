import type { Cluster } from '../../model/cluster/cluster';
import type { KubeObject } from '../../model/objects/kube-object';
import { countedIn } from '../../model/traffic/pod-names';
import { namedHostsIn } from './named-hosts';

/** Whether somebody connects to pods of a StatefulSet by the names that a Service gives them. */
export function areCalledBy(service: string, { name }: KubeObject, cluster: Cluster): boolean {
  return namedHostsIn(cluster).some(({ mention: { host } }) => {
    const [pod = '', governing] = host.split('.');
    return governing === service && countedIn(pod)?.maker === name;
  });
}
