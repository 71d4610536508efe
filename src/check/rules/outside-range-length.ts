import { faultsOf, type Refused, refusedIn } from '../engine/refusals';
import type { Rule } from '../engine/rule';
import { manifests } from '../examples/parts';
import { servicePort, webService } from '../examples/service-parts';

const SERVICE = webService({
  name: 'billing',
  selector: '',
  ports: [servicePort({ name: '', port: 443, target: 8443 })],
});

const sliceOf = (endpoints: string) => `
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: billing
  namespace: shop
  labels:
    kubernetes.io/service-name: billing
addressType: IPv4
endpoints:
${endpoints}
ports:
  - port: 8443`;

const counted = (zones: number, text: (zone: number) => string) => Array.from({ length: zones }, (_, i) => text(i));

const slice = (zones: number) =>
  sliceOf(`  - addresses:
      - 192.0.2.10
    hints:
      forZones: [${counted(zones, (i) => `{name: zone-${i}}`).join(', ')}]`);

const spread = (zones: number) =>
  sliceOf(
    counted(zones, (i) => `  - {addresses: [192.0.2.${i + 10}], hints: {forZones: [{name: zone-${i}}]}}`).join('\n'),
  );

export const outsideRangeLength: Rule<Refused> = {
  id: 'outside-range-length',
  severity: 'error',
  refused: true,
  because: 'The API server refuses the object: it is more than fits into one.',
  about: 'Every object',
  source:
    'pkg/apis/discovery/validation/validation.go of Kubernetes, validateEndpoints and validateHints; ValidateAnnotationsSize of apimachinery',
  avoidedBy: {
    nothing:
      'a ManualEndpointsService keeps its slices short; annotations and the objects of others are as long as they are written',
  },
  bad: manifests(SERVICE, slice(9)),
  says: 'EndpointSlice shop/billing endpoints[0].hints.forZones: found 9 zones, expected at most 8; leave out 1, or spread them over several objects',
  good: manifests(SERVICE, slice(8)),
  silent: [{ when: 'the zones are those of several endpoints', manifests: manifests(SERVICE, spread(9)) }],
  on: (cluster, target) => refusedIn(cluster, target, 'length'),
  check: faultsOf,
};
