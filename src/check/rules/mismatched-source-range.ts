import { isPlaceholder } from '../../guesses/makers/placeholder';
import { familiesOf } from '../../model/traffic/families';
import type { Service } from '../../model/views/service';
import { lostRanges } from '../../values/source-ranges';
import { complaintAbout, type Fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB_DEPLOYMENT } from '../examples/parts';
import { admittingService, bareLoadBalancer } from '../examples/service-parts';

const admitting = (range: string) => manifests(WEB_DEPLOYMENT, admittingService(range, '\nipFamilies:\n  - IPv4'));

const MAY_GET_BOTH = bareLoadBalancer(`ipFamilies: [IPv4]
  ipFamilyPolicy: PreferDualStack
  loadBalancerSourceRanges: ['2001:db8::/32']`);

const EVERYBODY = bareLoadBalancer(`ipFamilies: [IPv4]
  loadBalancerSourceRanges: ['::/0']`);

export const mismatchedSourceRange: Rule<Service> = {
  id: 'mismatched-source-range',
  severity: 'warning',
  because:
    'Of ranges, kube-proxy keeps those of the address family of the Service, and where none is left it admits everybody; the firewall of a cloud may admit nobody.',
  about: 'Services',
  source: 'pkg/proxy/serviceport.go of Kubernetes, NewBaseServiceInfo',
  avoidedBy: 'LoadBalancerService',
  bad: admitting('2001:db8::/32'),
  says: 'Service shop/web spec.loadBalancerSourceRanges: found ranges of IPv6 alone for a Service of IPv4, which name none of its clients, so that kube-proxy admits everybody, expected ranges of IPv4; write such, or have the Service of IPv6 as well',
  good: admitting('203.0.113.0/24'),
  silent: [
    { when: 'the Service gets an address of the other family where the cluster has both', manifests: MAY_GET_BOTH },
    { when: 'everybody is meant', manifests: EVERYBODY },
  ],
  on: ({ services }) =>
    services.all.filter(({ isLoadBalancer, spec }) => isLoadBalancer && spec.has('loadBalancerSourceRanges')),
  *check(service): Iterable<Fault> {
    const field = service.spec.get('loadBalancerSourceRanges');
    const ranges = field.items.flatMap(({ text }) => text ?? []);
    const families = (familiesOf(service) ?? []).filter((family) => family === 'IPv4' || family === 'IPv6');
    const lost = lostRanges(ranges, families, (family) => `have the Service of ${family} as well`);
    yield* complaintAbout(field, ranges.some(isPlaceholder) ? undefined : lost);
  },
};
