import { faultsOf, type Refused, refusedIn } from '../engine/refusals';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';

const slice = (address: string) => `
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: billing
  namespace: shop
  labels:
    kubernetes.io/service-name: billing
addressType: IPv4
endpoints:
  - addresses:
      - ${address}
ports:
  - port: 8443`;

const SERVICE = webService({
  name: 'billing',
  selector: '',
  ports: [servicePort({ name: '', port: 443, target: 8443 })],
});

export const forbiddenAddress: Rule<Refused> = {
  id: 'forbidden-address',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the object: it takes IP addresses of certain ranges and in one spelling.',
  about: 'Every object',
  source:
    'pkg/apis/core/validation/validation.go of Kubernetes, ValidateEndpointIP; pkg/apis/discovery/validation/validation.go of Kubernetes, validateEndpoints',
  versions:
    'zeros in front are refused since 1.36, in EndpointSlices since 1.33, which take IPv6 in its shortest spelling only since then',
  avoidedBy: 'ManualEndpointsService',
  bad: manifests(SERVICE, slice('127.0.0.1')),
  says: 'EndpointSlice shop/billing endpoints[0].addresses[0]: found the loopback address "127.0.0.1", expected an address that other machines reach; write the address of the machine on its network',
  good: manifests(SERVICE, slice('192.0.2.10')),
  more: [
    {
      bad: manifests(SERVICE, slice('billing.example.com')),
      says: 'EndpointSlice shop/billing endpoints[0].addresses[0]: found the name "billing.example.com", expected an IPv4 or IPv6 address; write its address; for a name, use a Service of type ExternalName',
      good: manifests(SERVICE, slice('192.0.2.10')),
    },
    {
      bad: manifests(SERVICE, slice('192.000.002.010')),
      says: 'EndpointSlice shop/billing endpoints[0].addresses[0]: found "192.000.002.010", expected an IPv4 or IPv6 address; leave out the leading zeros: "192.0.2.10"',
      good: manifests(SERVICE, slice('192.0.2.10')),
    },
  ],
  silent: [{ when: 'the address is one of a private network', manifests: manifests(SERVICE, slice('10.0.0.7')) }],
  on: (cluster, target) => refusedIn(cluster, target, 'address'),
  check: faultsOf,
};
