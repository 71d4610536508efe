import type { Cluster } from '../../model/cluster/cluster';
import { isAmong, podNumbersOf } from '../../model/views/numbered-pods';
import type { Service } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import { quoted } from '../../values/wording';

/** What is wrong with the name of a pod of a StatefulSet, what would be right, and what may make it so. */
type Mistake = readonly [found: string, expected: (host: string) => string, fix: string, doubt?: string];

/** What is wrong with a number and a Service by which a pod of a StatefulSet is called. */
export function wrongPodOfSet(workload: Workload, service: Service, ordinal: number, cluster: Cluster): Mistake[] {
  const { object, name } = workload;
  const governing = object.spec.get('serviceName').text ?? '';
  if (governing !== service.name) {
    // One that is not there, or has a cluster IP, is told of where it is named.
    const isHere = cluster.services.named(object.namespace, governing).some(({ isHeadless }) => isHeadless);
    const right = (host: string) =>
      quoted(host.replace(`${name}-${ordinal}.${service.name}`, `${name}-${ordinal}.${governing}`));
    return isHere
      ? [[`while pods of ${object.title} have names under Service ${governing} alone`, right, 'name that Service']]
      : [];
  }
  return unmadePod(workload, ordinal, cluster, `${name}-`);
}

/** What is wrong with a number that no pod of a StatefulSet has, with what is written before numbers where it stands. */
export function unmadePod(workload: Workload, ordinal: number, cluster: Cluster, before: string): Mistake[] {
  const { object, name, replicas = 0 } = workload;
  const numbers = podNumbersOf(workload);
  const { first } = numbers;
  const isScaled = cluster
    .ofKind('HorizontalPodAutoscaler')
    .in(object.namespace)
    .some((each) => {
      const target = each.object.spec.get('scaleTargetRef');
      return target.get('kind').text === workload.kind && target.get('name').text === name;
    });
  return isAmong(numbers, ordinal) || isScaled || replicas < 1
    ? []
    : [
        [
          `a pod that ${object.title} with ${replicas} ${replicas === 1 ? 'replica' : 'replicas'} does not make`,
          () =>
            replicas === 1 ? `${before}${first}` : `one from ${before}${first} to ${before}${first + replicas - 1}`,
          'correct the number',
          'somebody may scale it while it runs',
        ],
      ];
}
