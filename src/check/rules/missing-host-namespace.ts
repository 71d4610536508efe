import { type NamedHost, namedHostsIn } from '../../guesses/settings/named-hosts';
import type { Cluster } from '../../model/cluster/cluster';
import { quoted } from '../../values/wording';
import { type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { clientPod, envVariable } from '../examples/pod-parts';
import { askedByPods } from '../references/asked-host';

const client = (host: string) => clientPod({ env: [envVariable('WEB_HOST', host), envVariable('WEB_PORT', '"80"')] });

export const missingHostNamespace: Rule<NamedHost> = {
  id: 'missing-host-namespace',
  severity: 'error',
  because: 'Without the namespace, "svc" is read as one, which has no such Service, so the host is not found.',
  about: 'Clients and names',
  source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#services',
  avoidedBy: 'ClusterIpService',
  bad: manifests(WEB, client('web.svc.cluster.local')),
  says: 'Pod shop/client spec.containers[0].env[0].value: found host "web.svc.cluster.local", which lacks the namespace, expected "web.shop.svc.cluster.local"; put it between the name and "svc"',
  good: manifests(WEB, client('web.shop.svc.cluster.local')),
  silent: [
    {
      when: 'no Service here has the name, so that it may be of another domain',
      manifests: manifests(WEB, client('shop.svc')),
    },
  ],
  on: (cluster) => namedHostsIn(cluster).filter(({ named }) => named.is === 'without namespace'),
  check: (named, cluster) => askedByPods(named, cluster, mistakesIn(named, cluster)),
};

function* mistakesIn({ object, mention: { field, host }, named }: NamedHost, cluster: Cluster): Iterable<Fault> {
  const name = named.is === 'without namespace' ? named.name : '';
  const [service] = [...cluster.services.named(object.namespace, name), ...cluster.services.anywhere(name)];
  if (service !== undefined) {
    yield fault(
      field,
      `host ${quoted(host)}, which lacks the namespace`,
      quoted(host.replace(`${name}.svc`, `${name}.${service.namespace}.svc`)),
      'put it between the name and "svc"',
    );
  }
}
