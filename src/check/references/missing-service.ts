import { isOfHelm } from '../../guesses/makers/helm';
import { isKustomized } from '../../guesses/makers/kustomize';
import { unplaced } from '../../guesses/makers/not-given';
import { namesOfOthers, nearService } from '../../guesses/services/near-service';
import type { Cluster } from '../../model/cluster/cluster';
import type { Service } from '../../model/views/service';
import type { Field } from '../../values/field';
import { listed, quoted } from '../../values/wording';
import { doubtful, type Fault, fault } from '../engine/fault';

/**
 * What is to be said where a Service of the name is here and says nothing of its namespace, so that kubectl may put it where
 * it is looked for: little, and nothing where Kustomize or Helm sets namespaces. Undefined where there is no such Service.
 */
export function unsettled(cluster: Cluster, field: Field, found: string, name: string): readonly Fault[] | undefined {
  const here = cluster.services.anywhere(name).filter(({ object }) => !object.namespaceGiven);
  if (here.length === 0) {
    return undefined;
  }
  const mistake = fault(
    field,
    found,
    `Service ${quoted(name)} there, which is in these files without a namespace`,
    'write the namespace into it, unless kubectl is told',
  );
  return isKustomized(cluster) || here.some(({ object }) => isOfHelm(object)) ? [] : [doubtful(unplaced(), mistake)];
}

/** The Services that a wrong name may mean, for a sentence. */
export function expectedServices(cluster: Cluster, namespace: string, name: string, from?: Service): string {
  const near = nearService(cluster, namespace, name, from);
  const names = near === undefined ? namesOfOthers(cluster, namespace, from) : [near];
  return names.length === 0 ? 'a Service of that name' : listed([...new Set(names)].sort().map(quoted));
}
