import { k8s, type Service } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { claimName } from '../cluster/claims';
import { completeManifest } from '../complete-manifest';
import type { ServicePort } from '../ports/service-port';
import { endpointPorts } from './endpoint-ports';
import type { ManualEndpoint } from './manual-endpoint';

/** Makes the v1 Endpoints of a Service, which belong to it by having its name. */
export function makeLegacyEndpoints(
  owner: Construct,
  service: Service,
  ports: readonly ServicePort[],
  endpoints: readonly ManualEndpoint[],
): k8s.KubeEndpoints {
  const { name } = service;
  const { namespace } = service.metadata;
  claimName(owner, 'Endpoints', namespace, name);
  const object = new k8s.KubeEndpoints(owner, 'endpoints', {
    metadata: { name, namespace },
    subsets: [
      {
        addresses: addresses(endpoints.filter(({ ready }) => ready !== false)),
        notReadyAddresses: addresses(endpoints.filter(({ ready }) => ready === false)),
        ports: endpointPorts(ports),
      },
    ],
  });
  completeManifest(object);
  return object;
}

function addresses(endpoints: readonly ManualEndpoint[]): k8s.EndpointAddress[] | undefined {
  return endpoints.length === 0
    ? undefined
    : endpoints.map(({ ip, hostname, nodeName }) => ({ ip, hostname, nodeName }));
}
