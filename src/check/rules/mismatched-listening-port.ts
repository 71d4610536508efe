import { isForOperators } from '../../guesses/pods/meant-ports';
import { type ListeningPlace, listeningPlacesIn, listeningPlacesOf } from '../../guesses/settings/listening';
import type { Cluster } from '../../model/cluster/cluster';
import { podPortOf } from '../../model/traffic/endpoints';
import { type Container, type ContainerPort, writtenPort } from '../../model/views/container';
import type { Workload } from '../../model/views/workload';
import { quoted } from '../../values/wording';
import { type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_SERVICE } from '../examples/parts';
import { podWithService } from '../examples/pod-parts';
import { webDeployment } from '../examples/workload-parts';

const deployment = (...flags: readonly string[]) =>
  webDeployment({ image: 'web:1.4', container: `args:\n  - ${flags.join('\n  - ')}` });

const variable = (name: string, value: string) =>
  webDeployment({ image: 'web:1.4', container: `env:\n  - name: ${name}\n    value: '${value}'` });

const FOR_METRICS = deployment('--metrics-bind-address=:9090');

const CLIENT = deployment('--host=database', '--port=5432');

const BEHIND_PROXY = podWithService(
  'web',
  'port: 80, targetPort: 8080',
  'name: main, image: web:1, env: [{name: PORT, value: "3000"}]',
  'name: proxy, image: proxy:1, ports: [{containerPort: 8080}]',
);

const traefik = (port: number) =>
  deployment(`--entryPoints.http.address=:${port}/tcp`, '--entryPoints.secure.address=:8443');

const probed = (port: number) => `
apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: shop
spec:
  containers:
    - name: web
      image: web:1.4
      env:
        - {name: PORT, value: '${port}'}
      readinessProbe:
        httpGet:
          path: /
          port: 8080`;

export const mismatchedListeningPort: Rule<ListeningPlace> = {
  id: 'mismatched-listening-port',
  // What an argument means is up to the application.
  severity: 'warning',
  because: 'The application listens where it is told to, so connections and probes to the declared port are refused.',
  about: 'Pods and workloads',
  source: 'staging/src/k8s.io/api/core/v1/types.go of Kubernetes, ContainerPort: declaring a port opens nothing',
  avoidedBy: { nothing: 'where an application listens is said in arguments of its own, which no construct can read' },
  bad: manifests(deployment('--port=9090'), WEB_SERVICE),
  says: 'Deployment shop/web spec.template.spec.containers[0].args[0]: found port 9090 to listen on, expected 8080/TCP (http), which Service shop/web leads to; let both say the same',
  good: manifests(deployment('--port=8080'), WEB_SERVICE),
  more: [
    {
      bad: manifests(variable('PORT', '3001'), WEB_SERVICE),
      says: 'Deployment shop/web spec.template.spec.containers[0].env[0].value: found port 3001 to listen on, expected 8080/TCP (http), which Service shop/web leads to; let both say the same',
      good: manifests(variable('PORT', '8080'), WEB_SERVICE),
    },
    {
      bad: manifests(traefik(8000), WEB_SERVICE),
      says: 'Deployment shop/web spec.template.spec.containers[0].args[0]: found port 8000 to listen on for "http", expected 8080/TCP (http), which Service shop/web leads to; let both say the same',
      good: manifests(traefik(8080), WEB_SERVICE),
    },
    {
      bad: probed(3000),
      says: 'Pod shop/web spec.containers[0].env[0].value: found port 3000 to listen on, expected 8080/TCP, which its readinessProbe asks; let both say the same',
      good: probed(8080),
    },
    {
      bad: manifests(variable('JAVA_OPTS', '-Xmx1g -Dserver.port=9090'), WEB_SERVICE),
      says: 'Deployment shop/web spec.template.spec.containers[0].env[0].value: found port 9090 to listen on, expected 8080/TCP (http), which Service shop/web leads to; let both say the same',
      good: manifests(variable('JAVA_OPTS', '-Xmx1g -Dserver.port=8080'), WEB_SERVICE),
    },
  ],
  silent: [
    {
      when: 'a port beside the main one is set, such as one for metrics',
      manifests: manifests(FOR_METRICS, WEB_SERVICE),
    },
    { when: 'the port is that of another host, to which a client connects', manifests: manifests(CLIENT, WEB_SERVICE) },
    { when: 'the application is for a proxy in its pod, which has the declared port', manifests: BEHIND_PROXY },
  ],
  on: (cluster) => listeningPlacesIn(cluster).filter((place) => isOfMainPort(place) || place.name !== undefined),
  *check(place, cluster) {
    const { container, workload, field, name, port = 0 } = place;
    if (name !== undefined) {
      yield* ofSameName(place, cluster);
      return;
    }
    const [first, ...others] = listeningPlacesOf(cluster).get(container).filter(isOfMainPort);
    const [idle, another] =
      container.ports.length > 0 ? mainPorts(container) : askedPorts(container, workload, cluster);
    // One port to listen on and one that is declared: each was meant for the other. Of several, some may be open besides,
    // and one whose number cannot be read may be the one.
    if (
      place !== first ||
      container.ports.some(({ number }) => number === undefined) ||
      others.some((each) => each.port !== port) ||
      isKnown(port, workload, cluster) ||
      idle === undefined ||
      another !== undefined
    ) {
      return;
    }
    const asking = askedBy(idle, workload, cluster);
    if (asking !== undefined) {
      yield fault(field, `port ${port} to listen on`, `${writtenPort(idle)}, which ${asking}`, 'let both say the same');
    }
  },
};

