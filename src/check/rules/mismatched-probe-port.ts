import { isPortTold } from '../../guesses/pods/told-ports';
import type { Cluster } from '../../model/cluster/cluster';
import { podPortOf } from '../../model/traffic/endpoints';
import { type Container, type ContainerPort, writtenPort } from '../../model/views/container';
import type { Probe } from '../../model/views/probe';
import type { ServicePort } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import { areSwapped, isNumberSlip } from '../../values/number-likeness';
import { listed } from '../../values/wording';
import { type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_SERVICE } from '../examples/parts';
import { podWithService } from '../examples/pod-parts';
import { httpGet, webDeployment } from '../examples/workload-parts';

const deployment = (port: number) => webDeployment({ probe: httpGet(port) });

const TWO_AGREE = podWithService(
  'web',
  'port: 8080',
  'name: main, image: main:1, ports: [{containerPort: 8080}], readinessProbe: {httpGet: {port: 8081}}, livenessProbe: {httpGet: {port: 8081}}',
);

const TWO_PORTS = `
apiVersion: v1
kind: Pod
metadata:
  name: dns
  labels:
    app: dns
spec:
  containers:
    - {name: main, image: main:1, ports: [{containerPort: 53}], readinessProbe: {httpGet: {port: 8181}}, livenessProbe: {httpGet: {port: 8080}}}`;

const dns = (more: string) => `
apiVersion: v1
kind: Pod
metadata:
  name: dns
  namespace: shop
spec:
  containers:
    - name: dns
      image: dns:1
      ports:
        - {containerPort: 53, protocol: UDP}${more}
      livenessProbe:
        tcpSocket:
          port: 53`;

export const mismatchedProbePort: Rule<Workload> = {
  id: 'mismatched-probe-port',
  // The application may listen on more ports than it declares.
  severity: 'warning',
  because: 'If nothing listens on the port of the probe, the pod never gets ready and its Services send it no traffic.',
  about: 'Pods and workloads',
  source: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#readiness-probe',
  avoidedBy: {
    nothing: 'a probe takes any number; it is that of the container where both are given the number of one PodPort',
  },
  bad: manifests(deployment(8088), WEB_SERVICE),
  says: 'Deployment shop/web spec.template.spec.containers[0].readinessProbe.httpGet.port: found 8088, which no container of the pod declares, expected 8080/TCP (http); probe a declared port, or declare this one',
  good: manifests(deployment(8080), WEB_SERVICE),
  more: [
    {
      bad: manifests(deployment(80), WEB_SERVICE),
      says: 'Deployment shop/web spec.template.spec.containers[0].readinessProbe.httpGet.port: found 80, the port of Service shop/web, expected the port of the container, 8080/TCP (http); probes knock at the pod, not at its Service',
      good: manifests(deployment(8080), WEB_SERVICE),
    },
    {
      bad: dns(''),
      says: 'Pod shop/dns spec.containers[0].livenessProbe.tcpSocket.port: found 53/UDP, expected a port for TCP, which every probe speaks; probe one of those, or run a command that asks this one',
      good: dns('\n        - {containerPort: 53}'),
    },
  ],
  silent: [
    { when: 'two probes agree on a port for the kubelet alone', manifests: TWO_AGREE },
    {
      when: 'the port is nobody’s that clients know, as those of sidecars are',
      manifests: manifests(deployment(15021), WEB_SERVICE),
    },
    { when: 'two probes have ports of their own, which are none of the clients’ business', manifests: TWO_PORTS },
  ],
  on: ({ workloads }) => workloads.all.filter(({ object }) => object.known !== undefined),
  *check(workload, cluster): Iterable<Fault> {
    for (const container of workload.pod.serving.filter(({ ports }) => ports.length > 0)) {
      const { probes } = container;
      for (const probe of probes) {
        const declared = declaredFor(probe, container);
        const isOther = declared.length > 0 && declared.every(({ protocol }) => protocol !== 'TCP');
        if (isOther && !declared.some((each) => isMeantForTcp(each, workload, cluster))) {
          yield fault(
            probe.port,
            listed(declared.map(writtenPort)),
            'a port for TCP, which every probe speaks',
            'probe one of those, or run a command that asks this one',
          );
        }
      }
      for (const probe of probes.filter((each) => isUndeclared(each, workload))) {
        const service = servedAt(probe, workload, cluster);
        if (service !== undefined) {
          yield fault(
            probe.port,
            `${probe.number}, the port of ${service}`,
            `the port of the container, ${listed(container.ports.map(writtenPort))}`,
            'probes knock at the pod, not at its Service',
          );
          continue;
        }
        const meant = portMeant(probe, container, workload, cluster);
        const isLikely = probe.name !== 'livenessProbe' && meant !== undefined && isAlone(probe, probes, workload);
        const near = isLikely ? meant : swapped(probe, container, workload, cluster);
        if (near !== undefined) {
          yield fault(
            probe.port,
            `${probe.number}, which no container of the pod declares`,
            writtenPort(near),
            'probe a declared port, or declare this one',
          );
        }
      }
    }
  },
};

