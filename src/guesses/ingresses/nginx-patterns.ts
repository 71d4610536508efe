import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import type { Ingress } from '../../model/views/ingress';

const PREFIX = 'nginx.ingress.kubernetes.io/';

/** Whether an Ingress makes ingress-nginx read the paths of its hosts as regular expressions. */
function turnsOnPatterns({ object: { annotations } }: Ingress): boolean {
  return annotations.get(`${PREFIX}use-regex`) === 'true' || annotations.has(`${PREFIX}rewrite-target`);
}

const hostsWithPatterns = once((cluster: Cluster): ReadonlySet<string> => {
  const asking = cluster.ingresses.all.filter(turnsOnPatterns);
  return new Set(asking.flatMap(({ rules }) => rules.map((rule) => rule.get('host').text ?? '')));
});

/** Whether ingress-nginx reads paths of a host as regular expressions: one Ingress that asks for it is enough. */
export function hasPatterns(cluster: Cluster, host: string): boolean {
  return hostsWithPatterns(cluster).has(host);
}
