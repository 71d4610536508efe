import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import type { KubeObject } from '../../model/objects/kube-object';
import { routersOf } from '../../model/traffic/backends';
import { isolationIn } from '../../model/traffic/isolation';
import { opens, reachedPorts } from '../../model/traffic/opening';
import type { NetworkPolicy } from '../../model/views/network-policy';
import type { Workload } from '../../model/views/workload';
import type { Field } from '../../values/field';
import { type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { ingress } from '../examples/routing-parts';

const policy = (peer: string) => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: web
  policyTypes:
    - Ingress
  ingress:
    - from:
        - ${peer}
      ports:
        - port: 8080`;

const OWN = 'podSelector: {}';
const OF_CONTROLLER = `namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: traefik`;

const CONTROLLER = `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: traefik
  namespace: shop
spec:
  selector:
    matchLabels:
      app: traefik
  template:
    metadata:
      labels:
        app: traefik
    spec:
      containers:
        - name: traefik
          image: traefik:3.6`;

export const uncoveredWayIn: Rule<NetworkPolicy> = {
  id: 'uncovered-way-in',
  // The controller may run where nobody would expect it, and other files may hold the policy that admits it.
  severity: 'warning',
  because:
    'Requests from outside come from the pods of a controller, which a policy for pods of its own namespace shuts out.',
  about: 'NetworkPolicies',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors',
  avoidedBy: {
    nothing:
      'only HeadlessStatefulDb writes a NetworkPolicy, for its own pods; others are written without this library',
  },
  bad: manifests(WEB, ingress({}), policy(OWN)),
  says: 'NetworkPolicy shop/web spec.ingress: found pods of namespace shop alone admitted to Deployment shop/web, expected the controller of Ingress shop/web too, which runs in a namespace of its own; admit that namespace',
  good: manifests(WEB, ingress({}), policy(OF_CONTROLLER)),
  silent: [
    { when: 'the controller runs in the namespace', manifests: manifests(WEB, ingress({}), policy(OWN), CONTROLLER) },
    { when: 'nobody outside is to come in', manifests: manifests(WEB, policy(OWN)) },
  ],
  on: (cluster) => (isolationIn(cluster).mayAllowMore ? [] : isolationIn(cluster).policies),
  *check(policy, cluster): Iterable<Fault> {
    for (const workload of policy.directions.includes('Ingress') ? isolationIn(cluster).podsOf(policy) : []) {
      const policies = isolationIn(cluster).policiesOf(workload, 'Ingress');
      const router = routerShutOut(workload, policies, cluster);
      if (router !== undefined && policy === policies.find((each) => each.rules('Ingress').length > 0)) {
        yield fault(
          policy.object.spec.get('ingress'),
          `pods of namespace ${policy.object.namespace} alone admitted to ${workload.object.title}`,
          `the controller of ${router.title} too, which runs in a namespace of its own`,
          'admit that namespace',
        );
        return;
      }
    }
  },
};

/** What sends requests from outside to pods that admit those of their own namespace alone. */
function routerShutOut(
  workload: Workload,
  policies: readonly NetworkPolicy[],
  cluster: Cluster,
): KubeObject | undefined {
  const rules = policies.flatMap((each) => each.rules('Ingress'));
  if (!rules.some(isForOwnNamespace) || namespacesWithControllers(cluster).has(workload.namespace)) {
    return undefined;
  }
  for (const service of cluster.servicesOf(workload)) {
    const [router] = routersOf(cluster, service);
    const ports = router === undefined ? [] : reachedPorts(service, workload);
    const opening = rules.filter((rule) => ports.some((port) => opens(rule, port, workload)));
    if (opening.length > 0 && opening.every(isForOwnNamespace)) {
      return router;
    }
  }
  return undefined;
}

function isForOwnNamespace(rule: Field): boolean {
  const peers = rule.get('from').items;
  return peers.length > 0 && peers.every((peer) => !peer.has('namespaceSelector') && !peer.has('ipBlock'));
}

/** Images of controllers say what they are for. */
const OF_CONTROLLER_IMAGE =
  /ingress|gateway|traefik|haproxy|kong|envoy|contour|istio|caddy|apisix|nginx-ingress|ingress-nginx/i;

/** The namespaces with pods that may be those of a controller, or of a proxy that stands in for one. */
const namespacesWithControllers = once(
  ({ workloads }: Cluster): ReadonlySet<string> =>
    new Set(
      workloads.all.flatMap(({ namespace, pod }) =>
        pod.serving.some(({ image }) => OF_CONTROLLER_IMAGE.test(image ?? '')) ? [namespace] : [],
      ),
    ),
);
