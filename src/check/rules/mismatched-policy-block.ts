import type { Cluster } from '../../model/cluster/cluster';
import { isolationIn } from '../../model/traffic/isolation';
import { opens, reachedPorts } from '../../model/traffic/opening';
import type { NetworkPolicy } from '../../model/views/network-policy';
import type { Service } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import type { Field } from '../../values/field';
import { quoted } from '../../values/wording';
import { type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { block, from, networkPolicy } from '../examples/policy-parts';
import { webService } from '../examples/service-parts';

const serviceWith = (externalPolicy: string) =>
  webService({ spec: `type: LoadBalancer\nexternalTrafficPolicy: ${externalPolicy}` });

const admitting = (...cidrs: readonly string[]) => networkPolicy({ ingress: [from(cidrs.map(block), 8080)] });

const PUBLIC = '203.0.113.0/24';

export const mismatchedPolicyBlock: Rule<NetworkPolicy> = {
  id: 'mismatched-policy-block',
  // Some networks keep the addresses of clients all the same.
  severity: 'warning',
  because:
    'The node that takes the traffic puts its own address in place of the client’s, so a policy for clients shuts them out.',
  about: 'NetworkPolicies',
  source:
    'https://kubernetes.io/docs/tasks/access-application-cluster/create-external-load-balancer/#preserving-the-client-source-ip',
  avoidedBy: 'LocalTrafficLoadBalancer',
  bad: manifests(WEB_DEPLOYMENT, serviceWith('Cluster'), admitting(PUBLIC)),
  says: 'NetworkPolicy shop/web spec.ingress[0].from[0].ipBlock.cidr: found "203.0.113.0/24", addresses that pods behind Service shop/web do not see, expected those of nodes; set externalTrafficPolicy: Local there, or loadBalancerSourceRanges in place of the policy',
  good: manifests(WEB_DEPLOYMENT, serviceWith('Local'), admitting(PUBLIC)),
  silent: [
    {
      when: 'a block may hold the nodes',
      manifests: manifests(WEB_DEPLOYMENT, serviceWith('Cluster'), admitting('10.0.0.0/8')),
    },
    {
      when: 'somebody else is admitted as well',
      manifests: manifests(WEB_DEPLOYMENT, serviceWith('Cluster'), admitting(PUBLIC, '10.0.0.0/16')),
    },
  ],
  on: (cluster) => isolationIn(cluster).decisive,
  *check(policy, cluster): Iterable<Fault> {
    const [block] = policy
      .rules('Ingress')
      .flatMap((rule) => rule.get('from').items)
      .map((peer) => peer.find('ipBlock', 'cidr'))
      .filter(({ isGiven }) => isGiven);
    for (const workload of block?.text === undefined ? [] : isolationIn(cluster).podsOf(policy)) {
      const service = cluster
        .servicesOf(workload)
        .find((each) => hidesClients(each) && admitsClientsAlone(each, workload, cluster));
      if (service !== undefined && block !== undefined) {
        yield fault(
          block,
          `${quoted(block.text ?? '')}, addresses that pods behind ${service.object.title} do not see`,
          'those of nodes',
          'set externalTrafficPolicy: Local there, or loadBalancerSourceRanges in place of the policy',
        );
        return;
      }
    }
  },
};

/** Whether traffic from outside comes to pods by any node. */
function hidesClients({ isLoadBalancer, spec }: Service): boolean {
  return isLoadBalancer && spec.get('externalTrafficPolicy').text !== 'Local';
}

/** Whether the pods are opened to blocks of public addresses, and to nobody else: no pod and no node is in those. */
function admitsClientsAlone(service: Service, workload: Workload, cluster: Cluster): boolean {
  const rules = isolationIn(cluster).rulesOf(workload, 'Ingress');
  const opening = rules.filter((rule) => reachedPorts(service, workload).some((port) => opens(rule, port, workload)));
  return (
    opening.length > 0 &&
    opening.every((rule) => rule.get('from').length > 0 && rule.get('from').items.every(isPublicBlock))
  );
}

/** Whether a peer is a block outside the ranges for private networks, and not everything. */
function isPublicBlock(peer: Field): boolean {
  const cidr = peer.find('ipBlock', 'cidr').text ?? '';
  return (
    /^\d/.test(cidr) &&
    !/^(0|10|127|169\.254|172\.(1[6-9]|2\d|3[01])|192\.168|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./.test(cidr) &&
    !cidr.endsWith('/0')
  );
}
