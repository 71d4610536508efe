import { operatorIn } from '../../guesses/makers/operators';
import { writtenLabels } from '../../model/traffic/endpoints';
import { type Subsets, subsetsIn } from '../../model/traffic/subsets';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { subsetAll, subsetOfWeb } from '../examples/mesh-parts';
import { manifests, WEB_SERVICE } from '../examples/parts';
import { webDeployment } from '../examples/workload-parts';

const FIRST = webDeployment({ name: 'web-v1', labels: 'app: web\nversion: v1' });

const SUBSETS = subsetAll('version: v1');

export const unreachableSubset: Rule<Subsets> = {
  id: 'unreachable-subset',
  severity: 'warning',
  because: 'Requests for a subset without pods are answered with 503: no healthy upstream.',
  about: 'Custom resources and webhooks',
  source: 'https://istio.io/latest/docs/reference/config/networking/destination-rule/#Subset',
  avoidedBy: { nothing: 'resources of Istio are written by hand or with cdk8s import, and choose pods by texts' },
  bad: subsetOfWeb('all', 'version: v1'),
  says: 'DestinationRule shop/web spec.subsets[0].labels: found version=v1, which no pod of Service shop/web carries, expected labels of its pods: app=web; correct the labels, or add them to the pods',
  good: subsetOfWeb('all', 'app: web'),
  silent: [
    {
      when: 'one of several workloads carries the labels',
      manifests: manifests(subsetOfWeb('all', 'version: v1'), FIRST),
    },
    { when: 'the pods are in files that were not given', manifests: manifests(WEB_SERVICE, SUBSETS) },
  ],
  on: subsetsIn,
  *check({ namespace, service, subsets }, cluster) {
    const services = cluster.services.named(namespace, service);
    const workloads = services.flatMap((each) => cluster.selectedBy(each));
    const [first] = workloads;
    if (first === undefined || operatorIn(cluster) !== undefined) {
      return;
    }
    for (const labels of subsets.map((subset) => subset.get('labels'))) {
      const wanted = [...labels.texts];
      if (!workloads.some((workload) => wanted.every(([key, value]) => workload.carries(key, value)))) {
        yield fault(
          labels,
          `${writtenLabels(labels.texts)}, which no pod of ${services[0]?.object.title} carries`,
          `labels of its pods: ${writtenLabels(first.givenLabels)}`,
          'correct the labels, or add them to the pods',
        );
      }
    }
  },
};