/**
 * The port that a probe was meant for: one that clients come to, and of which the number is a slip. Many a server has a
 * port for probes that nobody declares, so nothing else is told.
 */
function portMeant(
  { number = 0 }: Probe,
  container: Container,
  workload: Workload,
  cluster: Cluster,
): ContainerPort | undefined {
  const meant = container.ports.find((port) => port.number !== undefined && isNumberSlip(port.number, number));
  return meant !== undefined && isServed(meant, workload, cluster) && !isPortTold(cluster, workload, number)
    ? meant
    : undefined;
}

/** A declared port with two digits in another order, be it for clients or not. */
function swapped(
  { number = 0 }: Probe,
  { ports }: Container,
  workload: Workload,
  cluster: Cluster,
): ContainerPort | undefined {
  const near = ports.find((port) => port.number !== undefined && areSwapped(port.number, number));
  return near !== undefined && !isPortTold(cluster, workload, number) ? near : undefined;
}

function isServed(port: ContainerPort, workload: Workload, cluster: Cluster): boolean {
  return cluster.servicesOf(workload).some(({ ports }) =>
    ports.some((each) => {
      const end = podPortOf(each, workload);
      return end.is === 'declared' && end.port === port;
    }),
  );
}

/** A number in quotes, or one that cannot be, is a mistake of its own. */
function isUndeclared({ port, number }: Probe, { pod }: Workload): boolean {
  const isReadable = port.text === undefined && number !== undefined;
  return isReadable && !pod.ports.some((each) => each.number === number || each.number === undefined);
}

/** The ports of a container that a probe means, of whatever protocol: the kubelet looks for names and numbers alone. */
function declaredFor({ port, number }: Probe, { ports }: Container): readonly ContainerPort[] {
  return ports.filter((each) => (number === undefined ? each.name === port.text : each.number === number));
}

/** Whether a Service sends TCP to the port, so that its declaration is to blame, which is told at the Service. */
function isMeantForTcp({ name, number }: ContainerPort, workload: Workload, cluster: Cluster): boolean {
  return cluster
    .servicesOf(workload)
    .some(({ ports }) =>
      ports.some(({ protocol, target }) => protocol === 'TCP' && (target === number || target === name)),
    );
}

/** Two probes of ports that nobody declared, or of one, are for ports that are none of the clients' business. */
function isAlone(probe: Probe, probes: readonly Probe[], workload: Workload): boolean {
  return probes.every((each) => each === probe || isOfDeclaredPort(each, workload));
}

/** Whether a probe names its port, or has the number of one that is declared. */
function isOfDeclaredPort({ port, number }: Probe, { pod }: Workload): boolean {
  return number === undefined ? port.text !== undefined : pod.ports.some((each) => each.number === number);
}

/** The Service that has the probed port for its own, and another one in the pods. */
function servedAt({ number }: Probe, workload: Workload, cluster: Cluster): string | undefined {
  const services = cluster.servicesOf(workload);
  const isTarget = (port: ServicePort) => port.target === number;
  return services.some(({ ports }) => ports.some(isTarget))
    ? undefined
    : services.find(({ ports }) => ports.some((port) => port.number === number))?.object.title;
}
