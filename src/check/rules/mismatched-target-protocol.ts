import { lastingPodsOf, podPortOf } from '../../model/traffic/endpoints';
import { type ContainerPort, writtenPort } from '../../model/views/container';
import type { Service, ServicePort } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import { doubtful, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';

const service = (protocol: string, target: string | number) => `
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
      protocol: ${protocol}
      targetPort: ${target}`;

export const mismatchedTargetProtocol: Rule<Service> = {
  id: 'mismatched-target-protocol',
  severity: 'error',
  because: 'Nothing listens for that protocol: packets arrive at a closed port, or the Service port has no endpoints.',
  about: 'Services',
  source: 'staging/src/k8s.io/endpointslice/utils.go of Kubernetes, FindPort',
  avoidedBy: {
    nothing:
      'a Service whose workload declares other ports only warns of it; container and Service agree where both are handed one PodPort',
  },
  bad: manifests(WEB_DEPLOYMENT, service('UDP', 'http')),
  says: 'Service shop/web spec.ports[0].protocol: found UDP, expected TCP, for the target is 8080/TCP (http) of Deployment shop/web; use the protocol of the container port, or correct that',
  good: manifests(WEB_DEPLOYMENT, service('TCP', 'http')),
  more: [
    {
      bad: manifests(WEB_DEPLOYMENT, service('UDP', 8080)),
      says: 'Service shop/web spec.ports[0].protocol: found UDP, expected TCP, for the target is 8080/TCP (http) of Deployment shop/web; use the protocol of the container port, or correct that',
      doubt: 'a container may listen on a port that it does not declare',
      good: manifests(WEB_DEPLOYMENT, service('TCP', 8080)),
    },
  ],
  silent: [
    {
      when: 'the target is a number, its declaration leaves the protocol out, and the port is called after one over UDP',
      manifests: manifests(WEB_DEPLOYMENT, service('UDP', '8080\n      name: statsd')),
    },
  ],
  on: ({ services }) => services.all,
  *check(service, cluster) {
    const workloads = lastingPodsOf(cluster, service);
    for (const port of service.ports) {
      const others = workloads.flatMap((workload) => otherProtocol(port, workload) ?? []);
      const [other] = others;
      if (other !== undefined && others.length === workloads.length && hasKnownProtocol(port)) {
        const mistake = fault(
          port.field.get('protocol'),
          port.protocol,
          `${other.port.protocol}, for the target is ${writtenPort(other.port)} of ${other.workload.object.title}`,
          'use the protocol of the container port, or correct that',
        );
        // A numbered port may be open for more than its container declares.
        yield typeof port.target === 'string'
          ? mistake
          : doubtful('a container may listen on a port that it does not declare', mistake);
      }
    }
  },
};

/** A protocol that there is not is a mistake of its own. */
function hasKnownProtocol({ field, protocol }: ServicePort): boolean {
  return (field.get('protocol').value || protocol) === protocol;
}

/** The port that would be meant, were its protocol not another one. */
function otherProtocol(
  port: ServicePort,
  workload: Workload,
): { readonly port: ContainerPort; readonly workload: Workload } | undefined {
  if (podPortOf(port, workload).is === 'declared') {
    return undefined;
  }
  const found =
    port.target === undefined
      ? undefined
      : workload.pod.ports.find(({ name, number }) => port.target === name || port.target === number);
  return found && !isLeftOut(port, found) ? { port: found, workload } : undefined;
}

/** Protocols of which everybody knows that they are spoken over UDP. */
const OVER_UDP =
  /udp|dns|statsd|syslog|gelf|collectd|flow|snmp|ntp|tftp|radius|sip|rtp|stun|turn|quic|h3|wireguard|vpn/i;

/** Whether a declaration only leaves its protocol out, and the name of the port says that UDP is meant: it opens nothing anyway. */
function isLeftOut({ target, protocol, name }: ServicePort, { field }: ContainerPort): boolean {
  return typeof target === 'number' && protocol === 'UDP' && !field.get('protocol').isGiven && OVER_UDP.test(name);
}
