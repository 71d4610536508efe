import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import type { KubeObject } from '../../model/objects/kube-object';
import type { PodTemplate } from '../../model/views/pod-template';
import type { Mention } from './mentions';
import { type NamedService, serviceNamed } from './named-service';
import { mentionsIn, tellersIn } from './settings';

/** A host that the settings of an object name, and what it means to the pods that are told of it. */
export interface NamedHost {
  readonly object: KubeObject;
  /** The pods that are told of it; none, where any may read it. */
  readonly pod: PodTemplate | undefined;
  readonly mention: Mention;
  readonly named: NamedService;
}

/** All hosts that settings name. */
export const namedHostsIn = once((cluster: Cluster): readonly NamedHost[] => {
  const hosts: NamedHost[] = [];
  for (const teller of tellersIn(cluster)) {
    for (const mention of mentionsIn(teller)) {
      const { object, pod } = teller;
      hosts.push({ object, pod, mention, named: serviceNamed(cluster, mention.host, object.namespace) });
    }
  }
  return hosts;
});
