import type { Cluster } from '../../model/cluster/cluster';
import { onceWithin } from '../../model/lookup/once';
import type { Obstacle } from '../../model/status/obstacle';
import { readinessOf } from '../../model/status/readiness';
import { told } from '../../model/status/wording';
import { destinationOf, podPortOf, unmirroredFor } from '../../model/traffic/endpoints';
import { type AskedPod, podAskedFor } from '../../model/views/numbered-pods';
import { type Service, ServicePort } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import type { WrittenEndpoints } from '../../model/views/written-endpoints';
import { type NoEndpoints, none, noSuchPort, ownField, scaledDown } from './no-endpoints';
import { podsNear } from './pods-near';
import { type EndpointGroup, type TargetOf, targetIn, writtenGroups } from './written-groups';

/** The endpoints of a port of a Service; without any, why not. */
export type Endpoints =
  | {
      readonly are: 'here';
      readonly groups: readonly EndpointGroup[];
      readonly assumptions: readonly string[];
      /** Whether none is ready, and these are about to end. */
      readonly areEnding?: true;
      /** The pods that are none of them now, and why, where a cluster tells. */
      readonly unready: readonly string[];
    }
  | NoEndpoints;

/** The endpoints behind a port of a Service that has any. */
export function endpointsOf(cluster: Cluster, service: Service, port: ServicePort): Endpoints {
  return endpointsByPort(cluster, service).get(port) ?? endpointsBehind(cluster, service, port);
}

/** Many clients ask for few ports. */
const endpointsByPort = onceWithin(
  (cluster: Cluster, service: Service): ReadonlyMap<ServicePort, Endpoints> =>
    new Map(service.ports.map((port) => [port, endpointsBehind(cluster, service, port)])),
);

/**
 * The endpoints that the name of a headless Service means, asked for at a port of the client's choice: DNS tells the addresses of
 * all, whatever ports the Service and its endpoints have.
 */
export function endpointsNamed(cluster: Cluster, service: Service, port: number, protocol: string): Endpoints {
  return endpointsByNumber(cluster, service)(`${port}/${protocol}`, () =>
    endpointsBehind(cluster, service, ServicePort.numbered(port, protocol), () => port),
  );
}

/** Many clients ask for few names. */
const endpointsByNumber = onceWithin((_: Cluster, __: Service) => {
  const known = new Map<string, Endpoints>();
  return (key: string, answer: () => Endpoints): Endpoints => {
    const found = known.get(key) ?? answer();
    known.set(key, found);
    return found;
  };
});

/** The endpoints behind a port of a Service, with those of the written ones that are asked somewhere. */
export function endpointsBehind(
  cluster: Cluster,
  service: Service,
  port: ServicePort,
  targetOf: TargetOf = (written) => targetIn(written, port),
): Endpoints {
  const destination = destinationOf(cluster, service);
  const groups = writtenGroups(cluster, service, targetOf);
  switch (destination.ends) {
    case 'in pods':
      return ofWorkloads(cluster, service, port, destination.workloads, groups);
    case 'at addresses':
      return ofAddresses(service, port, groups, destination.written);
    case 'nowhere':
      return none(destination.because, scaledDown(cluster, service) ?? ownField(service));
    case 'unknown': {
      const unmirrored = unmirroredFor(cluster, service);
      if (unmirrored !== undefined) {
        const { object, field, key } = unmirrored;
        return {
          ...none(`${object.title} is mirrored into no EndpointSlice, for its ${key}`, { object, field }),
          assumptions: [`nothing beside these manifests holds ${destination.settledBy}`],
        };
      }
      return {
        ...none(service.hasSelector ? 'it selects no pod' : 'nobody has written its endpoints', ownField(service)),
        instead: service.hasSelector ? podsNear(cluster, service) : [],
        assumptions: [`nothing beside these manifests holds ${destination.settledBy}`],
      };
    }
    case 'outside':
      return none('it is a name for a host outside', {
        object: service.object,
        field: service.spec.get('externalName'),
      });
  }
}

