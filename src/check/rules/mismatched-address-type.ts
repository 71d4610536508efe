import { familiesOf } from '../../model/traffic/families';
import type { EndpointSlice } from '../../model/views/written-endpoints';
import { listed } from '../../values/wording';
import { doubtful, type Fault, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';

const SERVICE = `
apiVersion: v1
kind: Service
metadata:
  name: billing
  namespace: shop
spec:
  ipFamilies:
    - IPv4
  ports:
    - name: https
      port: 443`;

const slice = (type: string, address: string) => `
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: billing-1
  namespace: shop
  labels:
    kubernetes.io/service-name: billing
addressType: ${type}
ports:
  - name: https
    port: 8443
endpoints:
  - addresses:
      - ${address}`;

const HEADLESS = SERVICE.replace('spec:', 'spec:\n  clusterIP: None');

export const mismatchedAddressType: Rule<EndpointSlice> = {
  id: 'mismatched-address-type',
  severity: 'error',
  because: 'A proxy joins addresses of a family to Services of that family, so it passes over these.',
  about: 'Endpoints',
  source: 'pkg/proxy/endpointschangetracker.go of Kubernetes, EndpointSliceUpdate',
  avoidedBy: 'ManualEndpointsService',
  bad: manifests(SERVICE, slice('IPv6', '"2001:db8::10"')),
  says: 'EndpointSlice shop/billing-1 addressType: found IPv6, expected a family of Service shop/billing: IPv4; write addresses of that family, or add the family to the Service',
  good: manifests(SERVICE, slice('IPv4', '192.0.2.10')),
  more: [
    {
      bad: manifests(SERVICE, slice('FQDN', 'billing.example.com')),
      says: 'EndpointSlice shop/billing-1 addressType: found FQDN, which proxies pass over, expected IPv4 or IPv6; write addresses, or a Service of type ExternalName',
      good: manifests(SERVICE, slice('IPv4', '192.0.2.10')),
    },
  ],
  doubts: ['a Gateway may read the slice by itself'],
  silent: [
    {
      when: 'the Service is headless and without a selector, to which Kubernetes adds the family that is not written',
      manifests: manifests(HEADLESS, slice('IPv6', '"2001:db8::10"')),
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
