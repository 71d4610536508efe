import { fields, list, object, REFERENCE } from './shape/shape';

export const SERVICE = object({
  status: 'anything',
  spec: fields({
    allocateLoadBalancerNodePorts: 'flag',
    clusterIP: 'text',
    clusterIPs: list('text'),
    externalIPs: list('text'),
    externalName: 'text',
    externalTrafficPolicy: 'text',
    healthCheckNodePort: 'whole number',
    internalTrafficPolicy: 'text',
    ipFamilies: list('text'),
    ipFamilyPolicy: 'text',
    loadBalancerClass: 'text',
    loadBalancerIP: 'text',
    loadBalancerSourceRanges: list('text'),
    ports: list(
      fields({
        appProtocol: 'text',
        name: 'text',
        nodePort: 'whole number',
        port: 'whole number',
        protocol: 'text',
        targetPort: 'number or text',
      }),
    ),
    publishNotReadyAddresses: 'flag',
    selector: 'texts',
    sessionAffinity: 'text',
    sessionAffinityConfig: fields({ clientIP: fields({ timeoutSeconds: 'whole number' }) }),
    trafficDistribution: 'text',
    type: 'text',
  }),
});

const ENDPOINT_PORTS = list(fields({ appProtocol: 'text', name: 'text', port: 'whole number', protocol: 'text' }));

export const ENDPOINT_SLICE = object({
  addressType: 'text',
  ports: ENDPOINT_PORTS,
  endpoints: list(
    fields({
      addresses: list('text'),
      conditions: fields({ ready: 'flag', serving: 'flag', terminating: 'flag' }),
      deprecatedTopology: 'texts',
      hints: fields({ forNodes: list(fields({ name: 'text' })), forZones: list(fields({ name: 'text' })) }),
      hostname: 'text',
      nodeName: 'text',
      targetRef: REFERENCE,
      zone: 'text',
    }),
  ),
});

const SUBSET_ADDRESSES = list(fields({ hostname: 'text', ip: 'text', nodeName: 'text', targetRef: REFERENCE }));

export const ENDPOINTS = object({
  subsets: list(fields({ addresses: SUBSET_ADDRESSES, notReadyAddresses: SUBSET_ADDRESSES, ports: ENDPOINT_PORTS })),
});
