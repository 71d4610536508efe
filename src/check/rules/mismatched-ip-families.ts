import type { Service } from '../../model/views/service';
import { isComplaint } from '../../values/complaint';
import type { Field } from '../../values/field';
import { IpAddress } from '../../values/ip-address';
import { quoted } from '../../values/wording';
import { type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';

const serviceWith = (policy: string) =>
  webService({ spec: `ipFamilies:\n  - IPv4\n  - IPv6${policy}`, ports: [servicePort({ name: '' })] });

const HEADLESS = `
apiVersion: v1
kind: Service
metadata:
  name: db
spec:
  clusterIP: None
  ipFamilies:
    - IPv4
    - IPv6`;

export const mismatchedIpFamilies: Rule<Service> = {
  id: 'mismatched-ip-families',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the Service: its address families, its addresses and its policy do not go together.',
  about: 'Services',
  source:
    'pkg/registry/core/service/storage/alloc.go of Kubernetes, initIPFamilyFields, and ValidateServiceClusterIPsRelatedFields',
  avoidedBy: 'ClusterIpService',
  bad: manifests(WEB_DEPLOYMENT, serviceWith('')),
  says: 'Service shop/web spec.ipFamilyPolicy: found nothing, which means SingleStack, beside two families, expected "PreferDualStack" or "RequireDualStack"; add the policy, or leave out one family',
  good: manifests(WEB_DEPLOYMENT, serviceWith('\nipFamilyPolicy: PreferDualStack')),
  silent: [
    {
      when: 'a headless Service without a selector has two families, for which Kubernetes assumes the policy',
      manifests: HEADLESS,
    },
  ],
  on: ({ services }) =>
    services.all.filter(
      ({ isExternalName, spec }) => !isExternalName && (spec.has('ipFamilies') || spec.has('clusterIPs')),
    ),
  *check(service): Iterable<Fault> {
    const [policy, families, addresses] = ['ipFamilyPolicy', 'ipFamilies', 'clusterIPs'].map((key) =>
      service.spec.get(key),
    ) as [Field, Field, Field];
    const isTwofold = families.items.length > 1 || addresses.items.length > 1;
    if (isTwofold && (policy.value === 'SingleStack' || !(policy.isGiven || service.getsBothFamilies))) {
      yield fault(
        policy,
        `${policy.isGiven ? '"SingleStack"' : 'nothing, which means SingleStack,'} beside two ${families.items.length > 1 ? 'families' : 'addresses'}`,
        '"PreferDualStack" or "RequireDualStack"',
        `${policy.isGiven ? 'correct' : 'add'} the policy, or leave out one ${families.items.length > 1 ? 'family' : 'address'}`,
      );
    }
    yield* mismatchedAddresses(service, families);
  },
};

/** Addresses of another family than the one that is written for their place. */
function* mismatchedAddresses({ spec }: Service, families: Field): Iterable<Fault> {
  const several = spec.get('clusterIPs').items;
  for (const [i, field] of (several.length > 0 ? several : [spec.get('clusterIP')]).entries()) {
    const address = IpAddress.parse(field.text);
    const family = families.get(i).text;
    if (!isComplaint(address) && (family === 'IPv4' || family === 'IPv6') && address.family !== family) {
      yield fault(
        field,
        quoted(field.text ?? ''),
        `an ${family} address, as ipFamilies[${i}] has it`,
        'write an address of that family, or leave out ipFamilies',
      );
    }
  }
}
