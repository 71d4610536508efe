import { NAMESPACE_NAME } from '../../kinds/parts/namespace-name';
import type { KubeObject } from '../../model/objects/kube-object';
import type { Field } from '../../values/field';

/** Namespaces in which clusters keep their DNS servers. */
const DNS_NAMESPACES = ['kube-system', 'openshift-dns', 'kube-dns', 'coredns'];

/** Whether an egress rule of a policy may let pods ask the DNS server of the cluster. */
export function mayReachDns(rule: Field, { namespace }: KubeObject): boolean {
  const [ports, peers] = [rule.get('ports').items, rule.get('to').items];
  return (
    (ports.length === 0 || ports.some(isDnsPort)) &&
    (peers.length === 0 || peers.some((peer) => mayBeDnsServer(peer, namespace)))
  );
}

/** Whether an egress rule leads to pods of the cluster, which people call by names. */
export function leadsToPods(rule: Field): boolean {
  return rule.get('to').items.some((peer) => peer.get('podSelector').isGiven || peer.get('namespaceSelector').isGiven);
}

/** Port 53, or 5353 behind the Service on OpenShift; over UDP, for TCP alone is asked when an answer is too long. */
function isDnsPort(entry: Field): boolean {
  const port = entry.get('port');
  const [first, last] = [port.number, entry.get('endPort').number ?? port.number];
  const isIn = (number: number) => first !== undefined && last !== undefined && first <= number && number <= last;
  return (
    entry.get('protocol').text === 'UDP' && (!port.isGiven || /dns/.test(port.text ?? '') || isIn(53) || isIn(5353))
  );
}

function mayBeDnsServer(peer: Field, namespace: string): boolean {
  const namespaces = peer.get('namespaceSelector');
  if (!namespaces.isGiven) {
    // Pods of the own namespace, or addresses, of which nothing is known.
    return !peer.get('podSelector').isGiven || DNS_NAMESPACES.includes(namespace);
  }
  const labels = namespaces.get('matchLabels').texts;
  const name = labels.get(NAMESPACE_NAME) ?? labels.get('name');
  return name === undefined || DNS_NAMESPACES.includes(name);
}
