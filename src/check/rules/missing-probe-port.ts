import { signOfPatch } from '../../guesses/makers/variants';
import type { Cluster } from '../../model/cluster/cluster';
import { type Container, writtenPort } from '../../model/views/container';
import { hooksIn } from '../../model/views/probe';
import type { Workload } from '../../model/views/workload';
import { isComplaint } from '../../values/complaint';
import { portName } from '../../values/port';
import { listed, quoted } from '../../values/wording';
import { doubtful, type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_SERVICE } from '../examples/parts';
import { httpGet, warmer, webDeployment } from '../examples/workload-parts';

const deployment = (port: string) => webDeployment({ probe: httpGet(port) });

/** The kubelet kills a container whose hook fails as it starts; this one asks the other container. */
const hooked = (port: string) => webDeployment({ containers: warmer(port) });

const alive = (port: string) =>
  webDeployment({ container: `livenessProbe:\n  httpGet:\n    path: /\n    port: ${port}` });

const stopped = (port: string) =>
  webDeployment({ container: `lifecycle:\n  preStop:\n    httpGet:\n      path: /drain\n      port: ${port}` });

export const missingProbePort: Rule<Workload> = {
  id: 'missing-probe-port',
  severity: 'error',
  because: 'A probe of a port that its container does not name never runs, so the pod never gets ready.',
  about: 'Pods and workloads',
  source: 'pkg/probe/util.go of Kubernetes, ResolveContainerPort and findPortByName',
  avoidedBy: 'PodPort',
  bad: manifests(deployment('web'), WEB_SERVICE),
  says: 'Deployment shop/web spec.template.spec.containers[0].readinessProbe.httpGet.port: found "web", a name that container "web" gives no port, expected 8080/TCP (http); name one of its own ports, or use the number',
  good: manifests(deployment('http'), WEB_SERVICE),
  more: [
    {
      bad: manifests(hooked('http'), WEB_SERVICE),
      says: 'Deployment shop/web spec.template.spec.containers[1].lifecycle.postStart.httpGet.port: found "http", a name that container "warmer" gives no port, expected the number of its port; name one of its own ports, or use the number',
      good: manifests(hooked('8080'), WEB_SERVICE),
    },
    {
      bad: manifests(alive('web'), WEB_SERVICE),
      says: 'Deployment shop/web spec.template.spec.containers[0].livenessProbe.httpGet.port: found "web", a name that container "web" gives no port, expected 8080/TCP (http); name one of its own ports, or use the number',
      doubt: 'Services send traffic all the same, and only a container that hangs is never restarted',
      good: manifests(alive('http'), WEB_SERVICE),
    },
    {
      bad: manifests(stopped('web'), WEB_SERVICE),
      says: 'Deployment shop/web spec.template.spec.containers[0].lifecycle.preStop.httpGet.port: found "web", a name that container "web" gives no port, expected 8080/TCP (http); name one of its own ports, or use the number',
      doubt: 'the container ends all the same, without what the hook was for',
      good: manifests(stopped('http'), WEB_SERVICE),
    },
  ],
  silent: [{ when: 'the number of the port is written', manifests: manifests(deployment('8080'), WEB_SERVICE) }],
  on: ({ workloads }) => workloads.all.filter(({ object }) => object.known !== undefined),
  *check(workload, cluster): Iterable<Fault> {
    for (const container of workload.pod.serving) {
      for (const { name, port } of [...container.probes, ...hooksIn(container.field)]) {
        if (port.text !== undefined && lacks(container, port.text) && isComplete(container, workload, cluster)) {
          const mistake = fault(
            port,
            `${quoted(port.text)}, a name that container ${quoted(container.name)} gives no port`,
            container.ports.length === 0 ? 'the number of its port' : listed(container.ports.map(writtenPort)),
            'name one of its own ports, or use the number',
          );
          const doubt = DOUBTS[name];
          yield doubtful(doubt, mistake);
        }
      }
    }
  },
};

/** What goes on all the same: a probe that cannot be made has no result (doProbe of pkg/kubelet/prober/worker.go), and a liveness probe begins as passed. */
const DOUBTS: Readonly<Record<string, string>> = {
  livenessProbe: 'Services send traffic all the same, and only a container that hangs is never restarted',
  preStop: 'the container ends all the same, without what the hook was for',
};

/** What is no name of a port is a mistake of its own. */
function lacks({ ports }: Container, name: string): boolean {
  return !ports.some((port) => port.name === name) && !isComplaint(portName(name));
}

/** Patches look like objects, and leave out what their base says. */
function isComplete(container: Container, { object }: Workload, cluster: Cluster): boolean {
  return container.image !== undefined && (container.ports.length > 0 || signOfPatch(cluster, object) === undefined);
}
