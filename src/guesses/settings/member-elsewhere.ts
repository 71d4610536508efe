import type { Cluster } from '../../model/cluster/cluster';
import type { NamedService } from './named-service';

/** A pod of a StatefulSet that is looked for under a Service that is not here, and where it has its name instead. */
export interface MemberElsewhere {
  readonly title: string;
  readonly governing: string;
  /** The host that was meant. */
  readonly expected: string;
}

/** The pod of a StatefulSet that a host with a missing Service means, if its governing Service is here. */
export function memberElsewhere(cluster: Cluster, host: string, named: NamedService): MemberElsewhere | undefined {
  const [, pod = '', set = '', under] = /^(([^.]+)-\d+)\.([^.]+)/.exec(host) ?? [];
  if (named.is !== 'missing' || under !== named.name) {
    return undefined;
  }
  const [workload] = cluster.workloads.named(named.namespace, set);
  const governing = workload?.object.spec.get('serviceName').text ?? '';
  const isHere =
    workload?.kind === 'StatefulSet' &&
    cluster.services.named(named.namespace, governing).some(({ isHeadless }) => isHeadless);
  return isHere
    ? { title: workload.object.title, governing, expected: host.replace(`${pod}.${under}`, `${pod}.${governing}`) }
    : undefined;
}
