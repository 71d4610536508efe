import { isPatched } from '../../guesses/makers/kustomize';
import { mayBeWayIn } from '../../guesses/pods/told-by-image';
import { isControllerImage } from '../../kinds/controllers/images';
import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import type { KubeObject } from '../../model/objects/kube-object';
import { askedByApiServer, routersOf } from '../../model/traffic/backends';
import { isolationIn } from '../../model/traffic/isolation';
import { opens, type ReachedPort, reachedPorts } from '../../model/traffic/opening';
import { passageAt } from '../../model/traffic/passage';
import type { NetworkPolicy } from '../../model/views/network-policy';
import type { Service } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import type { Field } from '../../values/field';
import { type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { traefik } from '../examples/controller-parts';
import { patching } from '../examples/kustomize-parts';
import { monitored } from '../examples/monitor-parts';
import { manifests, WEB, WEB_DEPLOYMENT } from '../examples/parts';
import { ALL_PODS, block, from, namespaceNamed, networkPolicy, podsWith } from '../examples/policy-parts';
import { ingress } from '../examples/routing-parts';
import { webService } from '../examples/service-parts';
import { webDeployment } from '../examples/workload-parts';
import { isForOwnNamespace, prometheusShutOut, type ShutOut } from '../policies/shut-out';
import { firstThatAllows } from '../policies/told-policy';

const admitting = (...peers: readonly string[]) => networkPolicy({ ingress: [from(peers, 8080)] });

const CONTROLLER = traefik('shop');

/** Pods that are named like those of the controller, with another image. */
const PROMETHEUS = webDeployment({
  name: 'traefik',
  labels: 'app: traefik',
  image: 'prom/prometheus:3.1',
  ports: '',
  probe: '',
});

const BALANCED = manifests(WEB_DEPLOYMENT, webService({ spec: 'type: LoadBalancer' }));

/** Where Kustomize gives the Service another type. */
const retyped = (type: string) => patching(webService({ spec: `type: ${type}`, selector: '', ports: [] }));

const WEBHOOK = `
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata:
  name: web
webhooks:
  - name: web.example.com
    admissionReviewVersions:
      - v1
    sideEffects: None
    clientConfig:
      service:
        name: web
        namespace: shop
        port: 80`;

export const uncoveredWayIn: Rule<NetworkPolicy> = {
  id: 'uncovered-way-in',
  // The controller may run where nobody would expect it, and other files may hold the policy that admits it.
  severity: 'warning',
  because:
    'Requests from outside come from the pods of a controller, or from no pods at all: a policy that admits others shuts them out.',
  about: 'NetworkPolicies',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors',
  avoidedBy: {
    nothing:
      'only HeadlessStatefulDb writes a NetworkPolicy, for its own pods; others are written without this library',
  },
  bad: manifests(WEB, ingress({}), admitting(ALL_PODS)),
  says: 'NetworkPolicy shop/web spec.ingress: found pods of namespace shop alone admitted to Deployment shop/web, expected the controller of Ingress shop/web too, which runs in a namespace of its own; admit that namespace as well',
  good: manifests(WEB, ingress({}), admitting(ALL_PODS, namespaceNamed('traefik'))),
  more: [
    {
      bad: manifests(WEB, ingress({}), admitting(namespaceNamed('traefik')), traefik('edge')),
      says: 'NetworkPolicy shop/web spec.ingress: found no way for Deployment edge/traefik to Deployment shop/web, expected one, for it serves Ingress shop/web; admit its namespace',
      good: manifests(WEB, ingress({}), admitting(namespaceNamed('traefik')), traefik('traefik')),
    },
    {
      bad: manifests(BALANCED, admitting(ALL_PODS)),
      says: 'NetworkPolicy shop/web spec.ingress: found pods alone admitted to Deployment shop/web, expected the clients of Service shop/web of type LoadBalancer too, who come with other addresses; admit those by ipBlock, or leave "from" out',
      good: manifests(BALANCED, admitting(block('0.0.0.0/0'))),
    },
    {
      bad: manifests(WEB, WEBHOOK, admitting(ALL_PODS)),
      says: 'NetworkPolicy shop/web spec.ingress: found pods alone admitted to Deployment shop/web, expected the API server too, which asks Service shop/web for ValidatingWebhookConfiguration web and is no pod of the cluster; admit its addresses by ipBlock, or leave "from" out',
      good: manifests(WEB, WEBHOOK, admitting(block('10.0.0.0/16'))),
    },
    {
      bad: manifests(monitored(), admitting(ALL_PODS)),
      says: 'NetworkPolicy shop/web spec.ingress: found pods of namespace shop alone admitted to Deployment shop/web, expected Prometheus too, which scrapes it for ServiceMonitor shop/web and runs in a namespace of its own; admit that namespace as well',
      good: manifests(monitored(), admitting(ALL_PODS, namespaceNamed('monitoring'))),
    },
    {
      bad: manifests(WEB, ingress({}), admitting(`${namespaceNamed('shop')}\n${podsWith('app: client')}`)),
      says: 'NetworkPolicy shop/web spec.ingress: found pods of namespace shop alone admitted to Deployment shop/web, expected the controller of Ingress shop/web too, which runs in a namespace of its own; admit that namespace as well',
      good: manifests(
        WEB,
        ingress({}),
        admitting(`${namespaceNamed('shop')}\n${podsWith('app: client')}`, namespaceNamed('traefik')),
      ),
    },
  ],
  silent: [
    {
      when: 'Prometheus runs in the namespace',
      manifests: manifests(monitored(), admitting(ALL_PODS), PROMETHEUS),
    },
    {
      when: 'the controller runs in the namespace',
      manifests: manifests(WEB, ingress({}), admitting(ALL_PODS), CONTROLLER),
    },
    {
      when: 'a patch makes the Service one for the cluster alone',
      manifests: manifests(BALANCED, admitting(ALL_PODS), retyped('ClusterIP')),
    },
    { when: 'nobody outside is to come in', manifests: manifests(WEB, admitting(ALL_PODS)) },
  ],
  on: (cluster) => isolationIn(cluster).decisive,
  *check(policy, cluster): Iterable<Fault> {
    for (const workload of policy.directions.includes('Ingress') ? isolationIn(cluster).podsOf(policy) : []) {
      const policies = isolationIn(cluster).policiesOf(workload, 'Ingress');
      const told = firstThatAllows(policies, 'Ingress');
      const shut = policy === told ? shutOut(workload, policies, cluster) : undefined;
      if (shut !== undefined) {
        yield fault(policy.object.spec.get('ingress'), shut.found, shut.expected, shut.fix);
        return;
      }
    }
  },
};

/** Who from outside finds no way to pods that admit others. */
function shutOut(workload: Workload, policies: readonly NetworkPolicy[], cluster: Cluster): ShutOut | undefined {
  const rules = policies.flatMap((each) => each.rules('Ingress'));
  for (const service of cluster.servicesOf(workload)) {
    const ports = reachedPorts(service, workload);
    const opening = rules.filter((rule) => ports.some((port) => opens(rule, port, workload)));
    if (opening.length === 0) {
      continue;
    }
    const [router] = routersOf(cluster, service);
    const shut =
      (router && controllerShutOut(router, workload, ports, opening, cluster)) ??
      (opening.every(isForPods) ? clientsShutOut(service, workload, cluster) : undefined) ??
      prometheusShutOut(service, workload, rules, cluster);
    if (shut !== undefined) {
      return shut;
    }
  }
  return undefined;
}

/** The controller of an Ingress or a route: that which is here, or one in a namespace of its own. */
function controllerShutOut(
  router: KubeObject,
  workload: Workload,
  ports: readonly ReachedPort[],
  opening: readonly Field[],
  cluster: Cluster,
): ShutOut | undefined {
  const { title } = workload.object;
  const controllers = controllersIn(cluster);
  const [first] = controllers;
  if (first === undefined) {
    return opening.every((rule) => isForOwnNamespace(rule, workload.namespace))
      ? {
          found: `pods of namespace ${workload.namespace} alone admitted to ${title}`,
          expected: `the controller of ${router.title} too, which runs in a namespace of its own`,
          fix: 'admit that namespace as well',
        }
      : undefined;
  }
  const isShut = (controller: Workload) =>
    ports.every(
      (port) => passageAt(cluster, workload, 'Ingress', { is: 'pods', workload: controller }, port).is === 'shut',
    );
  return !controllers.every((each) => isSurelyController(each) && isShut(each))
    ? undefined
    : {
        found: `no way for ${first.object.title} to ${title}`,
        expected: `one, for it serves ${router.title}`,
        fix: 'admit its namespace',
      };
}

/** Clients that are no pods: those of a load balancer or a node port, and the API server. */
function clientsShutOut(service: Service, workload: Workload, cluster: Cluster): ShutOut | undefined {
  const found = `pods alone admitted to ${workload.object.title}`;
  const [asking] = askedByApiServer(cluster, service);
  if (asking !== undefined) {
    return {
      found,
      expected: `the API server too, which asks ${service.object.title} for ${asking.title} and is no pod of the cluster`,
      fix: 'admit its addresses by ipBlock, or leave "from" out',
    };
  }
  // A patch may give it another type, by which nobody comes from outside.
  return !service.isHeadless &&
    (service.isLoadBalancer || service.type === 'NodePort') &&
    !isPatched(cluster, service.object)
    ? {
        found,
        expected: `the clients of ${service.object.title} of type ${service.type} too, who come with other addresses`,
        fix: 'admit those by ipBlock, or leave "from" out',
      }
    : undefined;
}

/** Whether a rule is for pods alone, of whatever namespace: nothing else carries labels. */
function isForPods(rule: Field): boolean {
  const peers = rule.get('from').items;
  return peers.length > 0 && peers.every((peer) => !peer.has('ipBlock'));
}

/** Whether it is a controller, and nothing else, by which one in a namespace of its own is known. */
function isSurelyController({ pod }: Workload): boolean {
  return pod.serving.some(({ image }) => isControllerImage(image ?? ''));
}

/** The pods that may be those of a controller, or of a proxy that stands in for one. */
const controllersIn = once(({ workloads }: Cluster): readonly Workload[] =>
  workloads.all.filter(({ pod }) => pod.serving.some(({ image }) => mayBeWayIn(image ?? ''))),
);
