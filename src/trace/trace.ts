import type { Cluster } from '../model/cluster/cluster';
import type { NamedPods } from '../model/traffic/pod-names';
import type { Service } from '../model/views/service';
import { wholeNameOf } from '../values/cluster-domain';
import { listed } from '../values/wording';
import { nearestFirst } from './alternatives';
import { askDns } from './names/dns-passage';
import { lookUp } from './names/resolve';
import { notFollowedIn } from './not-followed';
import { isInside, type Place } from './place';
import { type Request, requestFrom } from './request';
import { deliver } from './services/delivery';
import { familyOf } from './services/families';
import { listening, portAsked, throughService, toHeadlessPods, toRecordedPods } from './services/service';
import type { Target } from './target';
import { type Path, Walk } from './walk';
import { intoService, throughNodePort } from './ways-in/addresses';
import { serviceInsideAt, servicesOutsideAt } from './ways-in/addresses-of-services';
import { throughGateway } from './ways-in/gateway';
import { gatewayWays } from './ways-in/gateway-ways';
import { hostsIn } from './ways-in/hosts';
import { throughIngress } from './ways-in/ingress';
import { ingressWays } from './ways-in/ingress-ways';

/** Where requests from a place to a target end, and why. */
export interface Trace {
  readonly from: Place;
  readonly to: Target;
  /** The ways they take, with how many take each; one, unless weights or policies part them. */
  readonly paths: readonly Path[];
  /** What is in the manifests and may change the answer, but was not followed. */
  readonly notFollowed: readonly string[];
}

/** Follows requests from a place to a target, by what the manifests say and nothing else. */
export function trace(cluster: Cluster, from: Place, to: Target): Trace {
  return { from, to, paths: pathsOf(requestFrom(from, cluster, to), to), notFollowed: notFollowedIn(cluster) };
}

function pathsOf(request: Request, to: Target): Path[] {
  const walk = Walk.START;
  switch (to.is) {
    case 'node':
      return throughNodePort(request, walk, to.port);
    case 'pods':
      return toPods(request, walk, to);
    case 'service':
      return toService(request, walk, to.service, to.port);
    case 'host':
      return toHost(request, walk, to.host, to.port);
    case 'srv':
      return toRecord(request, walk, to.host, to.port);
  }
}

function toService(request: Request, walk: Walk, service: Service, port: number | string | undefined): Path[] {
  if (service.isExternalName) {
    return toHost(request, walk, wholeNameOf(service), Number(port ?? 80));
  }
  if (!isInside(request.from)) {
    return intoService(request, walk, service, port);
  }
  return service.isHeadless
    ? toHeadless(request, walk, service, port)
    : throughService(request, walk, service, port, 'cluster IP');
}

function toHeadless(request: Request, walk: Walk, service: Service, asked: number | string | undefined): Path[] {
  const port = headlessPort(service, asked);
  return port === undefined
    ? walk.ends({
        is: 'unknown',
        settledBy: `a port to connect to, for ${service.object.title} has ${asked === undefined ? 'none' : `none named ${asked}`}`,
      })
    : toHeadlessPods(request, walk, service, port);
}

/** A headless Service translates no ports: what a client may use is the port of the pods. */
function headlessPort({ ports }: Service, asked: number | string | undefined): number | undefined {
  const named = asked === undefined ? ports[0] : ports.find(({ name }) => name === asked);
  return typeof asked === 'number' ? asked : named?.number;
}

function toPods(request: Request, walk: Walk, { workload, port }: Extract<Target, { is: 'pods' }>): Path[] {
  if (!isInside(request.from)) {
    const because = 'pods have addresses inside the cluster only';
    return walk.hop('pod', because, workload.object).ends({ is: 'dropped', because });
  }
  const { ports } = workload.pod;
  const named = port === undefined ? ports[0] : ports.find(({ name }) => name === port);
  const number = typeof port === 'number' ? port : named?.number;
  const lacks = port === undefined ? 'none' : `none named ${port}`;
  return number === undefined
    ? walk.ends({ is: 'unknown', settledBy: `a port to connect to, for ${workload.object.title} declares ${lacks}` })
    : deliver(request, walk, [
        { workload, address: undefined, port: number, count: workload.replicas ?? 1, assumptions: [] },
      ]);
}

function toHost(request: Request, start: Walk, host: string, port: number): Path[] {
  if (!isInside(request.from)) {
    return toPublicHost(request, start, host, port);
  }
  const asked = askDns(request, start, host);
  if (Array.isArray(asked)) {
    return asked;
  }
  const { walk, found } = lookUp(request.cluster, request.from, host, asked);
  switch (found.is) {
    case 'service':
      return throughService(request, walk, found.service, port, 'cluster IP');
    case 'pods of a headless Service':
      return found.pods === undefined
        ? toHeadlessPods(request, walk, found.service, port)
        : toNamedPod(request, walk, found.service, found.pods, port);
    case 'address':
      return toAddress(request, walk, found.address, port);
    case 'outside':
      return toPublicHost(request, assumingKnown(request, walk, found.host), found.host, port);
    case 'nothing':
      return walk
        .hop('name', found.because, undefined, undefined, found.instead)
        .ends({ is: 'no such name', because: found.because });
  }
}

