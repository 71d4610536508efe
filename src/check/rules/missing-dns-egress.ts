import { leadsToPods, mayReachDns } from '../../guesses/settings/dns-egress';
import { serviceNamed } from '../../guesses/settings/named-service';
import { mentionsIn } from '../../guesses/settings/settings';
import type { Cluster } from '../../model/cluster/cluster';
import { isolationIn } from '../../model/traffic/isolation';
import type { NetworkPolicy } from '../../model/views/network-policy';
import type { Workload } from '../../model/views/workload';
import { type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { isolated, namespaceNamed, networkPolicy, podsWith, to } from '../examples/policy-parts';
import { toldOf } from '../policies/told-policy';

const leading = (...more: readonly string[]) => networkPolicy({ egress: [to([podsWith('app: db')], 5432), ...more] });

const DNS = to(
  [`${namespaceNamed('kube-system')}\n${podsWith('k8s-app: kube-dns')}`],
  '53\nprotocol: UDP',
  '53\nprotocol: TCP',
);

export const missingDnsEgress: Rule<NetworkPolicy> = {
  id: 'missing-dns-egress',
  // Other files may hold the policy that lets the questions through.
  severity: 'warning',
  because: 'The pods cannot ask the DNS server, so every name of a Service fails, even of those they may connect to.',
  about: 'NetworkPolicies',
  source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-deny-all-egress-traffic',
  avoidedBy: {
    nothing: 'the NetworkPolicy of HeadlessStatefulDb leaves egress alone; others are written without this library',
  },
  bad: manifests(WEB, leading()),
  says: 'NetworkPolicy shop/web spec.egress: found no way for Deployment shop/web to the DNS server, expected port 53 of namespace kube-system open for UDP and TCP; allow it here, or in another policy for these pods',
  good: manifests(WEB, leading(DNS)),
  silent: [
    {
      when: 'a policy allows questions to any DNS server',
      manifests: isolated('policyTypes: [Egress], egress: [{ports: [{port: 53, protocol: UDP}]}]'),
    },
    {
      when: 'a policy allows all traffic to other namespaces',
      manifests: isolated('policyTypes: [Egress], egress: [{to: [{namespaceSelector: {}}]}]'),
    },
    {
      when: 'a policy allows addresses outside',
      manifests: isolated('policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 192.0.2.0/24}}]}]'),
    },
    { when: 'a policy denies all egress to pods that call nobody', manifests: isolated('policyTypes: [Egress]') },
  ],
  on: (cluster) => isolationIn(cluster).decisive,
  *check(policy, cluster): Iterable<Fault> {
    for (const workload of policy.directions.includes('Egress') ? isolationIn(cluster).podsOf(policy) : []) {
      const policies = isolationIn(cluster).policiesOf(workload, 'Egress');
      const told = toldOf(policies, 'Egress');
      if (policy === told && isDeaf(workload, policies, cluster)) {
        yield fault(
          policy.object.spec.get('egress'),
          `no way for ${workload.object.title} to the DNS server`,
          'port 53 of namespace kube-system open for UDP and TCP',
          'allow it here, or in another policy for these pods',
        );
        return;
      }
    }
  },
};

/** Whether pods that call others by name cannot look names up. */
function isDeaf(workload: Workload, policies: readonly NetworkPolicy[], cluster: Cluster): boolean {
  const rules = policies.flatMap((each) => each.rules('Egress'));
  return (
    !rules.some((rule) => mayReachDns(rule, workload.object)) &&
    (rules.some(leadsToPods) ||
      mentionsIn(workload).some(({ host }) => serviceNamed(cluster, host, workload.namespace).is === 'known'))
  );
}
