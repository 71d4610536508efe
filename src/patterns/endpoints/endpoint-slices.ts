import { k8s, type Service } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { MANAGED_BY_LABEL, SERVICE_NAME_LABEL } from '../../kinds/parts/slice-labels';
import { claimName } from '../cluster/claims';
import { completeManifest } from '../complete-manifest';
import type { ServicePort } from '../ports/service-port';
import { IpFamily } from '../service/common-props';
import { endpointPorts } from './endpoint-ports';
import type { ManualEndpoint } from './manual-endpoint';

/** As many endpoints as Kubernetes itself puts into one slice. */
const LARGEST_SLICE = 100;

/** Makes the slices of a Service: each of one address family, each with at most 100 endpoints. */
export function makeEndpointSlices(
  owner: Construct,
  service: Service,
  ports: readonly ServicePort[],
  endpoints: readonly ManualEndpoint[],
  zoneHints: boolean,
): k8s.KubeEndpointSlice[] {
  const slices: k8s.KubeEndpointSlice[] = [];
  for (const family of Object.values(IpFamily)) {
    const ofFamily = endpoints.filter((endpoint) => endpoint.family === family);
    for (let first = 0; first < ofFamily.length; first += LARGEST_SLICE) {
      const id = family.toLowerCase() + (first === 0 ? '' : `-${first / LARGEST_SLICE + 1}`);
      const name = `${service.name}-${id}`;
      const { namespace } = service.metadata;
      claimName(owner, 'EndpointSlice', namespace, name);
      const slice = new k8s.KubeEndpointSlice(owner, id, {
        metadata: {
          name,
          namespace,
          labels: {
            [SERVICE_NAME_LABEL]: service.name,
            // So that nobody takes the slice for one that Kubernetes keeps, and may change.
            [MANAGED_BY_LABEL]: 'cdk8s-service-patterns',
          },
        },
        addressType: family,
        endpoints: ofFamily.slice(first, first + LARGEST_SLICE).map((endpoint) => rendered(endpoint, zoneHints)),
        ports: endpointPorts(ports),
      });
      completeManifest(slice);
      slices.push(slice);
    }
  }
  return slices;
}

/** One address each: of several, everyone reads the first alone. */
function rendered({ ip, ready, hostname, nodeName, zone }: ManualEndpoint, zoneHints: boolean): k8s.Endpoint {
  return {
    addresses: [ip],
    conditions: ready === undefined ? undefined : { ready },
    hostname,
    nodeName,
    zone,
    // For the slices of pods Kubernetes writes these hints, for others nobody does.
    hints: zoneHints && zone !== undefined ? { forZones: [{ name: zone }] } : undefined,
  };
}