/** A name that a Service would have in another namespace may be a slip. */
function assumingKnown({ cluster }: Request, walk: Walk, host: string): Walk {
  const [name = '', namespace, ...more] = host.split('.');
  const isLikeService = namespace !== undefined && more.length === 0 && cluster.services.anywhere(name).length > 0;
  return isLikeService
    ? walk.assuming(`a DNS server outside the cluster knows ${host}, for ${namespace} is no namespace here`)
    : walk;
}

/** A pod that is not ready has a name only where its Service tells the names of all: without it, nothing is even tried. */
function toNamedPod(
  request: Request,
  walk: Walk,
  service: Service,
  { workload, pod }: NamedPods,
  port: number,
): Path[] {
  return deliver(request, service.publishesNotReady ? walk : walk.assuming('the pod is ready'), [
    { workload, pod, address: undefined, port, count: 1, assumptions: listening(workload, port, request) },
  ]);
}

/** The record that a port of a Service has by its name; of a headless Service, it holds the port of the pods. */
function toRecord(request: Request, start: Walk, host: string, name: string): Path[] {
  const asked = askDns(request, start, host);
  if (Array.isArray(asked)) {
    return asked;
  }
  const { walk, found } = lookUp(request.cluster, request.from, host, asked);
  const service = found.is === 'service' || found.is === 'pods of a headless Service' ? found.service : undefined;
  if (service === undefined) {
    const because = found.is === 'nothing' ? found.because : `${host} is no Service, and has no such record`;
    return walk.hop('name', because).ends({ is: 'no such name', because });
  }
  const port = portAsked(service, name, request.protocol);
  if (port === undefined) {
    const because = `${service.object.title} has no ${request.protocol} port named ${name}`;
    const named = service.ports.map((each) => `port ${each}`);
    return walk
      .hop('name', because, service.object, service.spec.get('ports'), named)
      .ends({ is: 'no such name', because });
  }
  const here = walk.hop('name', `the record of port ${port}`, service.object, port.field);
  return found.is === 'service'
    ? throughService(request, here, service, name, 'cluster IP')
    : toRecordedPods(request, here, service, port);
}

function toAddress(request: Request, walk: Walk, address: string, port: number): Path[] {
  const service = serviceInsideAt(request.cluster, address);
  if (service !== undefined) {
    const here = walk.hop(
      'name',
      `${address} is the cluster IP of ${service.object.title}`,
      service.object,
      service.spec.get('clusterIP'),
    );
    return throughService({ ...request, family: familyOf(address) }, here, service, port, 'cluster IP');
  }
  return toPublicHost(request, walk, address, port);
}

/** Follows a request to a name that the world knows: by whatever of these manifests takes requests for it. */
function toPublicHost(request: Request, walk: Walk, host: string, port: number): Path[] {
  const [service] = servicesOutsideAt(request.cluster, host);
  if (service !== undefined) {
    return intoService(request, walk, service, port);
  }
  const gateways = gatewayWays(request, host, port);
  const ingresses = isHttp(request) ? ingressWays(request, host) : [];
  const [gateway] = gateways;
  const [ingress] = ingresses;
  const isGatewayCloser = gateway !== undefined && gateway.closeness >= (ingress?.closeness ?? -1);
  const taken = isGatewayCloser ? gateway.holder.object.title : undefined;
  const others = [
    // A name that leads to one listener of a Gateway leads to all of them.
    ...gateways.map(({ holder }) => holder.object.title).filter((title) => title !== taken),
    ...ingresses.slice(isGatewayCloser ? 0 : 1).map(({ router }) => router),
  ];
  if (isGatewayCloser) {
    return throughGateway(request, leading(walk, host, gateway.holder.object.title, others), gateway, host);
  }
  if (ingress !== undefined) {
    const router = `the controller of ${ingress.router}`;
    return throughIngress(request, leading(walk, host, router, others), ingress, host);
  }
  return isInside(request.from)
    ? walk.hop('name', `${host} is a host outside`).ends({ is: 'leaves the cluster', host, port })
    : nobodyAt(request, walk, host, port);
}

function nobodyAt({ cluster }: Request, walk: Walk, host: string, port: number): Path[] {
  const hosts = nearestFirst(host, hostsIn(cluster));
  const says = `nothing here takes requests for ${host} at port ${port}`;
  const settledBy = `an Ingress, a Gateway or a load balancer that takes requests for ${host}`;
  return walk.hop('name', says, undefined, undefined, hosts).ends({ is: 'unknown', settledBy });
}

function leading(walk: Walk, host: string, router: string, others: readonly string[]): Walk {
  const also = others.length === 0 ? '' : `, and not to ${listed([...new Set(others)])}`;
  return walk.assuming(`the name ${host} leads to ${router}${also}`);
}

function isHttp({ scheme }: Request): boolean {
  return scheme !== 'tcp' && scheme !== 'udp';
}
