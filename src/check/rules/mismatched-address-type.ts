import { familiesOf } from '../../model/traffic/families';
import type { EndpointSlice } from '../../model/views/written-endpoints';
import { listed } from '../../values/wording';
import { doubtful, type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { billingSlice } from '../examples/endpoint-parts';
import { manifests } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';

/** A Service without selector, for endpoints of IPv4. */
const unselecting = (...lines: readonly string[]) =>
  webService({
    name: 'billing',
    spec: [...lines, 'ipFamilies:', '  - IPv4'].join('\n'),
    selector: '',
    ports: [servicePort({ name: 'https', port: 443, target: '' })],
  });

const IPV6 = billingSlice({ addressType: 'IPv6', address: '"2001:db8::10"' });

export const mismatchedAddressType: Rule<EndpointSlice> = {
  id: 'mismatched-address-type',
  severity: 'error',
  because: 'A proxy joins addresses of a family to Services of that family, so it passes over these.',
  about: 'Endpoints',
  source: 'pkg/proxy/endpointschangetracker.go of Kubernetes, EndpointSliceUpdate',
  avoidedBy: 'ManualEndpointsService',
  bad: manifests(unselecting(), IPV6),
  says: 'EndpointSlice shop/billing-1 addressType: found IPv6, expected a family of Service shop/billing: IPv4; write addresses of that family, or add the family to the Service',
  good: manifests(unselecting(), billingSlice()),
  more: [
    {
      bad: manifests(unselecting(), billingSlice({ addressType: 'FQDN', address: 'billing.example.com' })),
      says: 'EndpointSlice shop/billing-1 addressType: found FQDN, which proxies pass over, expected IPv4 or IPv6; write addresses, or a Service of type ExternalName',
      good: manifests(unselecting(), billingSlice()),
    },
  ],
  doubts: ['a Gateway may read the slice by itself'],
  silent: [
    {
      when: 'the Service is headless and without a selector, to which Kubernetes adds the family that is not written',
      manifests: manifests(unselecting('clusterIP: None'), IPV6),
    },
  ],
  on: ({ slices }) => slices.all,
  *check(slice, cluster): Iterable<Fault> {
    const { object, addressType, serviceName } = slice;
    const [service, ...variants] = cluster.services.named(object.namespace, serviceName ?? '');
    const field = object.root.get('addressType');
    if (service === undefined || variants.length > 0 || service.isExternalName) {
      return;
    }
    const families = familiesOf(service) ?? [];
    if (addressType === 'FQDN') {
      const mistake = fault(
        field,
        'FQDN, which proxies pass over',
        'IPv4 or IPv6',
        'write addresses, or a Service of type ExternalName',
      );
      // Some gateways send requests to the names themselves.
      yield cluster.routes.all.length > 0 ? doubtful('a Gateway may read the slice by itself', mistake) : mistake;
    } else if (
      families.length > 0 &&
      [...families, addressType ?? ''].every((each) => /^IPv[46]$/.test(each)) &&
      !families.includes(addressType ?? '')
    ) {
      yield fault(
        field,
        `${addressType}`,
        `a family of ${service.object.title}: ${listed(families, 'and')}`,
        'write addresses of that family, or add the family to the Service',
      );
    }
  },
};
