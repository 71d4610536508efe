import type { Service } from '../model/views/service';
import type { Workload } from '../model/views/workload';

/*
 * Commands that settle what no object tells. They change nothing but for a pod that is there while they run.
 */

/** Connects from inside the cluster, from a pod in the namespace of the Service. */
export function connecting(
  namespace: string,
  host: string,
  port: { number?: number | undefined; protocol: string },
): string {
  const udp = port.protocol === 'UDP' ? ' -u' : '';
  return inPod(namespace, `nc -zv${udp} -w 3 ${host} ${port.number ?? 'PORT'}`);
}

/** Looks a name up from inside the cluster. */
export function lookingUp(namespace: string, name: string): string {
  return inPod(namespace, `nslookup ${name}`);
}

/** Asks the program behind a Service for a page, past all routers. */
export function fetching({ namespace, name, ports }: Service): string {
  return inPod(namespace, `wget -S -O- http://${name}.${namespace}:${ports[0]?.number ?? 80}/PATH`);
}

/** Shows the certificate that clients of a host are shown. */
export function handshaking(host: string): string {
  return `openssl s_client -connect ${host}:443 -servername ${host} </dev/null`;
}

function inPod(namespace: string, command: string): string {
  return `kubectl run try -n ${namespace} --rm -i --restart=Never --image=busybox:1.37 -- ${command}`;
}

/** Shows the pods that a Service selects, with their addresses. */
export function listingPods({ namespace, selector }: Service): string {
  const labels = [...selector].map(([key, value]) => `${key}=${value}`).join(',');
  return `kubectl get pods -n ${namespace} -l ${labels} -o wide`;
}

export function listingSlices({ namespace, name }: Service): string {
  return `kubectl get endpointslices -n ${namespace} -l kubernetes.io/service-name=${name}`;
}

/**
 * Reaches a port of a pod from its own loopback address: the runtime dials `localhost` in the network of the pod. What is
 * answered here and not at the address of the pod listens on loopback alone.
 *
 * `internal/cri/server/sandbox_portforward_linux.go` of containerd
 */
export function forwarding({ kind, name, namespace }: Workload, pod: string | undefined, port: number): string {
  const target = pod === undefined ? `${kind.toLowerCase()}/${name}` : `pod/${pod}`;
  return `kubectl port-forward -n ${namespace} ${target} :${port}`;
}
