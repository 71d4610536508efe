import { askedOfNodes } from '../../guesses/settings/node-clients';
import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import type { Workload } from '../../model/views/workload';
import { doubtful, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { agent } from '../examples/node-parts';
import { manifests } from '../examples/parts';
import { clientPod, envVariable } from '../examples/pod-parts';

const NODE_IP = `- name: NODE_IP
  valueFrom:
    fieldRef:
      fieldPath: status.hostIP`;

const collector = (hostPort: string) =>
  manifests(
    agent('otel/opentelemetry-collector:0.140.0', `containerPort: 4317${hostPort}`),
    clientPod({ env: [NODE_IP, envVariable('COLLECTOR', 'http://$(NODE_IP):4317')] }),
  );

export const missingHostPort: Rule<Workload> = {
  id: 'missing-host-port',
  severity: 'warning',
  because:
    'Clients come to the port of their node, where nobody listens: the port of a pod is at the address of the pod.',
  about: 'Pods and workloads',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#downwardapi-fieldRef',
  avoidedBy: { nothing: 'pods are made with cdk8s-plus or by hand, and an address of a node is a text' },
  bad: collector(''),
  says: 'DaemonSet shop/agent spec.template.spec.containers[0].ports[0]: found 4317/TCP without a host port, expected one, for Pod shop/client connects to that port of its node; add hostPort: 4317, or let clients ask a Service',
  good: collector('\n              hostPort: 4317'),
  silent: [
    {
      when: 'another program opens the port of the nodes',
      manifests: manifests(
        collector(''),
        agent('proxy:1.2', 'containerPort: 4317\n              hostPort: 4317', 'proxy'),
      ),
    },
  ],
  on: ({ workloads }) => workloads.all.filter(({ object }) => object.known === 'DaemonSet'),
  *check({ pod }, cluster) {
    const asked = askedOfNodes(cluster);
    for (const { field, number, protocol } of pod.spec.get('hostNetwork').flag === true ? [] : pod.ports) {
      const client = asked.get(number ?? 0);
      if (client !== undefined && !field.get('hostPort').isGiven && !opened(cluster).has(number ?? 0)) {
        yield doubtful(
          'something else may listen on the nodes',
          fault(
            field,
            `${number}/${protocol} without a host port`,
            `one, for ${client.object.title} connects to that port of its node`,
            `add hostPort: ${number}, or let clients ask a Service`,
          ),
        );
      }
    }
  },
};

/** The ports that pods open on their nodes. */
const opened = once(
  (cluster: Cluster): ReadonlySet<number> =>
    new Set(
      cluster.workloads.all.flatMap(({ pod }) =>
        pod.ports.flatMap(
          ({ field, number }) =>
            field.get('hostPort').number ?? (pod.spec.get('hostNetwork').flag === true ? (number ?? []) : []),
        ),
      ),
    ),
);
