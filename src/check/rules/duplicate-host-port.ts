import { hasVariant } from '../../guesses/makers/variants';
import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import type { Workload } from '../../model/views/workload';
import type { Field } from '../../values/field';
import { type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';
import { webDeployment } from '../examples/workload-parts';

const daemons = (name: string, hostPort: number, update = '') => `
apiVersion: apps/v1
kind: DaemonSet
metadata:
  name: ${name}
  namespace: edge
spec:${update}
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
      containers:
        - name: proxy
          image: envoy:1.36
          ports:
            - containerPort: 8080
              hostPort: ${hostPort}`;

const onNode = (replicas: number, strategy = '') =>
  manifests(
    webDeployment({
      name: 'proxy',
      namespace: 'edge',
      spec: `replicas: ${replicas}${strategy}`,
      labels: 'app: proxy',
      pod: 'nodeName: edge-1',
      image: 'envoy:1.36',
      ports: '- containerPort: 8080\n  hostPort: 80',
      probe: '',
    }),
  );

const surging = (surge: number) =>
  manifests(
    daemons(
      'proxy',
      80,
      `
  updateStrategy:
    rollingUpdate:
      maxSurge: ${surge}
      maxUnavailable: ${1 - surge}`,
    ),
  );

const APART = `
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: a}
spec:
  selector: {matchLabels: {app: a}}
  template:
    metadata: {labels: {app: a}}
    spec:
      nodeSelector: {kubernetes.io/os: linux}
      containers: [{name: a, image: a:1, ports: [{containerPort: 80, hostPort: 80}]}]
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: b}
spec:
  selector: {matchLabels: {app: b}}
  template:
    metadata: {labels: {app: b}}
    spec:
      nodeSelector: {kubernetes.io/os: windows}
      containers: [{name: b, image: b:1, ports: [{containerPort: 80, hostPort: 80}]}]`;

export const duplicateHostPort: Rule<Workload> = {
  id: 'duplicate-host-port',
  severity: 'warning',
  because: 'A port of a node can be taken once: the pods that come second wait for a node where it is free.',
  about: 'Pods and workloads',
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports',
  avoidedBy: { nothing: 'pods are made with cdk8s-plus or by hand; this library gives none of its own a host port' },
  bad: manifests(daemons('a', 80), daemons('b', 80)),
  says: 'DaemonSet edge/b spec.template.spec.containers[0].ports[0].hostPort: found 80/TCP, which DaemonSet edge/a takes on every node, expected a port of its own; choose another one, or other nodes',
  good: manifests(daemons('a', 80), daemons('b', 8080)),
  more: [
    {
      bad: onNode(2),
      says: 'Deployment edge/proxy spec.template.spec.containers[0].ports[0].hostPort: found 80/TCP for 2 pods on one node, expected one pod a node; make it one replica, or let them run elsewhere',
      good: onNode(1),
    },
    {
      bad: surging(1),
      says: 'DaemonSet edge/proxy spec.updateStrategy.rollingUpdate.maxSurge: found 1 beside host port 80/TCP, expected 0, for the new pod of a node waits for the port of the old one; set maxUnavailable instead',
      good: surging(0),
    },
    {
      bad: onNode(1, '\nstrategy:\n  rollingUpdate:\n    maxSurge: 1\n    maxUnavailable: 0'),
      says: 'Deployment edge/proxy spec.strategy: found a new pod before the old one ends, which has host port 80/TCP of the only node, expected the old one to end first; use type Recreate',
      good: onNode(1, '\nstrategy:\n  type: Recreate'),
    },
  ],
  silent: [{ when: 'they choose different nodes', manifests: APART }],
  on: ({ workloads }) => workloads.all.filter(({ object }) => object.known !== undefined),
  *check(workload, cluster): Iterable<Fault> {
    yield* ofUpdates(workload);
    for (const { field, number, protocol } of hostPortsOf(workload)) {
      const taker = workload.kind === 'DaemonSet' ? takersIn(cluster).get(`${number}/${protocol}`) : undefined;
      if (taker !== undefined && taker !== workload && taker.name !== workload.name) {
        yield fault(
          field,
          `${number}/${protocol}, which ${taker.object.title} takes on every node`,
          'a port of its own',
          'choose another one, or other nodes',
        );
      } else if ((workload.replicas ?? 0) > 1 && isBoundToOneNode(workload)) {
        yield fault(
          field,
          `${number}/${protocol} for ${workload.replicas} pods on one node`,
          'one pod a node',
          'make it one replica, or let them run elsewhere',
        );
      }
    }
  },
};

/** New pods that wait for the ports of those that they are to replace. */
function* ofUpdates(workload: Workload): Iterable<Fault> {
  const [port] = hostPortsOf(workload);
  const surge = workload.object.spec.find('updateStrategy', 'rollingUpdate', 'maxSurge');
  if (port === undefined) {
    return;
  }
  const written = `${port.number}/${port.protocol}`;
  if (workload.object.known === 'DaemonSet' && !/^0?%?$/.test(String(surge.value ?? ''))) {
    yield fault(
      surge,
      `${surge.value} beside host port ${written}`,
      '0, for the new pod of a node waits for the port of the old one',
      'set maxUnavailable instead',
    );
  } else if (workload.object.known === 'Deployment' && isBoundToOneNode(workload) && keepsOld(workload)) {
    yield fault(
      workload.object.spec.get('strategy'),
      `a new pod before the old one ends, which has host port ${written} of the only node`,
      'the old one to end first',
      'use type Recreate',
    );
  }
}

/** Whether a Deployment says that no old pod may end before its successor is ready. */
function keepsOld({ object }: Workload): boolean {
  const unavailable = object.spec.find('strategy', 'rollingUpdate', 'maxUnavailable');
  return object.spec.find('strategy', 'type').text !== 'Recreate' && /^0%?$/.test(String(unavailable.value ?? ''));
}

interface HostPort {
  readonly field: Field;
  readonly number: number;
  readonly protocol: string;
}

/** The ports of nodes that pods take: those they ask for, or all of their own in the network of the node. */
function hostPortsOf({ pod }: Workload): readonly HostPort[] {
  const isInHostNetwork = pod.spec.get('hostNetwork').flag === true;
  return pod.ports.flatMap(({ field, number, protocol }) => {
    const host = field.get('hostPort');
    const taken = host.number ?? (isInHostNetwork ? number : undefined);
    // At an address of its own, a port may be taken by another at another address.
    return taken === undefined || taken === 0 || field.get('hostIP').isGiven
      ? []
      : [{ field: host.isGiven ? host : field.get('containerPort'), number: taken, protocol }];
  });
}

/** The first DaemonSet of all nodes that takes each port. */
const takersIn = once((cluster: Cluster): ReadonlyMap<string, Workload> => {
  const takers = new Map<string, Workload>();
  for (const workload of cluster.workloads.all) {
    if (workload.object.known === 'DaemonSet' && !choosesNodes(workload) && !hasVariant(cluster, workload.object)) {
      for (const { number, protocol } of hostPortsOf(workload)) {
        takers.set(`${number}/${protocol}`, takers.get(`${number}/${protocol}`) ?? workload);
      }
    }
  }
  return takers;
});

function choosesNodes({ pod }: Workload): boolean {
  return pod.spec.get('nodeSelector').keys.length > 0 || pod.spec.find('affinity', 'nodeAffinity').isGiven;
}

function isBoundToOneNode({ pod }: Workload): boolean {
  return pod.spec.get('nodeName').isGiven || pod.spec.find('nodeSelector', 'kubernetes.io/hostname').isGiven;
}
