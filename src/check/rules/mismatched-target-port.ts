import { isTold } from '../../guesses/pods/told-ports';
import { podPortOf } from '../../model/traffic/endpoints';
import { writtenPort } from '../../model/views/container';
import type { Service, ServicePort } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import { listed } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';

const service = (target: number) => `
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector:
    app: web
  ports:
    - port: 80
      targetPort: ${target}`;

const UNDECLARED = `
apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    app: web
spec:
  containers:
    - {name: main, image: main:1}
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - {port: 80}`;

const IN_ARGUMENT = `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: {app: web}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: main, image: main:1, args: [--metrics-bind-address=:8443], ports: [{name: http, containerPort: 8080}], readinessProbe: {httpGet: {port: http}}}]}
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

export const mismatchedTargetPort: Rule<Service> = {
  id: 'mismatched-target-port',
  // A declaration opens nothing and its absence closes nothing, so this is never certain.
  severity: 'warning',
  because: 'If the application does not listen on the target port, every connection to the Service port is refused.',
  about: 'Services',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service',
  avoidedBy: {
    nothing:
      'a Service whose workload declares other ports only warns of it; container and Service agree where both are handed one PodPort',
  },
  bad: manifests(WEB_DEPLOYMENT, service(8888)),
  says: 'Service shop/web spec.ports[0].targetPort: found 8888/TCP, which no container of Deployment shop/web declares, expected 8080/TCP (http); use a declared port, or declare this one',
  good: manifests(WEB_DEPLOYMENT, service(8080)),
  silent: [
    { when: 'no container declares any port', manifests: UNDECLARED },
    { when: 'an argument of the container names the port', manifests: IN_ARGUMENT },
  ],
  on: ({ services }) => services.all,
  *check(service, cluster) {
    const workloads = cluster.selectedBy(service);
    for (const port of service.ports) {
      const [first, ...others] = workloads.filter((workload) => isForeign(port, workload));
      if (first !== undefined && others.length + 1 === workloads.length) {
        yield fault(
          port.field.get(port.field.get('targetPort').isGiven ? 'targetPort' : 'port'),
          `${port.target}/${port.protocol}, which no container of ${first.object.title} declares`,
          listed(knownPorts(first)),
          'use a declared port, or declare this one',
        );
      }
    }
  },
};

function isForeign(port: ServicePort, workload: Workload): boolean {
  const { ports, serving } = workload.pod;
  return (
    podPortOf(port, workload).is === 'undeclared' &&
    knownPorts(workload).length > 0 &&
    // The right number with another protocol is a mistake of its own.
    ports.every(({ number }) => number !== port.target) &&
    !serving.some(({ probedPorts }) => probedPorts.includes(port.target as number)) &&
    !isTold(workload.pod, port.target as number)
  );
}

/** The ports of which the template says that something listens there. */
function knownPorts({ pod }: Workload): string[] {
  return pod.ports.length > 0
    ? pod.ports.map(writtenPort)
    : [...new Set(pod.serving.flatMap(({ probedPorts }) => probedPorts))].map((number) => `${number}/TCP (probed)`);
}