function ofWorkloads(
  cluster: Cluster,
  service: Service,
  port: ServicePort,
  workloads: readonly Workload[],
  written: readonly EndpointGroup[],
): Endpoints {
  const running = workloads.filter((workload) => workload.replicas !== 0 && !workload.runsToCompletion);
  const known = running.map((workload) => ({ workload, readiness: readinessOf(cluster, service, workload) }));
  const groups = [
    ...known.flatMap(({ workload, readiness }) =>
      groupOf(workload, port, podAskedFor(workload, service.selector), readiness?.ready),
    ),
    ...written,
  ];
  const unready = known.flatMap(({ workload, readiness }) => unreadyOf(workload, readiness?.obstacles ?? []));
  if (groups.some(({ count }) => count > 0)) {
    const isAssumed = known.some(({ readiness }) => readiness === undefined);
    const pods = service.publishesNotReady ? 'are running' : 'are ready';
    return {
      are: 'here',
      groups: groups.filter(({ count }) => count > 0),
      assumptions: isAssumed ? [`the pods ${pods}`] : [],
      unready,
    };
  }
  if (running.length === 0) {
    return none('the selected pods run to completion', ownField(service));
  }
  if (groups.length === 0) {
    return noSuchPort(service, port, running);
  }
  const unmade = running.flatMap((workload) => unmadeBy(workload, service));
  if (unready.length === 0 && unmade.length > 0) {
    return {
      ...none(unmade.join(' and '), ownField(service)),
      assumptions: running.map(({ object }) => `nobody scales ${object.title} while it runs`),
    };
  }
  const because = unready.length === 0 ? 'no selected pod is there' : `none is ready of ${unready.join(' and ')}`;
  return none(because, ownField(service));
}

/** The pod that a Service asks a workload for and that it does not make. */
function unmadeBy(workload: Workload, { selector }: Service): string[] {
  const { object, replicas } = workload;
  const asked = podAskedFor(workload, selector);
  return asked === undefined || asked.exists
    ? []
    : [`${object.title} with ${replicas} ${replicas === 1 ? 'replica' : 'replicas'} makes no pod ${asked.name}`];
}

/** The pods of a workload that get no requests now, with the reason. */
function unreadyOf({ object, kind }: Workload, obstacles: readonly Obstacle[]): string[] {
  const { length } = obstacles;
  const who = kind === 'Pod' ? object.title : `${length} ${length === 1 ? 'pod' : 'pods'} of ${object.title}`;
  return length === 0 ? [] : [`${who} (${told(obstacles)})`];
}

function groupOf(
  workload: Workload,
  port: ServicePort,
  pod: AskedPod | undefined,
  ready: number | undefined,
): EndpointGroup[] {
  const target = podPortOf(port, workload);
  const number = target.is === 'declared' ? target.port.number : target.is === 'undeclared' ? target.number : undefined;
  if (number === undefined) {
    return [];
  }
  const assumptions = [
    ...(target.is === 'undeclared'
      ? [`a container of ${workload.object.title} listens on ${number}/${port.protocol}`]
      : []),
    ...(workload.replicas === undefined && ready === undefined
      ? [`${workload.object.title} has ${pod === undefined ? 'one pod' : `pod ${pod.name}`}`]
      : []),
  ];
  // What a cluster has is nearer to the truth than what was asked of it.
  const count = ready ?? (pod === undefined ? (workload.replicas ?? 1) : Number(pod.exists));
  return [{ workload, pod: pod?.name, address: undefined, port: number, count, assumptions }];
}

function ofAddresses(
  service: Service,
  port: ServicePort,
  groups: readonly EndpointGroup[],
  written: readonly WrittenEndpoints[],
): Endpoints {
  if (groups.length > 0) {
    return { are: 'here', groups, assumptions: [], unready: [] };
  }
  const unready = written.flatMap((each) => (targetIn(each, port) === undefined ? [] : each.addresses));
  if (unready.length > 0) {
    const all = unready.length === 1 ? 'endpoints' : `${unready.length} endpoints`;
    return none(`none of its ${all} is ready`, ownField(service));
  }
  const name = port.name === '' ? 'without a name' : `named ${JSON.stringify(port.name)}`;
  const how = service.ports.length === 1 ? 'the names of Service and slice must be the same' : 'by name';
  return none(`its endpoints hold no address with a port ${name} (${how})`, {
    object: service.object,
    field: port.field,
  });
}
