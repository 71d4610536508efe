import type { Cluster } from '../../model/cluster/cluster';
import type { KubeObject } from '../../model/objects/kube-object';
import { readinessOf } from '../../model/status/readiness';
import { told } from '../../model/status/wording';
import { isolationIn } from '../../model/traffic/isolation';
import type { Service } from '../../model/views/service';
import { listed } from '../../values/wording';
import { lookUp } from '../names/resolve';
import { outcomeSentence, pathAndQuery, said, targetName } from '../report/wording';
import { endpointsOf } from '../services/endpoints';
import type { Target } from '../target';
import { everyTarget } from '../targets';
import { type Trace, trace } from '../trace';
import { type HopKind, type Outcome, type Path, Walk } from '../walk';
import { Drawing } from './drawing';
import type { NodeKind, TrafficGraph } from './graph';

/** The traffic of a set of manifests: every way in, each Service, and where they end. Who calls whom inside, no manifest says. */
export function trafficGraph(cluster: Cluster): TrafficGraph {
  const drawing = new Drawing();
  for (const to of everyTarget(cluster, { is: 'internet' })) {
    drawWays(drawing, trace(cluster, { is: 'internet' }, to));
  }
  for (const service of cluster.services.all) {
    drawService(drawing, cluster, service);
  }
  for (const workload of cluster.workloads.all) {
    const id = drawing.object(workload.object, 'workload');
    const policies = isolationIn(cluster).policiesOf(workload, 'Ingress');
    if (policies.length > 0) {
      drawing.note(
        id,
        'sound',
        `takes only what ${listed(
          policies.map(({ object }) => object.title),
          'or',
        )} lets through`,
      );
    }
  }
  return drawing.graph;
}

/** What the hops of each kind are drawn as. Policies, certificates and names are said, not drawn; pods follow from the outcome. */
const DRAWN: Readonly<Partial<Record<HopKind, NodeKind>>> = {
  'load balancer': 'service',
  'node port': 'service',
  'external address': 'service',
  ingress: 'router',
  gateway: 'router',
  service: 'service',
  endpoints: 'service',
};

function drawWays(drawing: Drawing, { to, paths }: Trace): void {
  const name = targetName(to);
  for (const path of paths) {
    const stations = stationsOf(path);
    let before = drawing.internet();
    for (const [i, { object, kind }] of stations.entries()) {
      const id = drawing.object(object, kind);
      drawing.edge(
        before,
        id,
        i === 0 ? wayIn(to) : stations[i - 1]?.kind === 'router' && kind === 'service' ? routeOf(to) : '',
      );
      before = id;
    }
    if (stations.length > 0) {
      drawEnd(drawing, before, name, path.outcome);
    }
  }
}

interface Station {
  readonly object: KubeObject;
  readonly kind: NodeKind;
}

/** The objects on a way, each once for hops that follow each other. */
function stationsOf({ hops }: Path): Station[] {
  const stations: Station[] = [];
  for (const { kind: hop, by } of hops) {
    const kind = DRAWN[hop];
    if (by !== undefined && kind !== undefined && stations.at(-1)?.object !== by.object) {
      // The Service that a router looks for and does not find is said by the router itself.
      stations.push({ object: by.object, kind });
    }
  }
  return stations;
}

function wayIn(to: Target): string {
  switch (to.is) {
    case 'host':
      return isHttp(to)
        ? `${to.scheme}://${to.host}`
        : `port ${to.port}${to.protocol === 'TCP' ? '' : `/${to.protocol}`}`;
    case 'node':
      return `node port ${to.port}`;
    case 'service':
      return to.service.type === 'NodePort' ? 'a node port' : `port ${to.port}`;
    default:
      return '';
  }
}

function routeOf(to: Target): string {
  return to.is === 'host' && isHttp(to) ? said(to, `${to.host}${pathAndQuery(to)}`) : '';
}

function isHttp({ scheme }: Target): boolean {
  return scheme !== 'tcp' && scheme !== 'udp';
}

function drawEnd(drawing: Drawing, last: string, asked: string, outcome: Outcome): void {
  switch (outcome.is) {
    case 'delivered':
      for (const { object, port } of outcome.to) {
        if (object !== undefined) {
          drawing.edge(last, drawing.object(object, 'workload'), `port ${port}`);
        }
      }
      return;
    case 'leaves the cluster':
      return;
    case 'answered':
      // A redirect is an answer that is meant.
      drawing.note(last, outcome.location !== undefined ? 'sound' : 'broken', `${asked}: ${outcomeSentence(outcome)}`);
      return;
    case 'unknown':
      drawing.note(last, 'unknown', `${asked}: ${outcomeSentence(outcome)}`);
      return;
    default:
      drawing.note(last, 'broken', `${asked}: ${outcomeSentence(outcome)}`);
  }
}

function drawService(drawing: Drawing, cluster: Cluster, service: Service): void {
  const id = drawing.object(service.object, 'service');
  if (service.isExternalName) {
    drawAlias(drawing, cluster, service, id);
    return;
  }
  for (const port of service.ports) {
    const endpoints = endpointsOf(cluster, service, port);
    if (endpoints.are === 'none') {
      const unless = endpoints.assumptions.map((each) => `, if ${each}`).join('');
      drawing.note(id, 'broken', `no endpoint for ${port}: ${endpoints.because}${unless}`);
      continue;
    }
    for (const { workload, address, port: target } of endpoints.groups) {
      const end =
        workload === undefined
          ? drawing.outside(address ?? '', service.namespace)
          : drawing.object(workload.object, 'workload');
      drawing.edge(id, end, `port ${target}`);
    }
  }
  drawReadiness(drawing, cluster, service);
  // A headless Service without ports has names for its pods all the same.
  for (const { object } of service.ports.length === 0 ? cluster.selectedBy(service) : []) {
    drawing.edge(id, drawing.object(object, 'workload'), '');
  }
}

/** An alias leads to a Service that is here, or out of the cluster. */
function drawAlias(drawing: Drawing, cluster: Cluster, { namespace, spec }: Service, id: string): void {
  const host = spec.get('externalName').text ?? '';
  // No search path applies to it.
  const { found } = lookUp(cluster, { is: 'namespace', namespace }, `${host}.`, Walk.START);
  const isHere = found.is === 'service' || found.is === 'pods of a headless Service';
  drawing.edge(
    id,
    isHere ? drawing.object(found.service.object, 'service') : drawing.outside(host, namespace),
    'alias',
  );
  if (found.is === 'nothing') {
    drawing.note(id, 'broken', `no such name: ${found.because}`);
  }
}

/** Pods that get no requests now, where a cluster says so: broken where they are all of their workload. */
function drawReadiness(drawing: Drawing, cluster: Cluster, service: Service): void {
  for (const workload of cluster.selectedBy(service)) {
    const { ready, obstacles } = readinessOf(cluster, service, workload) ?? { ready: 0, obstacles: [] };
    if (obstacles.length > 0) {
      const id = drawing.object(workload.object, 'workload');
      const share = `${obstacles.length} of ${ready + obstacles.length} pods`;
      drawing.note(
        id,
        ready === 0 ? 'broken' : 'sound',
        `${share} not ready for ${service.object.title}: ${told(obstacles)}`,
      );
    }
  }
}
