import { told } from '../../guesses/settings/connections';
import type { NamedHost } from '../../guesses/settings/named-hosts';
import type { Cluster } from '../../model/cluster/cluster';
import { type Fault, shownBy } from '../engine/fault';

/** Where a host stands without a port, that of plain HTTP is asked for. */
const USUAL_PORT = 80;

/** What is wrong with a host that pods are told of, with the request of theirs that shows it. */
export function* askedByPods(named: NamedHost, cluster: Cluster, faults: Iterable<Fault>): Iterable<Fault> {
  const [client] = told(named, cluster);
  const { host, port = USUAL_PORT } = named.mention;
  for (const each of faults) {
    yield shownBy(client, `${host}:${port}`, each);
  }
}
