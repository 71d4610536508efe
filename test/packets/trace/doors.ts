import type { Manifest } from '../../support/synth';
import type { Node } from '../harness/nodes';
import type { Family, Live } from './live';

/** What a client may call a port of a Service. */
export interface Door {
  readonly is: 'name' | 'record' | 'cluster IP' | 'load balancer' | 'node port';
  /** Of a record, the name of the Service. */
  readonly host: string;
  /** The name of the port, of which there is a record. */
  readonly portName?: string;
  readonly port: number;
  readonly protocol: 'TCP' | 'UDP';
  readonly family: Family;
  /** The node whose port it is. */
  readonly node?: string;
}

/** The echo servers' own port, which a headless Service does not translate. */
const POD_PORT = 8080;

/** All that a port of a Service is called, inside the cluster and outside. */
export function doorsOf(live: Live, service: Manifest, port: Manifest, nodes: readonly Node[]): Door[] {
  const { metadata, spec, status } = service;
  const families = live.familiesOf(service);
  const protocol = port.protocol ?? 'TCP';
  const number = spec.clusterIP === 'None' ? POD_PORT : port.port;
  const at = (is: Door['is'], host: string, family: Family): Door => ({ is, host, family, port: number, protocol });
  const addresses: string[] = spec.clusterIP === 'None' ? [] : (spec.clusterIPs ?? []);
  const pods = live.podNamesBelow(service);
  const [first] = families;
  const balancers: string[] = (status?.loadBalancer?.ingress ?? []).map(({ ip }: Manifest) => ip);
  return [
    ...families.map((family) => at('name', `${metadata.name}.${metadata.namespace}`, family)),
    ...families.slice(0, 1).map((family) => at('name', metadata.name, family)),
    ...families
      .slice(0, 1)
      .flatMap((family) => pods.map((pod) => at('name', `${pod}.${metadata.name}.${metadata.namespace}`, family))),
    // Of a record, clients of either family call all that it names.
    ...(first === undefined || families.length > 1 || spec.type === 'ExternalName'
      ? []
      : ['http', port.name].map((portName) => ({
          ...at('record', `${metadata.name}.${metadata.namespace}`, first),
          portName,
        }))),
    ...addresses.map((address) => at('cluster IP', address, familyOf(address))),
    ...balancers.map((address) => at('load balancer', address, familyOf(address))),
    ...families.flatMap((family) =>
      port.nodePort === undefined ? [] : nodes.map((node) => atNode(node, family, port)),
    ),
  ];
}

function atNode({ name, ipv4, ipv6 }: Node, family: Family, { nodePort, protocol }: Manifest): Door {
  return { is: 'node port', host: family === 4 ? ipv4 : ipv6, port: nodePort, protocol, family, node: name };
}

function familyOf(address: string): Family {
  return address.includes(':') ? 6 : 4;
}
