import type { Workload } from '../../model/views/workload';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT, WEB_SERVICE } from '../examples/parts';

const probing = (scheme: string) =>
  manifests(
    WEB_DEPLOYMENT.replace('name: http', 'name: https')
      .replace('containerPort: 8080', 'containerPort: 8443')
      .replace('port: http', `port: https${scheme}`),
    WEB_SERVICE.replace('name: http', 'name: https')
      .replace('port: 80', 'port: 443')
      .replace('targetPort: http', 'targetPort: https'),
  );

const PROBES = ['readinessProbe', 'livenessProbe', 'startupProbe'];

export const mismatchedProbeScheme: Rule<Workload> = {
  id: 'mismatched-probe-scheme',
  severity: 'warning',
  because:
    'A server that expects TLS answers plain HTTP with 400, or not at all: the probe fails, and the pod gets no traffic.',
  about: 'Pods and workloads',
  source: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#http-probes',
  avoidedBy: { nothing: 'pods are made with cdk8s-plus or by hand; this library makes those of its databases alone' },
  bad: probing(''),
  says: 'Deployment shop/web spec.template.spec.containers[0].readinessProbe.httpGet: found plain HTTP at 8443/TCP (https), expected scheme: HTTPS; add it, or probe a port for plain HTTP',
  good: probing('\n              scheme: HTTPS'),
  on: ({ workloads }) => workloads.all.filter(({ object }) => object.known !== undefined),
  *check({ pod }) {
    for (const { field } of pod.containers) {
      for (const get of PROBES.filter((name) => field.has(name)).map((name) => field.find(name, 'httpGet'))) {
        const wanted = get.get('port').value;
        const port = pod.ports.find(({ name, number }) => name === wanted || number === wanted);
        const isForTls = /^https(-|$)/.test(port?.name ?? '') && /443$/.test(String(port?.number));
        if (port !== undefined && isForTls && get.isMap && (get.get('scheme').text || 'HTTP') === 'HTTP') {
          yield fault(
            get,
            `plain HTTP at ${port.number}/${port.protocol} (${port.name})`,
            'scheme: HTTPS',
            'add it, or probe a port for plain HTTP',
          );
        }
      }
    }
  },
};
