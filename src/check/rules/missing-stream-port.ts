import { type StreamFlag, streamFlag } from '../../kinds/programs/stream-config-maps';
import type { Cluster, Plain } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import { podPortOf } from '../../model/traffic/endpoints';
import type { Service } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import { listed } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { tcpServices } from '../examples/referring-parts';
import { servicePort, webService } from '../examples/service-parts';
import { containerPort, webDeployment } from '../examples/workload-parts';

const passed = ({ served = [], open = '' }: { served?: readonly string[]; open?: string } = {}) => `
${webDeployment({
  name: 'controller',
  namespace: 'edge',
  labels: 'app: controller',
  image: 'registry.k8s.io/ingress-nginx/controller:v1.13.0',
  container: 'args:\n  - /nginx-ingress-controller\n  - --tcp-services-configmap=$(POD_NAMESPACE)/tcp-services',
  ports: `${containerPort('http', 80)}\n${containerPort('redis', 6379)}${open}`,
  probe: 'httpGet:\n  path: /healthz\n  port: 10254',
})}
---
${webService({
  name: 'controller',
  namespace: 'edge',
  spec: 'type: LoadBalancer',
  selector: 'app: controller',
  ports: [servicePort(), ...served],
})}
---${tcpServices("'6379': shop/redis:6379")}`;

export const missingStreamPort: Rule<Plain> = {
  id: 'missing-stream-port',
  // Clients may have another way to the pods of the controller, such as a load balancer that nobody wrote down.
  severity: 'warning',
  because: 'The controller listens on the port, and no Service leads clients there.',
  about: 'Services',
  source: 'https://kubernetes.github.io/ingress-nginx/user-guide/exposing-tcp-udp-services/',
  avoidedBy: { nothing: 'controllers are installed by charts, whose values hold such ports' },
  bad: passed(),
  says: 'ConfigMap edge/tcp-services data["6379"]: found port 6379/TCP, on which Deployment edge/controller is to listen, expected a port of Service edge/controller that leads to it; add one there',
  good: passed({ served: [servicePort({ name: 'redis', port: 6379, target: 'redis' })] }),
  silent: [{ when: 'clients come to the port of the node', manifests: passed({ open: '\n  hostPort: 6379' }) }],
  on: (cluster) => (listenersIn(cluster).length === 0 ? [] : cluster.ofKind('ConfigMap').all),
  *check({ object }, cluster) {
    const { namespace, name } = object;
    for (const { workload, protocol } of listenersIn(cluster).filter(
      ({ workload: each, configMap }) => each.namespace === namespace && configMap === name,
    )) {
      const services = cluster.servicesOf(workload);
      for (const field of services.length > 0 ? object.root.get('data').entries : []) {
        const port = Number(field.key);
        if (port >= 1 && !isOpenAtNode(workload, port) && !services.some((each) => leadsTo(each, port, workload))) {
          yield fault(
            field,
            `port ${port}/${protocol}, on which ${workload.object.title} is to listen`,
            `a port of ${listed(services.map(({ object: { title } }) => title))} that leads to it`,
            'add one there',
          );
        }
      }
    }
  },
};

/** A controller that listens on the ports that a ConfigMap of its namespace holds. */
interface Listener extends StreamFlag {
  readonly workload: Workload;
}

const listenersIn = once((cluster: Cluster): readonly Listener[] =>
  cluster.workloads.all.flatMap((workload) =>
    workload.pod.containers.flatMap(({ words }) =>
      words.flatMap(({ text = '' }) => {
        const told = streamFlag(text);
        return told === undefined ? [] : [{ workload, ...told }];
      }),
    ),
  ),
);

/** Whether clients come by the nodes. */
function isOpenAtNode({ pod }: Workload, port: number): boolean {
  return (
    pod.spec.get('hostNetwork').flag === true ||
    pod.containers.some(({ field }) =>
      field.get('ports').items.some((each) => each.get('containerPort').number === port && each.has('hostPort')),
    )
  );
}

function leadsTo({ ports }: Service, number: number, workload: Workload): boolean {
  return ports.some((port) => {
    const end = podPortOf(port, workload);
    return end.is === 'declared' ? end.port.number === number : port.target === number;
  });
}
