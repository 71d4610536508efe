import { Demands, faultsOf, type Unmet } from '../demands/demands';
import * as at from '../demands/places';
import { atMost, inBytes } from '../demands/sizes';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';

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

const slice = (zones: number) => `
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
      - 192.0.2.10
    hints:
      forZones: [${Array.from({ length: zones }, (_, i) => `{name: zone-${i}}`).join(', ')}]
ports:
  - port: 8443`;

const SIZES = new Demands([
  [at.ENDPOINT_SLICE, 'endpoints', atMost(1000, 'endpoints')],
  [at.ENDPOINT_SLICE, 'endpoints[].addresses', atMost(100, 'addresses')],
  [at.ENDPOINT_SLICE, 'endpoints[].hints.forZones', atMost(8, 'zones')],
  [at.ENDPOINT_SLICE, 'endpoints[].hints.forNodes', atMost(8, 'nodes')],
  [at.ENDPOINT_SLICE, 'ports', atMost(20_000, 'ports')],
  [at.ANY_OBJECT, 'metadata.annotations', inBytes(256 * 1024, 'keys and values of annotations together')],
]);

export const outsideRangeLength: Rule<Unmet> = {
  id: 'outside-range-length',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the object: it is more than fits into one.',
  bad: manifests(SERVICE, slice(9)),
  says: 'EndpointSlice shop/billing endpoints[0].hints.forZones: found 9 zones, expected at most 8; leave out 1, or spread them over several objects',
  good: manifests(SERVICE, slice(8)),
  on: (cluster, target) => SIZES.unmetIn(cluster, target),
  check: faultsOf,
};
