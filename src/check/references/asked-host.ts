import { told } from '../../guesses/settings/connections';
import type { Mention } from '../../guesses/settings/mentions';
import type { NamedHost } from '../../guesses/settings/named-hosts';
import type { NamedService } from '../../guesses/settings/named-service';
import type { Cluster } from '../../model/cluster/cluster';
import type { KubeObject } from '../../model/objects/kube-object';
import { HTTP_PORTS } from '../../values/port';
import { quoted } from '../../values/wording';
import { type Fault, shownBy } from '../engine/fault';

/** The name of a Service that is not here. */
export type Missing = Extract<NamedService, { is: 'missing' }>;

/** Where a host stands without a port, that of plain HTTP is asked for. */
const USUAL_PORT = HTTP_PORTS.http;

/** What is wrong with a host that pods are told of, with the request of theirs that shows it. */
export function* askedByPods(named: NamedHost, cluster: Cluster, faults: Iterable<Fault>): Iterable<Fault> {
  const [client] = told(named, cluster);
  const { host, port = USUAL_PORT } = named.mention;
  for (const each of faults) {
    yield shownBy(client, `${host}:${port}`, each);
  }
}

/** Why a host may be none, or be asked for by others than the pods that are here. */
export function doubtOfTeller({ isSure }: Mention, { known }: KubeObject): string | undefined {
  if (!isSure) {
    return 'the text may be about something other than a host';
  }
  return known === 'ConfigMap' || known === 'Secret' ? `a ${known} may be read where the name is known` : undefined;
}

/** What is found where no Service is called like a host. */
export function notCalled(mention: Mention, { namespace }: Missing): string {
  return `host ${quoted(mention.host)}, which no Service in namespace ${namespace} is called`;
}
