import { addsContainers } from '../../guesses/makers/added-containers';
import { strangersOf } from '../../guesses/pods/bystanders';
import type { Cluster } from '../../model/cluster/cluster';
import { lastingPodsOf, podPortOf } from '../../model/traffic/endpoints';
import { writtenPort } from '../../model/views/container';
import type { Service, ServicePort } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import { isComplaint } from '../../values/complaint';
import { isSlip } from '../../values/likeness';
import { portName } from '../../values/port';
import { listed, quoted } from '../../values/wording';
import { doubtful, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT, WEB_SERVICE } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';
import { webDeployment } from '../examples/workload-parts';

const serviceWith = (target: string) => webService({ ports: [servicePort({ name: '', target })] });

const CANARY = (port: string) =>
  webDeployment({
    name: 'canary',
    labels: 'app: web\ntrack: canary',
    ports: `- name: ${port}\n  containerPort: 8081`,
    probe: `httpGet:\n  path: /\n  port: ${port}`,
  });

const KUSTOMIZATION = `
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - web.yaml`;

const SIDECARS = `
apiVersion: apps.kruise.io/v1alpha1
kind: SidecarSet
metadata:
  name: proxies`;

export const missingTargetPort: Rule<Service> = {
  id: 'missing-target-port',
  severity: 'error',
  because: 'Pods without a container port of that name get no traffic, so connections to the Service port are refused.',
  about: 'Services',
  source: 'staging/src/k8s.io/endpointslice/utils.go of Kubernetes, FindPort',
  avoidedBy: {
    nothing:
      'a Service aims at numbers unless a port says targetingName; for a workload of the app that is checked, for PodLabels it cannot be',
  },
  bad: manifests(WEB_DEPLOYMENT, serviceWith('web')),
  says: 'Service shop/web spec.ports[0].targetPort: found "web", a name that no container of Deployment shop/web gives a TCP port, expected 8080/TCP (http); name one of its ports, or use the number',
  good: manifests(WEB_DEPLOYMENT, serviceWith('http')),
  more: [
    {
      bad: manifests(
        WEB_DEPLOYMENT,
        webService({ spec: 'clusterIP: None', ports: [servicePort({ port: 8080, target: 'htp' })] }),
      ),
      says: 'Service shop/web spec.ports[0].targetPort: found "htp", a name that no container of Deployment shop/web gives a TCP port, expected 8080/TCP (http); name one of its ports, or use the number',
      doubt: 'its clients reach the pods of a headless Service on any port: only the SRV record is missing',
      good: manifests(WEB_DEPLOYMENT, webService({ spec: 'clusterIP: None', ports: [servicePort({ port: 8080 })] })),
    },
    {
      bad: manifests(WEB_DEPLOYMENT, CANARY('web'), WEB_SERVICE),
      says: 'Service shop/web spec.ports[0].targetPort: found "http", a name that no container of Deployment shop/canary gives a TCP port, expected 8081/TCP (web); name one of its ports, or use the number',
      doubt: 'names are looked up pod by pod, and other pods that it selects have the port',
      good: manifests(WEB_DEPLOYMENT, CANARY('http'), WEB_SERVICE),
    },
    {
      bad: manifests(WEB_DEPLOYMENT, serviceWith('https'), KUSTOMIZATION),
      says: 'Service shop/web spec.ports[0].targetPort: found "https", a name that no container of Deployment shop/web gives a TCP port, expected 8080/TCP (http); name one of its ports, or use the number',
      doubt: 'Kustomize may add a container with that port',
      good: manifests(WEB_DEPLOYMENT, serviceWith('http'), KUSTOMIZATION),
    },
    {
      bad: manifests(WEB_DEPLOYMENT, serviceWith('htpp'), KUSTOMIZATION),
      says: 'Service shop/web spec.ports[0].targetPort: found "htpp", a name that no container of Deployment shop/web gives a TCP port, expected 8080/TCP (http); name one of its ports, or use the number',
      good: manifests(WEB_DEPLOYMENT, serviceWith('http'), KUSTOMIZATION),
    },
    {
      bad: manifests(WEB_DEPLOYMENT, serviceWith('https'), SIDECARS),
      says: 'Service shop/web spec.ports[0].targetPort: found "https", a name that no container of Deployment shop/web gives a TCP port, expected 8080/TCP (http); name one of its ports, or use the number',
      doubt: 'SidecarSet default/proxies may add a container with that port',
      good: manifests(WEB_DEPLOYMENT, serviceWith('http'), SIDECARS),
    },
  ],
  silent: [
    {
      when: 'a headless Service lists a port of which the pods say nothing',
      manifests: manifests(
        WEB_DEPLOYMENT,
        webService({
          spec: 'clusterIP: None',
          ports: [servicePort({ name: 'metrics', port: 9090, target: 'metrics' })],
        }),
      ),
    },
    { when: 'the pods are in files that were not given', manifests: manifests(serviceWith('web')) },
  ],
  on: ({ services }) => services.all,
  *check(service, cluster) {
    const workloads = lastingPodsOf(cluster, service).filter(({ pod }) => pod.containers.length > 0);
    for (const port of service.ports) {
      const without = workloads.filter((workload) => lacks(port, workload));
      const [first] = without;
      if (first !== undefined && (!service.isHeadless || isMisnamed(port, first))) {
        const own = strangersOf(cluster, service)?.own;
        const found = `${quoted(String(port.target))}, a name that no container of ${first.object.title} gives a ${port.protocol} port`;
        const expected =
          first.pod.ports.length === 0 ? 'the number of its port' : listed(first.pod.ports.map(writtenPort));
        const target = port.field.get('targetPort');
        const mistake =
          own === undefined
            ? fault(target, found, expected, 'name one of its ports, or use the number')
            : fault(target, found, `pods of ${own.object.title}`, 'correct the selector');
        const doubt = service.isHeadless
          ? 'its clients reach the pods of a headless Service on any port: only the SRV record is missing'
          : doubtAbout(port, without, workloads, cluster);
        yield doubtful(doubt, mistake);
      }
    }
  },
};

/** Why traffic may arrive although some pods lack the port. */
function doubtAbout(
  port: ServicePort,
  without: readonly Workload[],
  selected: readonly Workload[],
  cluster: Cluster,
): string | undefined {
  if (without.length < selected.length) {
    return 'names are looked up pod by pod, and other pods that it selects have the port';
  }
  const adding = hasLikePort(port, without) ? undefined : addsContainers(cluster);
  return adding && `${adding} with that port`;
}

/**
 * Whether pods have the port under another name. Without a port of theirs, a port of a headless Service means nothing and
 * does no harm: charts list those for TLS there that are often off.
 */
function isMisnamed({ number, target }: ServicePort, { pod }: Workload): boolean {
  return pod.ports.some(
    (port) => port.number === number || (port.name !== undefined && isSlip(port.name, String(target))),
  );
}

function lacks(port: ServicePort, workload: Workload): boolean {
  // What is no name of a port is refused, and a name with another protocol is a mistake of its own.
  return (
    podPortOf(port, workload).is === 'missing' &&
    !isComplaint(portName(port.target)) &&
    !workload.pod.ports.some(({ name }) => name === port.target)
  );
}

/** Whether the name of a port is a slip of one that pods have, so that no other container is meant. */
function hasLikePort({ target }: ServicePort, workloads: readonly Workload[]): boolean {
  return workloads.some(({ pod }) => pod.ports.some(({ name }) => name !== undefined && isSlip(String(target), name)));
}
