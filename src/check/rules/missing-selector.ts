import type { Cluster } from '../../model/cluster';
import { destinationOf, podPortOf, writtenLabels } from '../../model/endpoints';
import { isKin } from '../../model/likeness';
import type { Service } from '../../model/services/service';
import type { Workload } from '../../model/workloads/workload';
import { manifests, WEB, WEB_DEPLOYMENT, WEB_SERVICE } from '../example-parts';
import { fault } from '../fault';
import type { Rule } from '../rule';

export const missingSelector: Rule<Service> = {
  id: 'missing-selector',
  severity: 'error',
  because: 'A Service without a selector selects no pods and waits for endpoints that somebody writes by hand.',
  bad: manifests(WEB_DEPLOYMENT, WEB_SERVICE.replace('\n  selector:\n    app: web', '')),
  says: 'Service shop/web spec.selector: found nothing, and no endpoints for it, expected labels of its pods, app=web of Deployment web; copy them from the pod template',
  good: WEB,
  on: ({ services }) => services.all.filter(({ hasSelector, isExternalName }) => !hasSelector && !isExternalName),
  *check(service, cluster) {
    const hasNamesakes = cluster.services.named(service.namespace, service.name).length > 1;
    if (destinationOf(cluster, service).ends !== 'unknown' || hasNamesakes || someoneWritesEndpoints(cluster)) {
      return;
    }
    const pods = cluster.workloads.in(service.namespace).find((each) => isMeant(each, service, cluster));
    if (pods !== undefined) {
      yield fault(
        service.spec.get('selector'),
        'nothing, and no endpoints for it',
        `labels of its pods, ${writtenLabels(pods.pod.labels)} of ${pods.kind} ${pods.name}`,
        'copy them from the pod template',
      );
    }
  },
};

/** Whether pods have the name and a port of the Service, and no Service at all. */
function isMeant(workload: Workload, service: Service, cluster: Cluster): boolean {
  return (
    isKin(workload.name, service.name) &&
    workload.pod.labels.size > 0 &&
    cluster.servicesOf(workload).length === 0 &&
    service.ports.some((port) => podPortOf(port, workload).is === 'declared')
  );
}

/** Whether some application of the set may write endpoints while it runs, as those do that elect a leader. */
function someoneWritesEndpoints(cluster: Cluster): boolean {
  return (
    cluster.hasOperators ||
    cluster.everything.some(
      ({ object }) =>
        object.group === 'rbac.authorization.k8s.io' &&
        object.root
          .get('rules')
          .items.some((rule) =>
            rule
              .get('resources')
              .items.some(({ text }) => text === '*' || text === 'endpoints' || text === 'endpointslices'),
          ),
    )
  );
}
