import { isPortTold } from '../../guesses/pods/told-ports';
import type { Cluster } from '../../model/cluster/cluster';
import { isolationIn } from '../../model/traffic/isolation';
import { opens, reachedPort, reachedPorts } from '../../model/traffic/opening';
import { type ContainerPort, writtenPort } from '../../model/views/container';
import type { NetworkPolicy } from '../../model/views/network-policy';
import type { ServicePort } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import { isComplaint } from '../../values/complaint';
import type { Field } from '../../values/field';
import { isSlip } from '../../values/likeness';
import { areSwapped } from '../../values/number-likeness';
import { portName } from '../../values/port';
import { listed, quoted } from '../../values/wording';
import { doubtful, type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB, WEB_DEPLOYMENT } from '../examples/parts';
import { at, networkPolicy } from '../examples/policy-parts';

const opening = (...ports: readonly (number | string)[]) => networkPolicy({ ingress: [at(...ports)] });

export const mismatchedPolicyPort: Rule<NetworkPolicy> = {
  id: 'mismatched-policy-port',
  severity: 'error',
  because:
    'Policies judge connections where the pods are, after the Service has sent them on, so they must open the port of the pods.',
  about: 'NetworkPolicies',
  source: 'staging/src/k8s.io/api/networking/v1/types.go of Kubernetes, NetworkPolicyPort, whose port is one of a pod',
  avoidedBy: {
    nothing:
      'only HeadlessStatefulDb writes a NetworkPolicy, for its own pods and the clients it is told of; others are written without this library',
  },
  bad: manifests(WEB, opening(80)),
  says: 'NetworkPolicy shop/web spec.ingress[0].ports[0].port: found 80, the port of Service shop/web, expected the port of its pods, 8080; open that one',
  good: manifests(WEB, opening(8080)),
  more: [
    {
      bad: manifests(WEB, opening('htpp')),
      says: 'NetworkPolicy shop/web spec.ingress[0].ports[0].port: found "htpp", a name that no selected pod gives a port, expected 8080/TCP (http); open that one',
      good: manifests(WEB, opening('http')),
    },
    {
      bad: manifests(WEB, opening('metrics')),
      says: 'NetworkPolicy shop/web spec.ingress[0].ports[0].port: found "metrics", a name that no selected pod gives a port, expected 8080/TCP (http); open that one',
      doubt: 'a container that is put into the pods in the cluster may have a port of that name',
      good: manifests(WEB, opening('http')),
    },
    {
      bad: manifests(WEB_DEPLOYMENT, opening(8008)),
      says: 'NetworkPolicy shop/web spec.ingress[0].ports[0].port: found 8008, which no selected pod declares, expected 8080/TCP (http); open that one',
      doubt: 'the pods may listen on a port that no container declares',
      good: manifests(WEB_DEPLOYMENT, opening(8080)),
    },
  ],
  silent: [
    {
      when: 'digits are in another order than those of a port that is open as well',
      manifests: manifests(WEB, opening('http', 8800)),
    },
    {
      when: 'the port of the pods is open as well',
      manifests: manifests(WEB, opening(8080, 80)),
    },
    {
      when: 'a port for HTTPS is open beside that for HTTP, for later',
      manifests: manifests(WEB, opening('http', 'https')),
    },
  ],
  on: (cluster) => isolationIn(cluster).policies,
  *check(policy, cluster): Iterable<Fault> {
    const pods = isolationIn(cluster).podsOf(policy);
    for (const port of policy
      .rules('Ingress')
      .flatMap((rule) => rule.get('ports').items.map((each) => each.get('port')))) {
      yield* port.text === undefined ? servicePort(port, pods, cluster) : misnamed(port, port.text, pods, cluster);
    }
  },
};

/** A number that a Service has, and no pod. */
function* servicePort(field: Field, pods: readonly Workload[], cluster: Cluster): Iterable<Fault> {
  const { number } = field;
  const isOfPods = pods.some(
    (each) =>
      each.pod.ports.some((port) => port.number === number) ||
      each.pod.serving.some(({ probedPorts }) => number !== undefined && probedPorts.includes(number)) ||
      cluster.servicesOf(each).some((service) => reachedPorts(service, each).some((port) => port.number === number)),
  );
  if (number === undefined || isOfPods) {
    return;
  }
  for (const workload of pods) {
    for (const service of cluster.servicesOf(workload)) {
      const meant = service.portsNumbered(number).flatMap((port: ServicePort) => reachedPort(port, workload) ?? [])[0];
      if (meant !== undefined && !service.isHeadless) {
        const rules = isolationIn(cluster).rulesOf(workload, 'Ingress');
        // Where the port of the pods is open as well, nothing is lost.
        if (!rules.some((rule) => opens(rule, meant, workload))) {
          yield fault(
            field,
            `${number}, the port of ${service.object.title}`,
            `the port of its pods, ${meant.number}`,
            'open that one',
          );
        }
        return;
      }
    }
  }
  yield* swapped(field, number, pods, cluster);
}

/** A number that no pod has, and that is the number of one with two digits in another order, which nothing else opens. */
function* swapped(field: Field, number: number, pods: readonly Workload[], cluster: Cluster): Iterable<Fault> {
  for (const workload of pods) {
    const near = workload.pod.ports.find((port) => port.number !== undefined && areSwapped(port.number, number));
    if (near !== undefined && isNobodys(near, workload, cluster) && !isPortTold(cluster, workload, number)) {
      yield doubtful(
        'the pods may listen on a port that no container declares',
        fault(field, `${number}, which no selected pod declares`, writtenPort(near), 'open that one'),
      );
      return;
    }
  }
}

/** Whether no policy opens a port, and no Service leads to it, at which that would be told. */
function isNobodys({ number = 0, protocol }: ContainerPort, workload: Workload, cluster: Cluster): boolean {
  const rules = isolationIn(cluster).rulesOf(workload, 'Ingress');
  return (
    !rules.some((rule) => opens(rule, { number, protocol }, workload)) &&
    !cluster
      .servicesOf(workload)
      .some((service) => reachedPorts(service, workload).some((port) => port.number === number))
  );
}

/**
 * A name that no pod gives a port, so that nothing is opened: nearly that of one, or the only way to pods whose ports have
 * other names.
 */
function* misnamed(field: Field, name: string, pods: readonly Workload[], cluster: Cluster): Iterable<Fault> {
  const ports = pods.flatMap(({ pod }) => pod.ports);
  if (ports.some((port) => port.name === name)) {
    return;
  }
  const near = ports.filter((port) => port.name !== undefined && isSlip(port.name, name));
  const isOnlyWay = pods.length > 0 && pods.every((workload) => isShut(workload, cluster));
  const meant = near.length > 0 ? near : isOnlyWay ? ports : [];
  if (meant.length > 0 && !isComplaint(portName(name))) {
    const mistake = fault(
      field,
      `${quoted(name)}, a name that no selected pod gives a port`,
      listed([...new Set(meant.map(writtenPort))]),
      'open that one',
    );
    yield near.length > 0
      ? mistake
      : doubtful('a container that is put into the pods in the cluster may have a port of that name', mistake);
  }
}

/** Whether pods declare ports, and no policy lets anybody come to any of them. */
function isShut(workload: Workload, cluster: Cluster): boolean {
  const rules = isolationIn(cluster).rulesOf(workload, 'Ingress');
  const { ports } = workload.pod;
  return (
    ports.length > 0 &&
    ports.every(
      ({ number, protocol }) =>
        number !== undefined && !rules.some((rule) => opens(rule, { number, protocol }, workload)),
    )
  );
}
