import { declaredPortMeant } from '../../guesses/pods/meant-ports';
import type { Cluster } from '../../model/cluster/cluster';
import { lastingPodsOf } from '../../model/traffic/endpoints';
import { writtenPort } from '../../model/views/container';
import type { Service, ServicePort } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { compactService, compactWorkload } from '../examples/compact-parts';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { podWithService } from '../examples/pod-parts';
import { servicePort, webService } from '../examples/service-parts';

const leadingTo = (target: number) =>
  manifests(WEB_DEPLOYMENT, webService({ ports: [servicePort({ name: '', target })] }));

/** A port of which the pods say nothing, as is often so. */
const METRICS = '- {name: metrics, port: 9090}';

const besideMetrics = (target: number) =>
  manifests(WEB_DEPLOYMENT, webService({ ports: [servicePort({ target }), METRICS] }));

const METRICS_UNDECLARED = manifests(WEB_DEPLOYMENT, webService({ name: 'web-metrics', ports: [METRICS] }));

const UNDECLARED = podWithService('web', 'port: 80', 'name: main, image: main:1');

/** Pods that declare port 8080, and a Service that leads to 8443. */
const leadingElsewhere = (name: string, settings = '') => `${compactWorkload({
  container: `name: main, image: main:1, ${settings}ports: [{name: ${name}, containerPort: 8080}], readinessProbe: {httpGet: {port: ${name}}}`,
})}
---${compactService({ port: 'port: 443, targetPort: 8443' })}`;

const IN_ARGUMENT = leadingElsewhere('http', 'args: [--metrics-bind-address=:8443], ');

const LISTENERS = leadingElsewhere(
  'http',
  'env: [{name: KAFKA_LISTENERS, value: "PLAINTEXT://:8080,OUTSIDE://:8443"}], ',
);

const IN_FILE = `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: {app: web}
  template:
    metadata: {labels: {app: web}}
    spec:
      volumes: [{name: conf, configMap: {name: web}}]
      containers:
        - name: main
          image: nginx:1.29
          ports: [{name: http, containerPort: 80}]
          readinessProbe: {httpGet: {port: http}}
          volumeMounts: [{name: conf, mountPath: /etc/nginx/conf.d}]
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: web
data:
  default.conf: |
    server {
      listen 8080;
      listen 80;
    }
---${compactService({ port: 'port: 80, targetPort: 8080' })}`;

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
  bad: leadingTo(8888),
  says: 'Service shop/web spec.ports[0].targetPort: found 8888/TCP, which no container of Deployment shop/web declares, expected 8080/TCP (http); use a declared port, or declare this one',
  good: leadingTo(8080),
  more: [
    {
      bad: besideMetrics(8888),
      says: 'Service shop/web spec.ports[0].targetPort: found 8888/TCP, which no container of Deployment shop/web declares, expected 8080/TCP (http); use a declared port, or declare this one',
      good: besideMetrics(8080),
    },
  ],
  silent: [
    { when: 'no container declares any port', manifests: UNDECLARED },
    { when: 'an argument of the container names the port', manifests: IN_ARGUMENT },
    { when: 'a file that the container mounts names the port', manifests: IN_FILE },
    { when: 'listeners of Kafka are on the port', manifests: LISTENERS },
    { when: 'a proxy that is put into the pods listens on the port', manifests: leadingTo(15090) },
    { when: 'the pods declare a port for metrics and none for clients', manifests: leadingElsewhere('metrics') },
    { when: 'the port is for metrics, by its name, and that of the pods for clients', manifests: METRICS_UNDECLARED },
  ],
  on: ({ services }) => services.all,
  *check(service, cluster) {
    const workloads = lastingPodsOf(cluster, service);
    for (const port of service.ports) {
      const [first, ...others] = workloads.flatMap(
        (workload) => contradictionIn(port, service, workload, cluster) ?? [],
      );
      if (first !== undefined && others.length + 1 === workloads.length) {
        yield fault(
          port.field.get(port.field.get('targetPort').isGiven ? 'targetPort' : 'port'),
          `${port.target}/${port.protocol}, which no container of ${first.workload.object.title} declares`,
          writtenPort(first.meant),
          'use a declared port, or declare this one',
        );
      }
    }
  },
};

function contradictionIn(port: ServicePort, service: Service, workload: Workload, cluster: Cluster) {
  const meant = declaredPortMeant(port, service, workload, cluster);
  return meant && { workload, meant };
}
