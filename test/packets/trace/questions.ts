import type { Cluster } from '../../../src/model/cluster/cluster';
import type { Place as TracePlace } from '../../../src/trace/place';
import { speech, type Target } from '../../../src/trace/target';
import { type Trace, trace } from '../../../src/trace/trace';
import type { Manifest } from '../../support/synth';
import { at, type Node } from '../harness/nodes';
import type { Place } from '../harness/places';
import { type Door, doorsOf } from './doors';
import { type Expectation, expectationOf } from './expectation';
import type { Family, Live } from './live';
import { RECORD } from './records';

/** A request that is tried for real, and what the trace says of it. */
export interface Question {
  readonly from: Place;
  readonly url: string;
  readonly family: Family;
  readonly trace: Trace;
  /** Nothing where the trace says "unknown". */
  readonly expected: Expectation | undefined;
}

/** Who asks: in the words of the rig and of the trace, and on which node. */
interface Client {
  readonly place: Place;
  readonly node: string | undefined;
  seen(family: Family): TracePlace;
  uses(door: Door, isDumped: boolean): boolean;
}

/** The host outside that has a way to nodes and load balancers, by the addresses that it has in the rig. */
const OUTSIDE: Client = {
  place: 'client',
  node: undefined,
  seen: (family) => ({ is: 'address', address: family === 4 ? '172.30.100.2' : 'fd00:172:30:100::2' }),
  uses: ({ is }) => is === 'load balancer' || is === 'node port',
};

/** What is asked of a Service without ports: it has a name all the same, and no record. */
const WITHOUT_PORTS: Manifest = { name: 'web', port: 80 };

/**
 * Every client with every port of every Service, by each name and address that it has for that client.
 *
 * @param cluster what the trace reads: manifests, or a dump; manifests know no addresses
 */
export function questionsOf(cluster: Cluster, live: Live, nodes: readonly Node[], isDumped: boolean): Question[] {
  const clients = [...insiders(cluster, live, nodes), OUTSIDE];
  return live.services.flatMap((service) =>
    (service.spec.ports ?? [WITHOUT_PORTS]).flatMap((port: Manifest) =>
      doorsOf(live, service, port, nodes).flatMap((door) => {
        const to = targetBehind(door, cluster, service, isDumped);
        return to === undefined
          ? []
          : clients
              .filter((client) => client.uses(door, isDumped))
              .map((client) => questionFrom(client, door, to, cluster, live));
      }),
    ),
  );
}

/** A pod of each workload. Of the nodes' ports, it is enough for them to ask at one. */
function insiders({ workloads }: Cluster, live: Live, [first]: readonly Node[]): Client[] {
  return workloads.all.map((workload) => {
    const { metadata, spec } = live.podOf(workload.namespace, workload.name);
    return {
      place: `pod/${metadata.namespace}/${metadata.name}`,
      node: spec.nodeName,
      seen: () => ({ is: 'pods', workload }),
      // To manifests, which know no address, a Service is inside what its cluster IP is.
      uses: ({ is, node }, isDumped) =>
        node === undefined ? isDumped || is !== 'load balancer' : node === first?.name,
    };
  });
}

function targetBehind(door: Door, cluster: Cluster, service: Manifest, isDumped: boolean): Target | undefined {
  const { is, host, port, protocol } = door;
  const spoken = speech(protocol === 'UDP' ? 'udp' : 'http');
  if (is === 'record') {
    return { is: 'srv', host, port: door.portName ?? '', ...spoken };
  }
  if (is === 'name' || (isDumped && is !== 'node port')) {
    return { is: 'host', host, port, ...spoken };
  }
  if (isDumped) {
    return { is: 'node', port, ...spoken };
  }
  const [asked] = cluster.services.named(service.metadata.namespace, service.metadata.name);
  return is === 'load balancer' && asked !== undefined ? { is: 'service', service: asked, port, ...spoken } : undefined;
}

function questionFrom(client: Client, door: Door, to: Target, cluster: Cluster, live: Live): Question {
  const found = trace(cluster, client.seen(door.family), to);
  return {
    from: client.place,
    url: urlOf(door),
    family: door.family,
    trace: found,
    expected: expectationOf(found, live, {
      protocol: door.protocol,
      family: door.family,
      by: door.node,
      client: client.node,
    }),
  };
}

function urlOf({ is, host, port, portName, protocol }: Door): string {
  const scheme = protocol === 'UDP' ? 'udp' : 'http';
  return is === 'record'
    ? `${RECORD}${scheme}://_${portName}._${protocol.toLowerCase()}.${host}`
    : `${scheme}://${at(host, port)}`;
}
