import { Complaint } from '../../values/complaint';
import type { Parser } from '../../values/parser';
import { shown } from '../../values/wording';
import { cidr, endpointAddress, ipAddress, sliceAddress, sliceName } from '../demands/addresses';
import { Demands, faultsOf, type Surroundings, type Unmet } from '../demands/demands';
import { textFor, unlessEmpty, where } from '../demands/makers';
import * as at from '../demands/places';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';

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

const SERVICE = `
apiVersion: v1
kind: Service
metadata:
  name: billing
  namespace: shop
spec:
  ports:
    - port: 443
      targetPort: 8443`;

/** The address of a Service itself, or `None`. */
function clusterIP(minor: number): Parser<unknown> {
  return (input) =>
    input !== 'None' && String(input).toLowerCase() === 'none'
      ? new Complaint(shown(input), 'an IP address or "None"', 'did you mean "None"?')
      : input === 'None' || ipAddress(minor)(input);
}

function addressIn({ object, target }: Surroundings): Parser<unknown> {
  const type = object.root.get('addressType').text;
  if (type === 'IPv4' || type === 'IPv6') {
    return sliceAddress(target.minor, type);
  }
  return type === 'FQDN' ? sliceName : (input) => input;
}

const endpoint = textFor(({ target }) => endpointAddress(target.minor));
const block = textFor(({ target }) => cidr(target.minor));
const ownAddress = where(
  ({ object }) => object.spec.get('type').text !== 'ExternalName',
  textFor(({ target }) => clusterIP(target.minor)),
);

const ADDRESSES = new Demands([
  [at.ENDPOINT_ADDRESS, 'ip', unlessEmpty(endpoint)],
  [at.ENDPOINT_SLICE, 'endpoints[].addresses[]', textFor(addressIn)],
  [at.SERVICE, 'spec.externalIPs[]', endpoint],
  [at.SERVICE, 'spec.clusterIP', unlessEmpty(ownAddress)],
  [at.SERVICE, 'spec.clusterIPs[]', ownAddress],
  [at.POLICY_PEER, 'ipBlock.cidr', block],
  [at.POLICY_PEER, 'ipBlock.except[]', block],
  [at.POD_SPEC, 'hostAliases[].ip', unlessEmpty(textFor(({ target }) => ipAddress(target.minor)))],
]);

export const forbiddenAddress: Rule<Unmet> = {
  id: 'forbidden-address',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the object: it takes IP addresses of certain ranges and in one spelling.',
  bad: manifests(SERVICE, slice('127.0.0.1')),
  says: 'EndpointSlice shop/billing endpoints[0].addresses[0]: found the loopback address "127.0.0.1", expected an address that other machines reach; write the address of the machine on its network',
  good: manifests(SERVICE, slice('192.0.2.10')),
  more: [
    {
      bad: manifests(SERVICE, slice('billing.example.com')),
      says: 'EndpointSlice shop/billing endpoints[0].addresses[0]: found the name "billing.example.com", expected an IPv4 or IPv6 address; write its address; for a name, use a Service of type ExternalName',
      good: manifests(SERVICE, slice('192.0.2.10')),
    },
  ],
  on: (cluster, target) => ADDRESSES.unmetIn(cluster, target),
  check: faultsOf,
};
