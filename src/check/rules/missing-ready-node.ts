import type { Plain } from '../../model/cluster/cluster';
import { conditionInWords } from '../../model/status/conditions';
import { nodesIn, unreadinessOf } from '../../model/status/node-status';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';

/** A node as a cluster shows it: written by hand, in the shape that the API documents. */
const node = (condition: string) =>
  manifests(
    WEB,
    `
apiVersion: v1
kind: Node
metadata:
  name: node-a
spec: {}
status:
  conditions:
    - ${condition}`,
  );

const READY = '{type: Ready, status: "True", reason: KubeletReady}';

export const missingReadyNode: Rule<Plain> = {
  id: 'missing-ready-node',
  // The pods of other nodes may be enough.
  severity: 'warning',
  because: 'The pods of a node that is not ready are taken out of all endpoints, and no others come to it.',
  about: 'Pods and workloads',
  source: 'https://kubernetes.io/docs/concepts/architecture/nodes/#condition',
  avoidedBy: { nothing: 'whether a node is ready shows in a cluster, of which this rule reads the status' },
  bad: node('{type: Ready, status: Unknown, reason: NodeStatusUnknown, message: Kubelet stopped posting node status.}'),
  says: 'Node node-a status.conditions[0]: found Ready Unknown, NodeStatusUnknown: "Kubelet stopped posting node status.", expected Ready True; see to the kubelet of the node (kubectl describe node node-a)',
  good: node(READY),
  silent: [
    {
      when: 'it is another condition that is False, as it should be',
      manifests: node(`${READY}\n    - {type: DiskPressure, status: "False", reason: KubeletHasNoDiskPressure}`),
    },
  ],
  on: (cluster) => nodesIn(cluster).all,
  *check({ object }) {
    const unready = unreadinessOf(object);
    if (unready !== undefined) {
      yield fault(
        unready.field,
        conditionInWords(unready),
        'Ready True',
        `see to the kubelet of the node (kubectl describe node ${object.name})`,
      );
    }
  },
};
