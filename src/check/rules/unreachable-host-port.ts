import { namedHostsIn } from '../../guesses/settings/named-hosts';
import { askedOfNodes } from '../../guesses/settings/node-clients';
import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import type { Workload } from '../../model/views/workload';
import { isLoopbackAddress, isLoopbackHost } from '../../values/loopback';
import { quoted } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { agent } from '../examples/node-parts';
import { manifests } from '../examples/parts';
import { clientPod, envVariable } from '../examples/pod-parts';

const statsd = (hostIp: string) => agent('statsd:0.10', `containerPort: 8125\n              hostPort: 8125${hostIp}`);

const LOOPBACK = '\n              hostIP: 127.0.0.1';

const IN_HOST_NETWORK = clientPod({ pod: 'hostNetwork: true', env: [envVariable('STATSD_ADDR', '127.0.0.1:8125')] });

export const unreachableHostPort: Rule<Workload> = {
  id: 'unreachable-host-port',
  // Programs that run on the node may be all that it is for.
  severity: 'warning',
  because:
    'At the loopback address of a node only its own programs and pods in its network come in; other pods and machines are refused.',
  about: 'Pods and workloads',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports',
  avoidedBy: { nothing: 'pods are made with cdk8s-plus or by hand; this library gives none of its own a host port' },
  bad: manifests(statsd(LOOPBACK)),
  says: 'DaemonSet shop/agent spec.template.spec.containers[0].ports[0].hostIP: found "127.0.0.1", the loopback address of the node, expected an address that others reach; leave it out, unless the clients of port 8125 run on the node itself',
  good: manifests(statsd('')),
  silent: [
    { when: 'its client is a pod in the network of the node', manifests: manifests(statsd(LOOPBACK), IN_HOST_NETWORK) },
  ],
  on: ({ workloads }) => workloads.all.filter(({ pod }) => pod.ports.some(({ field }) => field.has('hostIP'))),
  *check({ pod }, cluster) {
    for (const { field } of pod.ports) {
      const [hostIp, port] = [field.get('hostIP'), field.get('hostPort').number];
      if (port !== undefined && isLoopbackAddress(hostIp.text ?? '') && !askedOnNodes(cluster).has(port)) {
        const client = askedOfNodes(cluster).get(port);
        yield fault(
          hostIp,
          `${quoted(hostIp.text ?? '')}, the loopback address of the node`,
          client === undefined
            ? 'an address that others reach'
            : `the address of the node, for ${client.object.title} connects to that`,
          `leave it out, unless the clients of port ${port} run on the node itself`,
        );
      }
    }
  },
};

/** The ports that pods in the network of their node ask at its loopback address. */
const askedOnNodes = once(
  (cluster: Cluster): ReadonlySet<number> =>
    new Set(
      namedHostsIn(cluster).flatMap(({ pod, mention: { host, port } }) =>
        pod?.spec.get('hostNetwork').flag === true && isLoopbackHost(host) ? (port ?? []) : [],
      ),
    ),
);
