import { PROXY_NAME_LABEL } from '../../kinds/parts/proxy-name-label';
import { isolationIn } from '../../model/traffic/isolation';
import type { Service, ServicePort } from '../../model/views/service';
import type { Workload } from '../../model/views/workload';
import { listed } from '../../values/wording';
import { isInside } from '../place';
import type { Request } from '../request';
import type { Path, Walk } from '../walk';
import { deliver } from './delivery';
import { endpointsNamed, endpointsOf } from './endpoints';
import { ofOneFamily } from './families';
import type { NoEndpoints } from './no-endpoints';
import { proxiedEndpointsOf } from './proxied-endpoints';
import { type EndpointGroup, endingOf } from './written-groups';

/** How a request comes to a Service, which decides on what kube-proxy asks of the endpoints. */
export type Entry = 'cluster IP' | 'node port' | 'load balancer' | 'external IP';

/** Follows a request that arrived at an address of a Service, through kube-proxy. */
export function throughService(
  request: Request,
  walk: Walk,
  service: Service,
  asked: number | string | undefined,
  entry: Entry,
): Path[] {
  const other = service.object.labels.get(PROXY_NAME_LABEL);
  if (other !== undefined) {
    return leftTo(other, walk, service);
  }
  const port = portAsked(service, asked, request.protocol);
  if (port === undefined) {
    return noSuchPort(request, walk, service, asked);
  }
  const endpoints = ofOneFamily(proxiedEndpointsOf(request.cluster, service, port), service, request.family);
  if (endpoints.are === 'none') {
    const because = noEndpoint(service, port, endpoints);
    return stopped(walk, 'service', service, port, endpoints, because)
      .assuming(...beforePolicies(request), ...withoutNodes(request, service, entry))
      .ends({ is: 'refused', because });
  }
  const target = port.target === port.number || port.target === undefined ? '' : `, target port ${port.target}`;
  const here = walk
    .hop('service', `${service.object.title} port ${port}${target}`, service.object, port.field, [
      ...othersThan(service, port),
      ...endpoints.unready,
    ])
    .assuming(...endpoints.assumptions);
  const taken = endpoints.areEnding
    ? here.hop(
        'service',
        'none of its endpoints is ready, so that those are taken which are about to end',
        service.object,
      )
    : here;
  return deliver({ ...request, isTranslated: true }, withTraits(taken, service, entry, request), endpoints.groups);
}

/** What another proxy than kube-proxy does is not followed. */
function leftTo(proxy: string, walk: Walk, { object }: Service): Path[] {
  const name = proxy === '' ? 'another proxy' : `the proxy ${proxy}`;
  const field = object.root.find('metadata', 'labels', PROXY_NAME_LABEL);
  return walk
    .hop('service', `kube-proxy leaves ${object.title} to ${name}`, object, field)
    .ends({ is: 'unknown', settledBy: `what ${name} makes of ${object.title}, for it is not followed` });
}

/**
 * Follows a request whose sender knows the endpoints of a Service and chooses one itself, as ingress controllers do: no
 * kube-proxy, no affinity and no traffic policy of the Service.
 */
export function pastService(
  request: Request,
  walk: Walk,
  service: Service,
  port: ServicePort,
  without: (walk: Walk, because: string) => Path[],
): Path[] {
  const endpoints = endpointsOf(request.cluster, service, port);
  if (endpoints.are === 'none') {
    const because = noEndpoint(service, port, endpoints);
    if (endingOf(request.cluster, service, port).length > 0) {
      return stopped(walk, 'endpoints', service, port, endpoints, because).ends({
        is: 'unknown',
        settledBy: `whether endpoints of ${service.object.title} are taken that are about to end, for none is ready`,
      });
    }
    return without(stopped(walk, 'endpoints', service, port, endpoints, because), because);
  }
  const here = walk
    .hop(
      'endpoints',
      `the endpoints of ${service.object.title} port ${port}`,
      service.object,
      port.field,
      endpoints.unready,
    )
    .assuming(...endpoints.assumptions);
  return deliver(request, here, endpoints.groups);
}

function noEndpoint({ object }: Service, port: ServicePort, { because }: NoEndpoints): string {
  return `${object.title} has no endpoint for ${port}: ${because}`;
}

/** The way to a Service without endpoints, and to the workload that is the reason where it is not the Service itself. */
function stopped(
  walk: Walk,
  kind: 'service' | 'endpoints',
  { object }: Service,
  port: ServicePort,
  { by, instead, assumptions }: NoEndpoints,
  because: string,
): Walk {
  const here =
    by.object === object
      ? walk.hop(kind, because, object, by.field, instead)
      : walk
          .hop(kind, `${object.title} port ${port}`, object, port.field)
          .hop('pod', because, by.object, by.field, instead);
  return here.assuming(...assumptions);
}

/** Follows a request to the pods of a headless Service, which clients connect to by themselves, at the pods' own port. */
export function toHeadlessPods(request: Request, walk: Walk, service: Service, port: number): Path[] {
  const endpoints = endpointsNamed(request.cluster, service, port, request.protocol);
  if (endpoints.are === 'none') {
    return withoutName(walk, endpoints, `${service.object.title} has no endpoint`);
  }
  const { groups, assumptions } = endpoints;
  // No proxy is on the way: the client connects to the port that it asks for, whatever the Service says.
  const direct = groups.map(
    (group): EndpointGroup => ({ ...group, port, assumptions: listening(group.workload, port, request) }),
  );
  // Resolvers sort what they are told, each in its own way: a pod that finds its own address takes no other.
  const isChoice = groups.reduce((sum, { count }) => sum + count, 0) > 1;
  const choosing = isChoice ? walk.assuming('the client takes each of the addresses as often as the others') : walk;
  return deliver(request, choosing.assuming(...assumptions), direct);
}

