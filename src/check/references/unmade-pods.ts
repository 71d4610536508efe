import { POD_INDEX_LABEL } from '../../kinds/parts/numbered-pod-labels';
import type { Cluster } from '../../model/cluster/cluster';
import { selectedPodsOf } from '../../model/status/selected-pods';
import { podAskedFor } from '../../model/views/numbered-pods';
import type { Service } from '../../model/views/service';
import { quoted } from '../../values/wording';
import { doubtful, type Fault, fault } from '../engine/fault';
import { unmadePod } from './pod-of-set';

/** The one pod that a Service is for, where no StatefulSet that it selects makes it. */
export function unmadePods(service: Service, cluster: Cluster): Fault[] {
  const workloads = cluster.selectedBy(service);
  const asked = workloads.flatMap((workload) => {
    const pod = podAskedFor(workload, service.selector);
    return pod === undefined ? [] : [{ workload, pod }];
  });
  const isMade = asked.some(({ workload, pod }) => pod.exists || selectedPodsOf(cluster, service, workload).length > 0);
  const [only] = asked;
  if (isMade || only === undefined || asked.length < workloads.length) {
    return [];
  }
  const { workload, pod } = only;
  const before = pod.key === POD_INDEX_LABEL ? '' : `${workload.name}-`;
  return unmadePod(workload, pod.number, cluster, before).map(([what, expected, fix, doubt]) => {
    const found = `${quoted(service.selector.get(pod.key) ?? '')}, ${what}`;
    return doubtful(doubt, fault(service.spec.find('selector', pod.key), found, expected(''), fix));
  });
}
