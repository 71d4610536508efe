import { mayBePutTogether } from '../../guesses/makers/kustomize';
import { isMissed } from '../../guesses/pods/missed-peers';
import { type NamedConnection, namedConnectionsIn } from '../../guesses/settings/connections';
import type { Cluster } from '../../model/cluster/cluster';
import { Multimap } from '../../model/lookup/multimap';
import { once } from '../../model/lookup/once';
import { isOfServices, serviceOfBlock, servicesByClusterIp } from '../../model/traffic/cluster-ips';
import { type Barrier, barrierOf } from '../../model/traffic/connection';
import { isolationIn } from '../../model/traffic/isolation';
import { opens, type ReachedPort, reachedPorts } from '../../model/traffic/opening';
import type { NetworkPolicy } from '../../model/views/network-policy';
import type { Service } from '../../model/views/service';
import { quoted } from '../../values/wording';
import { type Fault, fault, shownBy } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { kustomization } from '../examples/kustomize-parts';
import { client, manifests, WEB, WEB_DEPLOYMENT } from '../examples/parts';
import {
  ALL_PODS,
  at,
  block,
  from,
  namespaceNamed,
  namespacesWith,
  networkPolicy,
  podsWith,
  to,
} from '../examples/policy-parts';
import { webService } from '../examples/service-parts';
import { MEMBERS } from '../examples/stateful-parts';

const CLIENT = client('http://web:80');

const UNPLACED = client('http://web.shop:80', '');

/** Pods that are told of an address below a name that does not say what it is for. */
const BY_ADDRESS = client('web:80', 'shop', 'SEARCH');

const CLIENTS = podsWith('app: client');
const WEB_PODS = podsWith('app: web');

const admitting = (peer: string) => networkPolicy({ ingress: [from([peer], 8080)] });

const leadingTo = (peer: string, port: number) =>
  networkPolicy({ name: 'client', pods: 'app: client', egress: [at('53\nprotocol: UDP'), to([peer], port)] });

const WITH_ADDRESS = manifests(WEB_DEPLOYMENT, webService({ spec: 'clusterIP: 10.96.7.7' }));

/** Members of a cluster that ask one another at a second port, and a policy that opens the first. */
const ring = (...ports: readonly number[]) =>
  manifests(MEMBERS, networkPolicy({ name: 'ring', pods: 'app: ring', ingress: [at(...ports)] }));

