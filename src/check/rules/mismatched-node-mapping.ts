import type { Cluster, Plain } from '../../model/cluster/cluster';
import { objectsOf } from '../../model/cluster/names';
import { takersOf } from '../../model/traffic/node-ports';
import { placesOf } from '../../model/views/named';
import { listed } from '../../values/wording';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { agent } from '../examples/node-parts';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { webService } from '../examples/service-parts';

const KIND_CLUSTER = { group: 'kind.x-k8s.io', kind: 'Cluster' };

const mapping = (port: number) =>
  manifests(
    WEB_DEPLOYMENT,
    webService({
      spec: 'type: NodePort',
      ports: ['- name: http\n  port: 80\n  nodePort: 30080\n  targetPort: http'],
    }),
    `
apiVersion: kind.x-k8s.io/v1alpha4
kind: Cluster
nodes:
  - role: control-plane
    extraPortMappings:
      - containerPort: ${port}
        hostPort: 8080`,
  );

export const mismatchedNodeMapping: Rule<Plain> = {
  id: 'mismatched-node-mapping',
  severity: 'warning',
  because:
    'The cluster opens a port of its node where nothing listens, so that nobody answers at the port of the machine.',
  about: 'Services',
  source: 'https://kind.sigs.k8s.io/docs/user/configuration/#nodeport-with-port-mappings',
  avoidedBy: { nothing: 'the configuration of a cluster is no manifest, and lies beside them' },
  bad: mapping(80),
  says: 'Cluster default/(no name) nodes[0].extraPortMappings[0].containerPort: found 80, where no Service and no pod listens on the node, expected a node port of Service shop/web: 30080; map that port',
  good: mapping(30080),
  silent: [
    {
      when: 'a pod opens the port of its node',
      manifests: manifests(mapping(80), agent('traefik:3.6', 'containerPort: 80\n              hostPort: 80')),
    },
  ],
  on: (cluster) => objectsOf(cluster, KIND_CLUSTER).all,
  *check({ object }, cluster) {
    const taken = takersOf(cluster);
    const [first] = taken.values();
    const mappings = placesOf(object.root, 'nodes[].extraPortMappings[].containerPort');
    const isMapped = mappings.some(({ number }) => taken.has(number ?? 0));
    for (const field of mappings) {
      if (first !== undefined && !isMapped && field.number !== undefined && !hostPortsIn(cluster).has(field.number)) {
        yield fault(
          field,
          `${field.number}, where no Service and no pod listens on the node`,
          `a node port of ${first.object.title}: ${listed([...taken.keys()].map(String))}`,
          'map that port',
        );
      }
    }
  },
};

function hostPortsIn(cluster: Cluster): ReadonlySet<number> {
  return new Set(
    cluster.workloads.all.flatMap(({ pod }) =>
      pod.ports.flatMap(
        ({ field, number }) =>
          field.get('hostPort').number ?? (pod.spec.get('hostNetwork').flag === true ? (number ?? []) : []),
      ),
    ),
  );
}
