import type { Finding } from '../check/engine/finding';
import type { SUBJECTS } from '../check/engine/rule';
import { RULES } from '../check/rules';
import { mistyped } from '../guesses/services/near-service';
import { namedHostsIn } from '../guesses/settings/named-hosts';
import type { NamedService } from '../guesses/settings/named-service';
import type { Cluster } from '../model/cluster/cluster';
import { once } from '../model/lookup/once';
import type { KubeObject } from '../model/objects/kube-object';
import { nodesIn } from '../model/status/node-status';
import { filesOf } from '../model/traffic/configuration-files';
import { isolationIn } from '../model/traffic/isolation';
import type { Service } from '../model/views/service';
import type { Workload } from '../model/views/workload';
import type { StepName } from './step';
import { routersBefore } from './ways-in';

/** Where in the diagnosis of a Service a finding is told: at a step, at the ways in from outside, or nowhere. */
export type Place = StepName | 'way in' | undefined;

/** Where findings are told, by what their rules are about. */
const BY_SUBJECT: Readonly<Record<(typeof SUBJECTS)[number], Place>> = {
  Services: 'cluster IP',
  Endpoints: 'endpoints',
  'Clients and names': 'name',
  'StatefulSets and DNS of pods': 'name',
  'Pods and workloads': 'pod',
  Ingresses: 'way in',
  'Gateway API': 'way in',
  'Custom resources and webhooks': undefined,
  Annotations: 'way in',
  NetworkPolicies: 'cluster IP',
  'Every object': 'cluster IP',
};

/** Rules whose findings are told elsewhere than others about the same subject. */
const BY_RULE: Readonly<Record<string, Place>> = {
  'missing-ready-pods': 'readiness',
  'missing-readiness-probe': 'readiness',
  'missing-probe-port': 'readiness',
  'mismatched-probe-port': 'readiness',
  'mismatched-probe-scheme': 'readiness',
  'unreachable-probe-host': 'readiness',
  'unreachable-start-hook': 'readiness',
  'ignored-readiness-probe': 'readiness',
  'missing-ready-node': 'readiness',
  'mismatched-image-user': 'readiness',
  'missing-key': 'readiness',
  'missing-volume': 'readiness',
  'unreachable-selector': 'endpoints',
  'missing-replicas': 'endpoints',
  'missing-selector': 'endpoints',
  'mismatched-selected-pods': 'endpoints',
  'unreachable-external-name': 'name',
  'missing-alias-service': 'name',
  'mismatched-external-host': 'name',
  'missing-dns-egress': 'name',
  'missing-named-port': 'port',
  'missing-srv-port': 'port',
  'mismatched-alias-port': 'port',
  'mismatched-port-protocol': 'port',
  'duplicate-service-port': 'port',
  'missing-port-name': 'port',
  'ignored-headless-port': 'port',
  'missing-target-port': 'pod',
  'mismatched-target-port': 'pod',
  'mismatched-target-protocol': 'pod',
  'unreachable-loopback': 'loopback',
  'missing-load-balancer-address': 'way in',
  'unreachable-load-balancer-ip': 'way in',
  'unreachable-local-traffic': 'way in',
  'forbidden-external-traffic-policy': 'way in',
  'forbidden-source-range': 'way in',
  'duplicate-node-port': 'way in',
  'outside-range-node-port': 'way in',
  'outside-range-health-check-port': 'way in',
  'mismatched-node-mapping': 'way in',
  'mismatched-session-affinity': 'way in',
  'missing-host-port': 'way in',
  'uncovered-way-in': 'way in',
  'uncovered-challenge': 'way in',
};

const PLACES: ReadonlyMap<string, Place> = new Map(
  RULES.map(({ id, about }) => [id, Object.hasOwn(BY_RULE, id) ? BY_RULE[id] : BY_SUBJECT[about]]),
);

/** The rules that are told elsewhere than their subject says, for whoever wants to know whether all of them exist. */
export const NAMED_RULES: readonly string[] = Object.keys(BY_RULE);

/** What of all findings is about a Service, by the place where it is told. */
export function concernsOf(
  cluster: Cluster,
  service: Service,
  findings: readonly Finding[],
): (place: Exclude<Place, undefined>) => readonly Finding[] {
  const near = objectsBehind(cluster, service);
  const outside = new Set(routersBefore(cluster, service));
  const told = mentionsIn(cluster).get(service);
  const about = findings.filter(
    ({ object, path }) => near.has(object) || outside.has(object) || told?.get(object)?.has(path),
  );
  // Whatever is wrong with an Ingress or a Gateway is wrong with a way in, if it is but a name.
  return (place) => about.filter((each) => (outside.has(each.object) ? 'way in' : PLACES.get(each.rule)) === place);
}

/** The Service, and what stands between it and the programs that serve it. */
function objectsBehind(cluster: Cluster, service: Service): ReadonlySet<KubeObject> {
  const workloads = cluster.selectedBy(service);
  return new Set([
    service.object,
    ...cluster.slicesOf(service).map(({ object }) => object),
    ...cluster
      .ofKind('Endpoints')
      .named(service.namespace, service.name)
      .map(({ object }) => object),
    ...workloads.flatMap((workload) => [
      workload.object,
      ...isolationIn(cluster)
        .policiesOf(workload, 'Ingress')
        .map(({ object }) => object),
      ...nodesOf(cluster, workload),
      ...workload.pod.containers.flatMap((container) =>
        filesOf(cluster, workload, container).map(({ object }) => object),
      ),
    ]),
  ]);
}

/** The nodes on which the pods of a workload are. */
function nodesOf(cluster: Cluster, workload: Workload): readonly KubeObject[] {
  const names = new Set(cluster.livePodsOf(workload).flatMap(({ object }) => object.spec.get('nodeName').text ?? []));
  return [...names].flatMap((name) =>
    nodesIn(cluster)
      .anywhere(name)
      .map(({ object }) => object),
  );
}

/** Fields of other objects that name Services: those of their clients. */
type Mentions = ReadonlyMap<KubeObject, ReadonlySet<string>>;

const mentionsIn = once((cluster: Cluster): ReadonlyMap<Service, Mentions> => {
  const mentions = new Map<Service, Map<KubeObject, Set<string>>>();
  for (const { object, mention, named } of namedHostsIn(cluster)) {
    for (const service of meantBy(named, cluster)) {
      const fields = mentions.get(service) ?? new Map<KubeObject, Set<string>>();
      const told = fields.get(object) ?? new Set<string>();
      mentions.set(service, fields.set(object, told.add(mention.field.path).add(mention.portField.path)));
    }
  }
  return mentions;
});

/**
 * The Services that a name leads to, or would if it were right: who looks for one in another namespace, or with a slip in its
 * name, does not find it.
 */
function meantBy(named: NamedService, cluster: Cluster): readonly Service[] {
  switch (named.is) {
    case 'known':
      return named.services;
    case 'missing':
      return [
        ...cluster.services.anywhere(named.name),
        ...[mistyped(cluster, named.namespace, named.name)].filter((near) => near !== undefined),
      ];
    case 'without namespace':
      return cluster.services.anywhere(named.name);
    case 'made':
    case 'foreign':
      return [];
  }
}
