import { type NamedHost, namedHostsIn } from '../../guesses/settings/named-hosts';
import type { KubeObject } from '../../model/objects/kube-object';
import type { PodTemplate } from '../../model/views/pod-template';
import { CLUSTER_DOMAIN, isServiceHost, isWholeServiceHost } from '../../values/cluster-domain';
import { quoted } from '../../values/wording';
import { doubtful, type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { clientPod, envVariable } from '../examples/pod-parts';

const client = (pod: string, host = 'web') => clientPod({ pod, env: [envVariable('WEB_URL', `http://${host}:80`)] });

export const unreachableClusterDns: Rule<NamedHost> = {
  id: 'unreachable-cluster-dns',
  severity: 'error',
  because: 'These pods ask a DNS server that does not know Services by such a name, so the host is not found.',
  about: 'Clients and names',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy',
  avoidedBy: {
    nothing: 'a Service does not know who will call it; the DNS policy is that of pods, which cdk8s-plus makes',
  },
  bad: manifests(WEB, client('dnsPolicy: Default')),
  says: 'Pod shop/client spec.containers[0].env[0].value: found host "web", a name that only the DNS server of the cluster knows, expected pods that ask it, while dnsPolicy Default leaves them that of their node; set dnsPolicy to ClusterFirst, or leave it out',
  good: manifests(WEB, client('dnsPolicy: ClusterFirst')),
  more: [
    {
      bad: manifests(WEB, client('hostNetwork: true')),
      says: 'Pod shop/client spec.containers[0].env[0].value: found host "web", a name that only the DNS server of the cluster knows, expected pods that ask it, while hostNetwork leaves them that of their node; set dnsPolicy to ClusterFirstWithHostNet',
      good: manifests(WEB, client('hostNetwork: true\ndnsPolicy: ClusterFirstWithHostNet')),
    },
    {
      bad: manifests(WEB, client('dnsPolicy: None\ndnsConfig:\n  nameservers:\n    - 10.96.0.10')),
      says: 'Pod shop/client spec.containers[0].env[0].value: found host "web", a short name, expected search domains to look it up in, of which dnsPolicy None leaves dnsConfig.searches alone; add "shop.svc.cluster.local" there, or write the whole name',
      good: manifests(
        WEB,
        client(
          'dnsPolicy: None\ndnsConfig:\n  nameservers:\n    - 10.96.0.10\n  searches:\n    - shop.svc.cluster.local',
        ),
      ),
    },
  ],
  doubts: ['the DNS server of the nodes may pass such names on'],
  silent: [
    {
      when: 'the pods name a DNS server',
      manifests: manifests(
        WEB,
        client('dnsPolicy: Default\ndnsConfig: {nameservers: [10.96.0.10], searches: [shop.svc.cluster.local]}'),
      ),
    },
  ],
  on: (cluster) => firstOfEach(namedHostsIn(cluster).filter(isUnknown)),
  *check({ object, pod, mention: { field, host } }): Iterable<Fault> {
    const why = pod && nodeDnsOf(pod);
    if (why === undefined) {
      const domain = quoted(`${object.namespace}.svc.${CLUSTER_DOMAIN}`);
      yield fault(
        field,
        `host ${quoted(host)}, a short name`,
        'search domains to look it up in, of which dnsPolicy None leaves dnsConfig.searches alone',
        `add ${domain} there, or write the whole name`,
      );
      return;
    }
    const mistake = fault(
      field,
      `host ${quoted(host)}, a name that only the DNS server of the cluster knows`,
      `pods that ask it, while ${why.setting} leaves them that of their node`,
      why.fix,
    );
    yield isServiceHost(host) ? doubtful('the DNS server of the nodes may pass such names on', mistake) : mistake;
  },
};

function isUnknown({ pod, named, mention: { isSure, host } }: NamedHost): boolean {
  return named.is === 'known' && isSure && pod !== undefined && (nodeDnsOf(pod) !== undefined || isTooShort(host, pod));
}

/** Whether a name is looked up as it stands, which is not the whole of it: without the policy, nothing is put behind it. */
function isTooShort(host: string, { spec }: PodTemplate): boolean {
  const servers = spec.find('dnsConfig', 'nameservers');
  return (
    spec.get('dnsPolicy').text === 'None' &&
    servers.length > 0 &&
    spec.find('dnsConfig', 'searches').length === 0 &&
    !isWholeServiceHost(host)
  );
}

/** The first of each object: all its names fail for one reason, which is told once. */
function firstOfEach(hosts: readonly NamedHost[]): NamedHost[] {
  const seen = new Set<KubeObject>();
  return hosts.filter(({ object }) => !seen.has(object) && seen.add(object));
}

/** The setting by which pods use the DNS server of their node, and how to mend it. */
function nodeDnsOf({ spec }: PodTemplate): { readonly setting: string; readonly fix: string } | undefined {
  const policy = spec.get('dnsPolicy').text ?? 'ClusterFirst';
  if (spec.find('dnsConfig', 'nameservers').length > 0) {
    return undefined;
  }
  if (policy === 'Default') {
    return { setting: 'dnsPolicy Default', fix: 'set dnsPolicy to ClusterFirst, or leave it out' };
  }
  return policy === 'ClusterFirst' && spec.get('hostNetwork').flag === true
    ? { setting: 'hostNetwork', fix: 'set dnsPolicy to ClusterFirstWithHostNet' }
    : undefined;
}
