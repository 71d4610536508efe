import { isForOperators } from '../../guesses/pods/meant-ports';
import { podPortOf } from '../../model/traffic/endpoints';
import type { Container } from '../../model/views/container';
import type { Workload } from '../../model/views/workload';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_SERVICE } from '../examples/parts';
import { podWithService } from '../examples/pod-parts';
import { webDeployment } from '../examples/workload-parts';

const probed = (probe: string) =>
  manifests(webDeployment({ probes: `${probe}:\n  httpGet:\n    path: /\n    port: http`, probe: '' }), WEB_SERVICE);

const WITHOUT = podWithService('web', 'port: 8080', 'name: main, image: main:1, ports: [{containerPort: 8080}]');

export const missingReadinessProbe: Rule<Workload> = {
  id: 'missing-readiness-probe',
  // Only where the author thought of probes: that a pod has none at all may be meant.
  severity: 'warning',
  because:
    'A liveness probe restarts a pod and holds back no traffic: requests reach the application while it still starts.',
  about: 'Pods and workloads',
  source: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#readiness-probe',
  avoidedBy: {
    nothing: 'whether an application is ready, its authors know; the database constructs bring their probe',
  },
  bad: probed('livenessProbe'),
  says: 'Deployment shop/web spec.template.spec.containers[0].readinessProbe: found nothing beside a livenessProbe, expected a readinessProbe, as Service shop/web sends traffic here; add one',
  good: probed('readinessProbe'),
  silent: [{ when: 'the pod has no probe at all', manifests: WITHOUT }],
  on: ({ workloads }) =>
    workloads.all.filter(
      ({ object, pod, runsToCompletion }) =>
        object.known !== undefined && !runsToCompletion && pod.serving.some(isHalfProbed),
    ),
  *check(workload, cluster) {
    const services = cluster.servicesOf(workload).filter(
      ({ isHeadless, spec, ports }) =>
        !isHeadless &&
        spec.get('publishNotReadyAddresses').flag !== true &&
        // Who gathers metrics, or runs the application, wants the pods that are not ready as well.
        !ports.every(isForOperators),
    );
    for (const container of workload.pod.serving.filter(isHalfProbed)) {
      const service = services.find(({ ports }) =>
        ports.some((port) => {
          const target = podPortOf(port, workload);
          return target.is === 'declared' && container.ports.includes(target.port);
        }),
      );
      if (service !== undefined) {
        yield fault(
          container.readinessProbe,
          'nothing beside a livenessProbe',
          `a readinessProbe, as ${service.object.title} sends traffic here`,
          'add one',
        );
      }
    }
  },
};

/** A startup probe holds back traffic, too, until it has passed. */
function isHalfProbed({ field }: Container): boolean {
  return field.has('livenessProbe') && !field.has('readinessProbe') && !field.has('startupProbe');
}
