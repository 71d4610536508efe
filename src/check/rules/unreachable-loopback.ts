import { loopbackSettings } from '../../guesses/settings/loopback';
import type { Cluster } from '../../model/cluster/cluster';
import { podPortOf } from '../../model/traffic/endpoints';
import type { Container, ContainerPort } from '../../model/views/container';
import type { Service } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT, WEB_SERVICE } from '../examples/parts';

const deployment = (host: string) =>
  WEB_DEPLOYMENT.replace('image: nginx:1.29', `image: web:1.4\n          args:\n            - --host=${host}`);

const OWN_POD = `
apiVersion: v1
kind: Pod
metadata:
  name: db
  labels:
    app: db
spec:
  containers:
    - {name: main, image: db:1, ports: [{containerPort: 5432}], readinessProbe: {exec: {command: [pg_isready, --host=127.0.0.1]}}}
---
apiVersion: v1
kind: Service
metadata:
  name: db
spec:
  selector:
    app: db
  ports:
    - {port: 5432}`;

const BEHIND_PROXY = `
apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    app: web
spec:
  containers:
    - {name: main, image: web:1, args: [--listen-address=127.0.0.1:8080]}
    - {name: proxy, image: proxy:1, args: [--upstream=http://127.0.0.1:8080], ports: [{containerPort: 8443}]}
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - {port: 443, targetPort: 8443}`;

export const unreachableLoopback: Rule<Workload> = {
  id: 'unreachable-loopback',
  // What an argument means is up to the application.
  severity: 'warning',
  because: 'On the loopback address an application takes connections from its own pod only; all others are refused.',
  about: 'Pods and workloads',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking',
  avoidedBy: { nothing: 'where an application listens is said in arguments of its own, which no construct can read' },
  bad: manifests(deployment('127.0.0.1'), WEB_SERVICE),
  says: 'Deployment shop/web spec.template.spec.containers[0].args[0]: found the loopback address 127.0.0.1, expected one that Service shop/web can reach, 0.0.0.0 or [::]; listen on all addresses of the pod',
  good: manifests(deployment('0.0.0.0'), WEB_SERVICE),
  silent: [
    { when: 'a command asks its own pod', manifests: OWN_POD },
    { when: 'the application is for a proxy in its pod, which takes the traffic', manifests: BEHIND_PROXY },
  ],
  on: ({ workloads }) => workloads.all,
  *check(workload, cluster) {
    for (const container of workload.pod.serving) {
      for (const { field, address, port } of loopbackSettings(container)) {
        const service = servedBy(container, port, workload, cluster);
        if (service !== undefined) {
          yield fault(
            field,
            `the loopback address ${address}`,
            `one that ${service.object.title} can reach, 0.0.0.0 or [::]`,
            'listen on all addresses of the pod',
          );
        }
      }
    }
  },
};

/** The Service that sends connections to the port, or to the only port of the container where none is written. */
function servedBy(
  { ports }: Container,
  number: number | undefined,
  workload: Workload,
  cluster: Cluster,
): Service | undefined {
  const meant = ports.filter((port) => (number === undefined ? ports.length === 1 : port.number === number));
  return cluster.servicesOf(workload).find((service) => meant.some((port) => leadsTo(service, port, workload)));
}

function leadsTo({ ports }: Service, to: ContainerPort, workload: Workload): boolean {
  return ports.some((port) => {
    const target = podPortOf(port, workload);
    return target.is === 'declared' && target.port === to;
  });
}