/** Without endpoints, a headless Service has no addresses to tell. */
function withoutName(walk: Walk, { because: why, by, instead, assumptions }: NoEndpoints, what: string): Path[] {
  const because = `${what}: ${why}`;
  return walk
    .hop('name', because, by.object, by.field, instead)
    .assuming(...assumptions)
    .ends({ is: 'no such name', because });
}

/** Follows a request to the pods of a headless Service at the port that an SRV record gives them, which is their own. */
export function toRecordedPods(request: Request, walk: Walk, service: Service, port: ServicePort): Path[] {
  const endpoints = endpointsOf(request.cluster, service, port);
  return endpoints.are === 'none'
    ? withoutName(walk, endpoints, `${service.object.title} has no endpoint for ${port}`)
    : deliver(request, walk.assuming(...endpoints.assumptions), endpoints.groups);
}

/** That pods listen on a port which no container of theirs declares, where none does. */
export function listening(workload: Workload | undefined, port: number, { protocol }: Request): readonly string[] {
  const isDeclared = workload?.pod.ports.some((each) => each.number === port && each.protocol === protocol) ?? true;
  return isDeclared ? [] : [`a container of ${workload?.object.title} listens on ${port}/${protocol}`];
}

/** The port of a Service that a number or name means; without one, the only one. */
export function portAsked(
  service: Service,
  asked: number | string | undefined,
  protocol: string,
): ServicePort | undefined {
  const ports = service.ports.filter((port) => port.protocol === protocol);
  if (asked === undefined) {
    return ports.length === 1 ? ports[0] : undefined;
  }
  return ports.find((port) => (typeof asked === 'number' ? port.number === asked : port.name === asked));
}

function noSuchPort(request: Request, walk: Walk, service: Service, asked: number | string | undefined): Path[] {
  const has = service.ports.length === 0 ? 'none' : listed(service.ports.map(String), 'and');
  const wanted = asked === undefined ? 'more than one port' : `no port ${asked}/${request.protocol}`;
  const because = `${service.object.title} has ${wanted}; it has ${has}`;
  return walk
    .hop('service', because, service.object, service.spec.get('ports'))
    .assuming('kube-proxy runs in nftables mode; in iptables mode nobody answers', ...beforePolicies(request))
    .ends({ is: 'refused', because });
}

/** A load balancer that asks nodes whether they have endpoints may send requests to none of them. */
function withoutNodes({ from }: Request, { object, spec }: Service, entry: Entry): string[] {
  return entry === 'load balancer' && !isInside(from) && spec.get('externalTrafficPolicy').text === 'Local'
    ? [`the load balancer of ${object.title} sends requests to nodes that have no endpoint; otherwise nobody answers`]
    : [];
}

/** Whether kube-proxy or a policy of the client's is asked first is for the network plugin to say; both let nothing through. */
function beforePolicies({ cluster, leaving }: Request): string[] {
  return leaving !== undefined && isolationIn(cluster).policiesOf(leaving, 'Egress').length > 0
    ? [`kube-proxy refuses it before the egress policies of ${leaving.object.title} may drop it`]
    : [];
}

function othersThan(service: Service, port: ServicePort): string[] {
  return service.ports.filter((each) => each !== port).map((each) => `port ${each}`);
}

/** What else the Service asks of kube-proxy. */
function withTraits(start: Walk, service: Service, entry: Entry, request: Request): Walk {
  let walk = start;
  const { object, spec } = service;
  const affinity = spec.get('sessionAffinity');
  if (affinity.text === 'ClientIP') {
    const seconds = spec.find('sessionAffinityConfig', 'clientIP', 'timeoutSeconds').number ?? 10_800;
    walk = walk.hop('service', `a client comes to the same endpoint again within ${seconds} s`, object, affinity);
  }
  const judged = policyAt(entry, request);
  const policy = judged === undefined ? undefined : spec.get(judged.field);
  if (judged !== undefined && policy?.text === 'Local') {
    const { node } = judged;
    walk = walk
      .hop('service', `only endpoints on ${node} are taken`, object, policy)
      .assuming(`an endpoint of ${object.title} runs on ${node}; otherwise it is dropped`);
  }
  const distribution = spec.get('trafficDistribution');
  if (distribution.text !== undefined) {
    walk = walk.hop('service', `near endpoints are preferred (${distribution.text})`, object, distribution);
  }
  return walk;
}

/** Which policy of a Service is asked about its endpoints, and on which node they must be where it is `Local`. */
function policyAt(entry: Entry, { from }: Request) {
  if (entry === 'cluster IP') {
    return { field: 'internalTrafficPolicy', node: "the client's node" };
  }
  // The node of a client inside takes what is for a load balancer itself, and then takes all endpoints.
  return entry === 'node port' || !isInside(from)
    ? { field: 'externalTrafficPolicy', node: 'the node that the traffic comes by' }
    : undefined;
}
