import { serviceNamed } from '../../guesses/settings/named-service';
import type { Workload } from '../../model/views/workload';
import type { Field } from '../../values/field';
import { quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT, WEB_SERVICE } from '../examples/parts';

const probing = (host: string) => manifests(WEB_DEPLOYMENT.replace('path: /', `path: /${host}`), WEB_SERVICE);

const PROBES = ['readinessProbe', 'livenessProbe', 'startupProbe'];
const HANDLERS = ['httpGet', 'tcpSocket'];

export const unreachableProbeHost: Rule<Workload> = {
  id: 'unreachable-probe-host',
  severity: 'error',
  because: 'The kubelet looks names up as its node does, which knows no Services, so that the probe fails for ever.',
  about: 'Pods and workloads',
  source: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#http-probes',
  avoidedBy: { nothing: 'pods are made with cdk8s-plus or by hand; this library makes those of its databases alone' },
  bad: probing('\n              host: web'),
  says: 'Deployment shop/web spec.template.spec.containers[0].readinessProbe.httpGet.host: found "web", the name of Service shop/web, expected no host, which means the pod itself; leave it out',
  good: probing(''),
  on: ({ workloads }) => workloads.all.filter(({ object }) => object.known !== undefined),
  *check({ namespace, pod }, cluster) {
    for (const host of pod.containers.flatMap(({ field }) => hostsIn(field))) {
      const named = serviceNamed(cluster, host.text ?? '', namespace);
      const [service] = named.is === 'known' ? named.services : [];
      if (service !== undefined) {
        yield fault(
          host,
          `${quoted(host.text ?? '')}, the name of ${service.object.title}`,
          'no host, which means the pod itself',
          'leave it out',
        );
      }
    }
  },
};

function hostsIn(container: Field): readonly Field[] {
  return PROBES.filter((name) => container.has(name)).flatMap((name) =>
    HANDLERS.flatMap((handler) => {
      const host = container.find(name, handler, 'host');
      return host.text ? [host] : [];
    }),
  );
}
