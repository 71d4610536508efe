import { notGiven } from '../../guesses/makers/not-given';
import { makerOf, operatorIn } from '../../guesses/makers/operators';
import { signOfPatch } from '../../guesses/makers/variants';
import { type NearPods, nearestPods } from '../../guesses/pods/near-pods';
import type { Cluster } from '../../model/cluster/cluster';
import { writtenLabels } from '../../model/traffic/endpoints';
import type { Service } from '../../model/views/service';
import { listed } from '../../values/wording';
import { doubtful, type Fault, fault } from '../engine/fault';

/** What is wrong with a selector that misses pods which are like those that it asks for. */
export function missedPods(service: Service, cluster: Cluster): Fault[] {
  const near = nearestPods(cluster, service);
  const areHere = cluster.pods.in(service.namespace).length > 0;
  // Without pods that are like them, or with an operator that may make some, they are simply not in these files.
  if (!areHere || near === undefined || (near.meant === 'possible' && operatorIn(cluster) !== undefined)) {
    return [];
  }
  const [expected, cure] = curedBy(near);
  const mistake = fault(
    service.spec.get('selector'),
    `${writtenLabels(service.selector)}, which no pod in namespace ${service.namespace} carries`,
    expected,
    cure,
  );
  const doubt = doubtAbout(service, near, cluster);
  return [doubtful(doubt, mistake)];
}

/** Why there may be pods for the selector after all. */
function doubtAbout(service: Service, near: NearPods, cluster: Cluster): string | undefined {
  if (near.meant !== 'certain') {
    const { workload, evidence } = near;
    return `${notGiven('pods')}; those of ${workload.kind} ${workload.name} ${listed(evidence, 'and')}`;
  }
  const sign = signOfPatch(cluster, near.workload.object);
  if (sign !== undefined) {
    return `the pods nearest to it may be of a patch, for ${sign}, and have more labels where they are written`;
  }
  if (near.isSlip) {
    return undefined;
  }
  const [maker] = [...service.selector.values()].flatMap((value) => makerOf(cluster, service.namespace, value) ?? []);
  return maker && `${maker} may make pods with these labels`;
}

/** What to expect of the labels, and where to write them. */
function curedBy(near: NearPods): readonly [expected: string, cure: string] {
  const { kind, name, givenLabels } = near.workload;
  return givenLabels.size === 0
    ? [`pods with these labels, while ${kind} ${name} has none`, 'label the pods']
    : [
        `labels of its pods, such as ${writtenLabels(givenLabels)} of ${kind} ${name}`,
        'copy them from the pod template',
      ];
}
