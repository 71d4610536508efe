import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import type { KubeObject } from '../../model/objects/kube-object';
import type { Mention } from './mentions';
import { type NamedService, serviceNamed } from './named-service';
import { mentionsIn, tellersIn } from './settings';

/** A host that the settings of an object name, and what it means to the pods that are told of it. */
export interface NamedHost {
  readonly object: KubeObject;
  readonly mention: Mention;
  readonly named: NamedService;
}

/** All hosts that settings name. */
export const namedHostsIn = once((cluster: Cluster): readonly NamedHost[] => {
  const hosts: NamedHost[] = [];
  for (const teller of tellersIn(cluster)) {
    for (const mention of mentionsIn(teller)) {
      const { object } = teller;
      hosts.push({ object, mention, named: serviceNamed(cluster, mention.host, object.namespace) });
    }
  }
  return hosts;
});
