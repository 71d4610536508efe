import type { Cluster } from '../../model/cluster/cluster';
import { attachmentOf, type Requirement, takersOf } from '../../model/traffic/attachment';
import type { ListenerHolder } from '../../model/views/gateway';
import { pathOf, type Route } from '../../model/views/route';
import type { Field } from '../../values/field';
import { MOST_NAMED, nearestOfFew } from '../alternatives';
import type { Request } from '../request';
import { routesAt } from './attached-routes';
import type { GatewayWay } from './gateway-ways';
import { closeness } from './host-match';
import { matchesOf } from './http-match';

/** Rules that do not take a request, and might be meant to: those of the listeners, and of routes that no listener takes. */
export function routesNear(request: Request, { holder, weighed }: GatewayWay, host: string): string[] {
  const { cluster } = request;
  const attached = new Set(weighed.flatMap((each) => routesAt(cluster, each.listener, each.holder)));
  const own = [...attached].filter((route) => isFor(route, host));
  const rules = nearestOfFew(`${host}${request.path}`, own.length > 0 ? own : [...attached], (route) =>
    route.rules.flatMap((rule) => matchesOf(rule).flatMap((match) => namesOf(route, match))),
  );
  const unattached = cluster.routes.all
    .filter((route) => isFor(route, host) && !attached.has(route))
    .flatMap((route) => unattachedTo(cluster, route, holder));
  return [...unattached, ...rules].slice(0, MOST_NAMED);
}

function isFor(route: Route, host: string): boolean {
  return (
    !route.hasHostnames || route.hostnames.some(({ text }) => closeness(text ?? '', host, 'several') !== undefined)
  );
}

const LACKS: Readonly<Record<Requirement, string>> = {
  'name and port': 'has the name and port that it asks for',
  kind: 'takes routes of its kind',
  namespace: 'takes routes of its namespace',
  hostname: 'is for its hosts',
};

function unattachedTo(cluster: Cluster, route: Route, holder: ListenerHolder): string[] {
  return route.parentRefs
    .filter((reference) => takersOf(cluster, reference).includes(holder))
    .map((reference) => attachmentOf(cluster, route, reference))
    .flatMap((attachment) =>
      attachment.is === 'unattached' ? `${route.object.title}, for no listener ${LACKS[attachment.fails]}` : [],
    )
    .slice(0, 1);
}

/** What a match is for, with each host of its route. */
function namesOf(route: Route, match: Field): string[] {
  const method = match.get('method');
  const path = pathOf(match);
  const call = `${method.get('service').text ?? '*'}/${method.get('method').text ?? '*'}`;
  // Of the streams and of what is encrypted, nobody sees a path.
  const hasPaths = route.isOfRequests;
  const what = method.isMap ? `/${call}` : hasPaths ? path.value : '';
  const type = method.isMap ? 'call ' : hasPaths ? `${path.type} ` : '';
  const more = [
    method.text,
    ...match.get('headers').items.map((each) => `header ${each.get('name').text}`),
    ...match.get('queryParams').items.map((each) => `parameter ${each.get('name').text}`),
  ].filter((each) => each !== undefined);
  const asking = more.length === 0 ? '' : ` with ${more.join(', ')}`;
  const hosts = route.hasHostnames ? route.hostnames.map(({ text }) => text ?? '*') : ['*'];
  return hosts.map((host) => `${type}${host}${what}${asking} of ${route.object.title}`);
}
