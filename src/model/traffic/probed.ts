import type { Cluster } from '../cluster/cluster';
import type { PodStatus } from '../status/pod-status';
import { selectedPodsOf } from '../status/selected-pods';
import type { Container } from '../views/container';
import type { Service, ServicePort } from '../views/service';
import type { Workload } from '../views/workload';
import { reachedPort } from './opening';

/** A port in the pods to which the Service leads. */
export interface Reached {
  readonly port: ServicePort;
  readonly workload: Workload;
  readonly number: number;
  /** Pods of the workload that the Service selects, as a cluster shows them: those that are ready first. */
  readonly pods: readonly PodStatus[];
  /** Whether the readiness of the pods depends on an answer there. */
  readonly isAskedFor: boolean;
  /** Whether the kubelet has reached it in a ready pod, at the address of the pod: a readiness probe asks for nothing else. */
  readonly isProbed: boolean;
}

/** All ports in pods to which a Service leads, as far as they are known. */
export function reachedBy(cluster: Cluster, service: Service): readonly Reached[] {
  return cluster
    .selectedBy(service)
    .filter(({ runsToCompletion }) => !runsToCompletion)
    .flatMap((workload) => {
      const pods = podsOf(cluster, service, workload);
      return service.ports.flatMap((port) => {
        const number = reachedPort(port, workload)?.number;
        if (number === undefined) {
          return [];
        }
        const isAskedFor = isProbed(workload, number, port);
        const isReady = pods.some(({ isServing }) => isServing);
        return [{ port, workload, number, pods, isAskedFor, isProbed: isReady && isAskedFor }];
      });
    });
}

function podsOf(cluster: Cluster, service: Service, workload: Workload): readonly PodStatus[] {
  const pods = selectedPodsOf(cluster, service, workload).filter(({ hasAddress }) => hasAddress);
  return [...pods.filter(({ isServing }) => isServing), ...pods.filter(({ isServing }) => !isServing)];
}

/**
 * Whether the readiness of the pods depends on an answer at a port. The kubelet asks at the address of the pod, unless a
 * probe names another host; a probe in another network than that of the pod would be one of the node.
 *
 * `pkg/kubelet/prober/prober.go` of Kubernetes
 */
function isProbed({ pod }: Workload, number: number, { protocol }: ServicePort): boolean {
  return protocol === 'TCP' && pod.serving.some((container) => asksFor(container, number));
}

function asksFor({ readinessProbe, ports }: Container, number: number): boolean {
  return ['httpGet', 'tcpSocket', 'grpc'].some((handler) => {
    const action = readinessProbe.get(handler);
    const port = action.get('port');
    const named = ports.find(({ name }) => name !== undefined && name === port.text)?.number;
    return action.isGiven && !action.get('host').isGiven && (port.number ?? named) === number;
  });
}