export const uncoveredConnection: Rule<NetworkPolicy> = {
  id: 'uncovered-connection',
  // Other files may hold the policy that lets the connection through.
  severity: 'warning',
  because:
    'A connection passes the policies of both ends or not at all; what none of their rules lets through is dropped.',
  about: 'NetworkPolicies',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation',
  avoidedBy: {
    nothing:
      'only HeadlessStatefulDb writes a NetworkPolicy, for its own pods; others are written without this library',
  },
  bad: manifests(WEB, CLIENT, admitting(`${namespaceNamed('edge')}\n${CLIENTS}`)),
  says: 'NetworkPolicy shop/web spec.ingress: found no way for Deployment shop/client to 8080/TCP of Deployment shop/web, expected one, as it is told to connect to Service shop/web; allow it here, or in another policy for these pods',
  good: manifests(WEB, CLIENT, admitting(CLIENTS)),
  more: [
    {
      bad: manifests(WEB, CLIENT, leadingTo(WEB_PODS, 8081)),
      says: 'NetworkPolicy shop/client spec.egress: found no way for Deployment shop/client to 8080/TCP of Deployment shop/web, expected one, as it is told to connect to Service shop/web; allow it here, or in another policy for these pods',
      good: manifests(WEB, CLIENT, leadingTo(WEB_PODS, 8080)),
    },
    {
      bad: manifests(WITH_ADDRESS, CLIENT, leadingTo(block('10.96.7.7/32'), 8080)),
      says: 'NetworkPolicy shop/client spec.egress[1].to[0].ipBlock.cidr: found "10.96.7.7/32", the cluster IP of Service shop/web, expected its pods, whose addresses are in place of that one when policies judge; select them by their labels',
      good: manifests(WITH_ADDRESS, CLIENT, leadingTo(WEB_PODS, 8080)),
    },
    {
      bad: ring(27017),
      says: 'NetworkPolicy shop/ring spec.ingress: found no way for StatefulSet shop/ring to 27018/TCP of StatefulSet shop/ring, expected one, as it is told to connect to Service shop/ring; allow it here, or in another policy for these pods',
      good: ring(27017, 27018),
    },
    {
      bad: manifests(WEB, CLIENT, leadingTo(block('10.96.0.0/12'), 8080)),
      says: 'NetworkPolicy shop/client spec.egress[1].to[0].ipBlock.cidr: found "10.96.0.0/12", addresses of Services such as Service shop/web, expected its pods, whose addresses are in place of that one when policies judge; select them by their labels',
      good: manifests(WEB, CLIENT, leadingTo(WEB_PODS, 8080)),
    },
    {
      bad: manifests(WEB, BY_ADDRESS, admitting(`${namespaceNamed('edge')}\n${CLIENTS}`)),
      says: 'NetworkPolicy shop/web spec.ingress: found no way for Deployment shop/client to 8080/TCP of Deployment shop/web, expected one, as it is told to connect to Service shop/web; allow it here, or in another policy for these pods',
      good: manifests(WEB, BY_ADDRESS, admitting(CLIENTS)),
    },
  ],
  silent: [
    {
      when: 'the pods that connect name no namespace, and Kustomize puts them into that of the others',
      manifests: manifests(WEB, UNPLACED, admitting(ALL_PODS), kustomization('shop')),
    },
    {
      when: 'a block may hold the addresses of the pods',
      manifests: manifests(WEB, CLIENT, leadingTo(block('10.0.0.0/8'), 8080)),
    },
    {
      when: 'a namespace is admitted whose labels are not here',
      manifests: manifests(WEB, CLIENT, admitting(namespacesWith('team: shop'))),
    },
  ],
  on: (cluster) => isolationIn(cluster).decisive,
  *check(policy, cluster): Iterable<Fault> {
    for (const [connection, { direction }] of shutOutBy(cluster).get(policy)) {
      const { from, to, port, service, asked, isAmongPeers } = connection;
      const block = policy.peers
        .map((peer) => peer.find('ipBlock', 'cidr'))
        .find(({ text }) => isOfServices(cluster, text));
      const mistake =
        block === undefined
          ? fault(
              policy.object.spec.get(direction.toLowerCase()),
              `no way for ${from.object.title} to ${port.number}/${port.protocol} of ${to.object.title}`,
              `one, as it is told to connect to ${service.object.title}`,
              'allow it here, or in another policy for these pods',
            )
          : fault(
              block,
              `${quoted(block.text ?? '')}, ${addressesOf(block.text ?? '', service, cluster)} ${service.object.title}`,
              'its pods, whose addresses are in place of that one when policies judge',
              'select them by their labels',
            );
      // A request to a name of all peers may come to the pod that sends it.
      yield shownBy(isAmongPeers ? undefined : from, `${service.name}.${service.namespace}:${asked.number}`, mistake);
    }
  },
};

/** What a block that holds no pod is to a Service. */
function addressesOf(cidr: string, service: Service, cluster: Cluster): string {
  if (serviceOfBlock(cluster, cidr) !== service) {
    return 'addresses of Services such as';
  }
  const [address] = cidr.split('/');
  return servicesByClusterIp(cluster).get(address ?? '') === service ? 'the cluster IP of' : 'an address of';
}

/** The connections that are shut out, by the policy that is told. */
const shutOutBy = once((cluster: Cluster) => {
  const shut = new Multimap<NetworkPolicy, readonly [NamedConnection, Barrier]>();
  for (const connection of isolationIn(cluster).policies.length === 0 ? [] : namedConnectionsIn(cluster)) {
    const { from, to } = connection;
    const mayBeNear = from.namespace !== to.namespace && mayBePutTogether(cluster, from.object, to.object);
    const barrier = mayBeNear ? undefined : barrierOf(cluster, connection);
    const policy = barrier && toBlame(barrier, connection, cluster);
    if (barrier !== undefined && policy !== undefined) {
      shut.add(policy, [connection, barrier]);
    }
  }
  return shut;
});

/**
 * The policy to tell of: one that lets others come to the port, or to another of the Service; of those for the pods that connect,
 * one that lets them connect to something. Policies without such rules, and those with a slip in them, are told by other rules.
 */
function toBlame(
  { direction, policies }: Barrier,
  { to, port, service }: NamedConnection,
  cluster: Cluster,
): NetworkPolicy | undefined {
  if (policies.some((policy) => policy.peers.some((peer) => isMissed(peer, policy, cluster)))) {
    return undefined;
  }
  const rules = (policy: NetworkPolicy) => policy.rules(direction);
  if (direction === 'Egress') {
    return policies.find((policy) => rules(policy).some((rule) => rule.get('to').length > 0));
  }
  const isOpened = (each: ReachedPort) =>
    policies.some((policy) => rules(policy).some((rule) => opens(rule, each, to)));
  // A Service of which no port is opened is told as such.
  return isOpened(port)
    ? policies.find((policy) => rules(policy).some((rule) => opens(rule, port, to)))
    : reachedPorts(service, to).some(isOpened)
      ? policies.find((policy) => rules(policy).length > 0)
      : undefined;
}
