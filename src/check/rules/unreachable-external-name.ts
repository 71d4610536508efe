import { routersOf } from '../../model/traffic/backends';
import type { Service } from '../../model/views/service';
import { isComplaint } from '../../values/complaint';
import { withoutRootDot } from '../../values/dns-name';
import { IpAddress } from '../../values/ip-address';
import { quoted } from '../../values/wording';
import { doubtful, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';

const service = (name: string) => `
apiVersion: v1
kind: Service
metadata:
  name: db
  namespace: shop
spec:
  type: ExternalName
  externalName: ${name}
`;

export const unreachableExternalName: Rule<Service> = {
  id: 'unreachable-external-name',
  severity: 'error',
  because: 'The alias is to be a name: for an address, the DNS server answers that there is no such name.',
  about: 'Services',
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#externalname',
  avoidedBy: 'ExternalAlias',
  bad: service('10.0.0.7'),
  says: 'Service shop/db spec.externalName: found the IP address "10.0.0.7", expected a DNS name; for an address, write a Service without a selector and an EndpointSlice',
  good: service('db.example.com'),
  doubts: ['a controller may take the text for the address that it is'],
  silent: [{ when: 'the address is a part of a name', manifests: service('10.0.0.7.sslip.io') }],
  on: ({ services }) => services.all,
  *check(service, cluster) {
    const name = service.spec.get('externalName');
    const address = withoutRootDot(name.text ?? '');
    if (service.isExternalName && !isComplaint(IpAddress.parse(address))) {
      yield doubtful(
        routersOf(cluster, service).length > 0
          ? 'a controller may take the text for the address that it is'
          : undefined,
        fault(
          name,
          `the IP address ${quoted(address)}`,
          'a DNS name',
          'for an address, write a Service without a selector and an EndpointSlice',
        ),
      );
    }
  },
};
