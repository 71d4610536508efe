import { isolationIn } from '../../model/traffic/isolation';
import { passageAt } from '../../model/traffic/passage';
import type { Service } from '../../model/views/service';
import { Cidr } from '../../values/cidr';
import { isComplaint } from '../../values/complaint';
import type { Field } from '../../values/field';
import type { Request } from '../request';
import { portAsked, throughService } from '../services/service';
import type { Path, Walk } from '../walk';
import { nodePortNumbered } from './addresses-of-services';

/** Follows a request from outside to a Service by the way in that its type has. */
export function intoService(request: Request, walk: Walk, service: Service, port: number | string | undefined): Path[] {
  if (service.isLoadBalancer) {
    return throughLoadBalancer(request, walk, service, port);
  }
  const { object, spec } = service;
  if (spec.get('externalIPs').length > 0) {
    const here = walk.hop('external address', `an external IP of ${object.title}`, object, spec.get('externalIPs'));
    return throughService(fromOutside(request, service), here, service, port, 'external IP');
  }
  if (service.type === 'NodePort') {
    return throughAnyNode(request, walk, service, port);
  }
  const because = `${object.title} has an address inside the cluster only (type ${service.type})`;
  return walk.hop('service', because, object, spec.get('type')).ends({ is: 'dropped', because });
}

/** A client that means a Service and no number comes by the port of the nodes that it has, be it known or not. */
function throughAnyNode(request: Request, walk: Walk, service: Service, port: number | string | undefined): Path[] {
  const { object, spec } = service;
  const asked = portAsked(service, port, request.protocol);
  const number = asked?.nodePort;
  const here =
    number === undefined
      ? walk.hop('node port', `the node port that the cluster chooses for ${object.title}`, object, spec.get('type'))
      : walk.hop('node port', `node port ${number} of ${object.title}`, object, asked?.field.get('nodePort'));
  const reached = here.assuming('clients outside reach the ports of the nodes');
  return throughService(fromOutside(request, service), reached, service, port, 'node port');
}

function throughLoadBalancer(
  request: Request,
  start: Walk,
  service: Service,
  port: number | string | undefined,
): Path[] {
  const { object, spec } = service;
  const walk = start.hop('load balancer', `the load balancer of ${object.title}`, object, spec.get('type'));
  const ranges = spec.get('loadBalancerSourceRanges');
  const through = (here: Walk) => throughService(fromOutside(request, service), here, service, port, 'load balancer');
  switch (admissionBy(ranges.items, request.from)) {
    case 'all':
      return through(walk);
    case 'refused': {
      const because = `the client's address is in none of the source ranges of ${object.title}`;
      return walk.hop('load balancer', because, object, ranges).ends({ is: 'dropped', because });
    }
    case 'some':
      return through(
        walk
          .hop('load balancer', 'only the source ranges are let through', object, ranges)
          .assuming(`the client's address is in the source ranges of ${object.title}`),
      );
    case 'all of its family':
      return through(
        walk
          .hop(
            'load balancer',
            "no source range is of the client's family, so the nodes let all of it in",
            object,
            ranges,
          )
          .assuming(`the load balancer of ${object.title} lets in whoever the nodes let in`),
      );
  }
}

/** Whom source ranges let in, as kube-proxy reads them: those of each family by themselves, and of none, everybody. */
function admissionBy(
  ranges: readonly Field[],
  from: Request['from'],
): 'all' | 'all of its family' | 'some' | 'refused' {
  const blocks = ranges.flatMap(({ text }) => {
    const block = Cidr.parse(text);
    return isComplaint(block) ? [] : [block];
  });
  if (ranges.length === 0 || blocks.some(({ prefixLength }) => prefixLength === 0)) {
    return 'all';
  }
  if (from.is !== 'address') {
    return 'some';
  }
  const client = Cidr.parse(`${from.address}/${from.address.includes(':') ? 128 : 32}`);
  if (isComplaint(client) || blocks.some((block) => block.contains(client))) {
    return 'all';
  }
  return blocks.some(({ family }) => family === client.family) ? 'refused' : 'all of its family';
}

/** With policy Local the pods see the client; otherwise the node puts its own address in place of the client's. */
function fromOutside(request: Request, { spec }: Service): Request {
  return spec.get('externalTrafficPolicy').text === 'Local' ? request : { ...request, sender: { is: 'node' } };
}

/** Follows a request to a port of the nodes. */
export function throughNodePort(request: Request, walk: Walk, number: number): Path[] {
  const open = nodePortNumbered(request.cluster, number, request.protocol);
  if (open === undefined) {
    const because = `no Service asks for node port ${number}/${request.protocol}`;
    return walk
      .hop('node port', because)
      .assuming(`no Service was given node port ${number} by the cluster`)
      .ends({ is: 'refused', because });
  }
  const { service, port } = open;
  const says = `node port ${number} of ${service.object.title}`;
  const here = walk.hop('node port', says, service.object, port.field.get('nodePort'));
  const paths = throughService(fromOutside(request, service), here, service, port.number, 'node port');
  const doubt = doubtAbout(request, number, paths);
  return doubt === undefined ? paths : here.ends({ is: 'unknown', settledBy: doubt });
}

/** Of pods with policies of their own it matters which node they ask: on their own, the packets are already for an endpoint. */
function doubtAbout(
  { cluster, leaving, protocol }: Request,
  number: number,
  paths: readonly Path[],
): string | undefined {
  if (leaving === undefined || isolationIn(cluster).policiesOf(leaving, 'Egress').length === 0) {
    return undefined;
  }
  const { is } = passageAt(cluster, leaving, 'Egress', { is: 'node' }, { number, protocol });
  const isSame = ({ outcome }: Path) => (outcome.is === 'delivered' ? is === 'open' : is === 'shut');
  return paths.every(isSame)
    ? undefined
    : `which node it is, for the egress policies of ${leaving.object.title} judge the endpoints on their own node, and others as nodes`;
}
