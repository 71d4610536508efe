import { Protocol } from 'cdk8s-plus-27';
import fc from 'fast-check';
import { memberOf } from '../../../src/values/member';
import { DEFAULT_NODE_PORTS, nodePortIn, portName, portNumber, servicePortName } from '../../../src/values/port';
import { near, nearNumbers } from '../support/near';
import * as good from '../support/specimens';
import { emptyMeansNone, type JudgedValue } from './judged-value';

const PORT_NAMES = ['http', 'a', '8080-tcp', 'grpc-web', 'h2', 'p-1'];

const port = nearNumbers(1, 80, 65_535);

const zeroMeansNone = {
  we: 'refuse',
  sample: 0,
  because: 'Zero means the same as none; whoever writes it has forgotten something.',
  covers: (input: number) => input === 0,
} as const;

export const ports: JudgedValue[] = [
  {
    value: 'portNumber',
    field: 'Service: ports[].port',
    inputs: port,
    parse: portNumber,
    manifest: (number) => good.servicePort({ port: number }),
  },
  {
    value: 'portNumber',
    field: 'Service: ports[].targetPort',
    inputs: port,
    parse: portNumber,
    manifest: (targetPort) => good.servicePort({ targetPort }),
    exceptions: [zeroMeansNone],
  },
  {
    value: 'portNumber',
    field: 'Pod: containers[].ports[].containerPort',
    inputs: port,
    parse: portNumber,
    manifest: (containerPort) => good.pod({ ports: [{ containerPort }] }),
  },
  {
    value: 'portNumber',
    field: 'Ingress: backend.service.port.number',
    inputs: port,
    parse: portNumber,
    manifest: (number) => good.ingress({ defaultBackend: { service: { name: 'web', port: { number } } } }),
  },
  {
    value: 'nodePortIn',
    field: 'Service: ports[].nodePort',
    inputs: nearNumbers(0, DEFAULT_NODE_PORTS.first, DEFAULT_NODE_PORTS.last),
    parse: nodePortIn(DEFAULT_NODE_PORTS),
    manifest: (nodePort) => good.servicePort({ nodePort }, { type: 'NodePort' }),
    onlyWhenStored: true,
    exceptions: [zeroMeansNone],
  },
  {
    value: 'nodePortIn',
    field: 'Service: spec.healthCheckNodePort',
    inputs: nearNumbers(0, DEFAULT_NODE_PORTS.first, DEFAULT_NODE_PORTS.last),
    parse: nodePortIn(DEFAULT_NODE_PORTS),
    manifest: (healthCheckNodePort) =>
      good.service({
        type: 'LoadBalancer',
        allocateLoadBalancerNodePorts: false,
        externalTrafficPolicy: 'Local',
        healthCheckNodePort,
      }),
    onlyWhenStored: true,
    exceptions: [zeroMeansNone],
  },
  {
    value: 'portName',
    field: 'Pod: containers[].ports[].name',
    inputs: near(PORT_NAMES, [15]),
    parse: portName,
    manifest: (name) => good.pod({ ports: [{ containerPort: 80, name }] }),
    exceptions: [emptyMeansNone()],
  },
  {
    value: 'portName',
    field: 'Service: ports[].targetPort',
    inputs: near([...PORT_NAMES, '8080'], [15]),
    parse: portName,
    manifest: (targetPort) => good.servicePort({ targetPort }),
    exceptions: [emptyMeansNone()],
  },
  {
    value: 'servicePortName',
    field: 'Service: ports[].name',
    inputs: near([...PORT_NAMES, '80'], [15, 63]),
    parse: servicePortName,
    manifest: (name) => good.servicePort({ name }),
    exceptions: [emptyMeansNone()],
  },
  {
    value: 'servicePortName',
    field: 'EndpointSlice: ports[].name',
    inputs: near([...PORT_NAMES, '80'], [15, 63]),
    parse: servicePortName,
    manifest: (name) => ({ ...good.endpointSlice({}), ports: [{ name, port: 80 }] }),
    exceptions: [emptyMeansNone()],
  },
  {
    value: 'protocol',
    field: 'Service: ports[].protocol',
    inputs: fc.oneof(near(['TCP', 'UDP', 'SCTP']), fc.constantFrom('tcp', 'HTTP', 'ICMP')),
    parse: memberOf({ Protocol }),
    manifest: (name) => good.servicePort({ protocol: name }),
    exceptions: [emptyMeansNone()],
  },
];
