import { serviceNamed } from '../../guesses/settings/named-service';
import { PROBES } from '../../kinds/constraints/probe-names';
import type { Workload } from '../../model/views/workload';
import type { Field } from '../../values/field';
import { isLoopbackHost } from '../../values/loopback';
import { quoted } from '../../values/wording';
import { doubtful, type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_SERVICE } from '../examples/parts';
import { webDeployment } from '../examples/workload-parts';

const probing = (host: string, pod = '') =>
  manifests(webDeployment({ pod, probe: `httpGet:\n  path: /${host}\n  port: http` }), WEB_SERVICE);

const HANDLERS = ['httpGet', 'tcpSocket'];

export const unreachableProbeHost: Rule<Workload> = {
  id: 'unreachable-probe-host',
  severity: 'error',
  because:
    'The kubelet asks from its node, which knows no Services and is no part of the pod, so that the probe fails for ever.',
  about: 'Pods and workloads',
  source: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#http-probes',
  avoidedBy: { nothing: 'pods are made with cdk8s-plus or by hand; this library makes those of its databases alone' },
  bad: probing('\n  host: web'),
  says: 'Deployment shop/web spec.template.spec.containers[0].readinessProbe.httpGet.host: found "web", the name of Service shop/web, expected no host, which means the pod itself; leave it out',
  good: probing(''),
  more: [
    {
      bad: probing('\n  host: 127.0.0.1'),
      says: 'Deployment shop/web spec.template.spec.containers[0].readinessProbe.httpGet.host: found "127.0.0.1", which is the node, for the kubelet asks from there, expected no host, which means the pod itself; leave it out',
      doubt: 'something else may listen on the node',
      good: probing(''),
    },
  ],
  silent: [
    {
      when: 'the pod is in the network of its node',
      manifests: probing('\n  host: 127.0.0.1', 'hostNetwork: true'),
    },
  ],
  on: ({ workloads }) => workloads.all.filter(({ object }) => object.known !== undefined),
  *check({ namespace, pod }, cluster): Iterable<Fault> {
    const isInHostNetwork = pod.spec.get('hostNetwork').flag === true;
    for (const host of pod.containers.flatMap(({ field }) => hostsIn(field))) {
      const named = serviceNamed(cluster, host.text ?? '', namespace);
      const [service] = named.is === 'known' ? named.services : [];
      if (service !== undefined) {
        yield leftOut(host, `the name of ${service.object.title}`);
      } else if (!isInHostNetwork && isLoopbackHost(host.text ?? '')) {
        const mistake = leftOut(host, 'which is the node, for the kubelet asks from there');
        yield doubtful('something else may listen on the node', mistake);
      }
    }
  },
};

function leftOut(host: Field, why: string): Fault {
  return fault(host, `${quoted(host.text ?? '')}, ${why}`, 'no host, which means the pod itself', 'leave it out');
}

function hostsIn(container: Field): readonly Field[] {
  return PROBES.filter((name) => container.has(name)).flatMap((name) =>
    HANDLERS.flatMap((handler) => {
      const host = container.find(name, handler, 'host');
      return host.text ? [host] : [];
    }),
  );
}
