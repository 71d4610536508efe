import type { Service } from '../../model/views/service';
import { fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { compactService, compactWorkload } from '../examples/compact-parts';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';

const nodePort = (policy: string) =>
  webService({ spec: `type: NodePort\n${policy}`, ports: [servicePort({ name: '' })] });

/** What runs on some nodes, but not on all of them. */
const ON_SOME_NODES = /^(Deployment|StatefulSet|ReplicaSet|ReplicationController|Pod|Rollout)$/;

const ASLEEP = `
apiVersion: apps/v1
kind: Deployment
metadata:
  annotations: {downscaler/uptime: Mon-Fri}
  name: web
  namespace: shop
spec:
  replicas: 0
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: nginxinc/nginx-unprivileged:1.29
          ports:
            - name: http
              containerPort: 8080
          readinessProbe:
            httpGet:
              path: /
              port: http`;

const ASKED_FIRST = `${compactWorkload()}
---${compactService({ spec: 'type: LoadBalancer\nexternalTrafficPolicy: Local' })}`;

const EVERY_NODE = `${compactWorkload({ kind: 'DaemonSet', name: 'logs' })}
---${compactService({ name: 'logs', spec: 'internalTrafficPolicy: Local' })}`;

export const unreachableLocalTraffic: Rule<Service> = {
  id: 'unreachable-local-traffic',
  severity: 'warning',
  because: 'Traffic that comes by a node stays on it: where no pod of the Service runs, such connections are dropped.',
  about: 'Services',
  source: 'https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-policies',
  avoidedBy: {
    nothing:
      'internalTrafficPolicy is taken as it is given; LocalTrafficLoadBalancer asks the nodes, for traffic from outside alone',
  },
  bad: manifests(WEB_DEPLOYMENT, nodePort('internalTrafficPolicy: Local')),
  says: 'Service shop/web spec.internalTrafficPolicy: found "Local" for pods of Deployment shop/web, which run on some nodes only, expected pods on every node, or "Cluster"; make it a DaemonSet, or leave the policy out',
  good: manifests(WEB_DEPLOYMENT, nodePort('internalTrafficPolicy: Cluster')),
  more: [
    {
      bad: manifests(WEB_DEPLOYMENT, nodePort('externalTrafficPolicy: Local')),
      says: 'Service shop/web spec.externalTrafficPolicy: found "Local" for pods of Deployment shop/web, which run on some nodes only, expected pods on every node, or "Cluster"; make it a DaemonSet, or leave the policy out',
      good: manifests(WEB_DEPLOYMENT, nodePort('externalTrafficPolicy: Cluster')),
    },
  ],
  silent: [
    {
      when: 'there are no pods for now',
      manifests: manifests(ASLEEP, nodePort('internalTrafficPolicy: Local')),
    },
    { when: 'a load balancer asks the nodes first', manifests: ASKED_FIRST },
    { when: 'pods are on every node', manifests: EVERY_NODE },
  ],
  on: ({ services }) => services.all.filter(({ isHeadless }) => !isHeadless),
  *check(service, cluster) {
    const workloads = cluster.selectedBy(service);
    const [first] = workloads;
    if (
      first === undefined ||
      !workloads.every(({ object, replicas }) => ON_SOME_NODES.test(object.known ?? '') && replicas !== 0)
    ) {
      return;
    }
    // Load balancers ask the nodes which of them have pods; who dials a node port does not.
    const policies = ['internalTrafficPolicy', ...(service.type === 'NodePort' ? ['externalTrafficPolicy'] : [])];
    for (const policy of policies.map((each) => service.spec.get(each))) {
      if (policy.value === 'Local') {
        yield fault(
          policy,
          `"Local" for pods of ${first.object.title}, which run on some nodes only`,
          'pods on every node, or "Cluster"',
          'make it a DaemonSet, or leave the policy out',
        );
      }
    }
  },
};
