import { passageAt } from '../../model/traffic/passage';
import { IpAddress } from '../../values/ip-address';
import type { Request } from '../request';
import type { Path, Walk } from '../walk';

/** Where the cluster's DNS server runs, in nearly every cluster. */
const DNS_NAMESPACE = 'kube-system';

const DNS_PORT = { number: 53, protocol: 'UDP' };

/** The end of the way for pods whose policies keep them from asking the DNS server: their resolver waits until it gives up. */
export function askDns({ cluster, from }: Request, walk: Walk, host: string): Walk | Path[] {
  if (from.is !== 'pods') {
    return walk;
  }
  const server = { is: 'some pods', namespace: DNS_NAMESPACE } as const;
  const passage = passageAt(cluster, from.workload, 'Egress', server, DNS_PORT);
  if (passage.is === 'open' || IpAddress.isAddress(host)) {
    return walk;
  }
  switch (passage.is) {
    case 'unknown':
      return walk.assuming(`${from.workload.object.title} may ask the DNS server of the cluster`);
    case 'shut': {
      const [policy] = passage.policies;
      const because = `no egress rule of ${policy?.object.title} lets these pods ask the DNS server for ${host}`;
      return walk
        .assuming(`the DNS server of the cluster runs in namespace ${DNS_NAMESPACE}`)
        .hop('policy', because, policy?.object, policy?.object.spec.get('egress'))
        .ends({ is: 'dropped', because });
    }
  }
}
