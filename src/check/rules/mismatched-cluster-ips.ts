import type { Service } from '../../model/views/service';
import { isComplaint } from '../../values/complaint';
import { IpAddress } from '../../values/ip-address';
import { quoted, shown } from '../../values/wording';
import { type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';

const service = (spec: string) => webService({ spec, ports: [servicePort({ name: '', port: 8080 })] });

export const mismatchedClusterIps: Rule<Service> = {
  id: 'mismatched-cluster-ips',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the Service: clusterIPs begins with what clusterIP says.',
  about: 'Services',
  source: 'pkg/apis/core/validation/validation.go of Kubernetes, ValidateServiceClusterIPsRelatedFields',
  avoidedBy: 'ClusterIpService',
  bad: manifests(WEB_DEPLOYMENT, service('clusterIPs:\n  - None')),
  says: 'Service shop/web spec.clusterIPs: found "None" without clusterIP, expected both fields or none; write clusterIP: None',
  good: manifests(WEB_DEPLOYMENT, service('clusterIP: None\nclusterIPs:\n  - None')),
  silent: [
    {
      when: 'the second address is of the other family',
      manifests: manifests(
        WEB_DEPLOYMENT,
        service(
          'ipFamilyPolicy: RequireDualStack\nclusterIP: 10.96.0.10\nclusterIPs:\n  - 10.96.0.10\n  - 2001:db8::10',
        ),
      ),
    },
  ],
  on: ({ services }) => services.all.filter(({ isExternalName }) => !isExternalName),
  *check({ spec }): Iterable<Fault> {
    const first = spec.get('clusterIP').text || undefined;
    const all = spec.get('clusterIPs');
    const addresses = all.items.map(({ text }) => text ?? '');
    const [primary = ''] = addresses;
    if (addresses.length === 0) {
      return;
    }
    if (first === undefined) {
      const fix = primary === '' ? 'leave it out' : `write clusterIP: ${primary}`;
      yield fault(all, `${shown(primary)} without clusterIP`, 'both fields or none', fix);
    } else if (primary !== first) {
      yield fault(all.get(0), shown(primary), `${quoted(first)}, as in clusterIP`, 'write the same address in both');
    }
    if (addresses.length > 1 && addresses.includes('None')) {
      yield fault(all, '"None" beside another entry', '"None" alone', 'leave out the other entry');
    } else if (addresses.length > 2 || hasTwoOfOneFamily(addresses)) {
      yield fault(
        all,
        addresses.map(quoted).join(' and '),
        'at most one IPv4 and one IPv6 address',
        'leave out what is too much',
      );
    }
  },
};

function hasTwoOfOneFamily(addresses: readonly string[]): boolean {
  const families = addresses.flatMap((text) => {
    const address = IpAddress.parse(text);
    return isComplaint(address) ? [] : address.family;
  });
  return new Set(families).size < families.length;
}