/** A place with a name is meant for the port of that name. */
function* ofSameName(
  { container, workload, field, name, port = 0 }: ListeningPlace,
  cluster: Cluster,
): Iterable<Fault> {
  const declared = container.ports.find((each) => each.name === name?.toLowerCase() && each.protocol === 'TCP');
  const isOther = declared?.number !== undefined && declared.number !== port && !isKnown(port, workload, cluster);
  const asking = isOther ? askedBy(declared, workload, cluster) : undefined;
  if (declared !== undefined && asking !== undefined) {
    yield fault(
      field,
      `port ${port} to listen on for ${quoted(name ?? '')}`,
      `${writtenPort(declared)}, which ${asking}`,
      'let both say the same',
    );
  }
}

function isOfMainPort({ isMain, port }: ListeningPlace): boolean {
  return isMain && port !== undefined;
}

/** The ports that a container declares for its clients; those for metrics where it has no others. */
function mainPorts({ ports }: Container): readonly ContainerPort[] {
  const open = ports.filter(({ number, protocol }) => number !== undefined && protocol === 'TCP');
  const forClients = open.filter((port) => !isForOperators(port));
  return forClients.length > 0 ? forClients : open;
}

/** The ports at which a container that declares none is asked, be it by Services or by the kubelet. */
function askedPorts(
  { name, field, probedPorts }: Container,
  workload: Workload,
  cluster: Cluster,
): readonly ContainerPort[] {
  const [, another] = workload.pod.serving;
  const targets =
    another === undefined
      ? cluster.servicesOf(workload).flatMap(({ ports }) => ports.filter(({ protocol }) => protocol === 'TCP'))
      : [];
  const numbers = [...probedPorts, ...targets.map(({ target }) => target)].filter((each) => typeof each === 'number');
  return [...new Set(numbers)].map((number) => ({ field, container: name, name: undefined, number, protocol: 'TCP' }));
}

/** Whether a port of pods is declared, probed, or a target of their Services. */
function isKnown(number: number, workload: Workload, cluster: Cluster): boolean {
  return (
    workload.pod.ports.some((port) => port.number === number) ||
    workload.pod.serving.some(({ probedPorts }) => probedPorts.includes(number)) ||
    cluster.servicesOf(workload).some(({ ports }) => ports.some(({ target }) => target === number))
  );
}

/** Who connects to a port: a Service of the pods, or the kubelet. */
function askedBy(port: ContainerPort, workload: Workload, cluster: Cluster): string | undefined {
  const service = cluster.servicesOf(workload).find(({ ports }) =>
    ports.some((each) => {
      const end = podPortOf(each, workload);
      return end.is === 'declared' ? end.port === port : each.target === port.number;
    }),
  );
  const probe = workload.pod.serving
    .flatMap(({ probes }) => probes)
    .find((each) => each.number === port.number || (port.name !== undefined && each.port.text === port.name));
  return service ? `${service.object.title} leads to` : probe && `its ${probe.name} asks`;
}
