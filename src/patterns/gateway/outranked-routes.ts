import type { IConstruct } from 'constructs';
import type { GatewayFacts } from '../../kinds/gateways/gateway-facts';
import { Complaint } from '../../values/complaint';
import { quoted } from '../../values/wording';
import { isInTree } from '../cluster/claims';
import { TargetCluster } from '../cluster/target-cluster';
import { warnAtSynth } from '../warning';
import type { PlacedRule, RouteHome } from './route-objects';
import { goesBefore, meets, takesAllThatMeets, type WeighedRoute, weighedRoute } from './weighed-routes';

/** A rule at the listeners of a port, and the construct it is of. */
interface Entry extends WeighedRoute {
  readonly owner: IConstruct;
  /** The namespace and name of its Gateway. */
  readonly gateway: string;
  readonly at: string;
}

/** The rules of a port by the hosts that they take requests of, and by host and path. */
interface Port {
  readonly byHost: Map<string, Entry[]>;
  readonly byPlace: Map<string, Entry[]>;
}

/** The ports of the Gateways of each app whose implementation weighs the routes of all listeners together. */
const ports = new WeakMap<IConstruct, Map<string, Port>>();

/**
 * Warns of routes whose requests a route of a wider host takes away, where the implementation does not have the host decide
 * first: of `/` for `shop.example.com` and the Exact path `/login` for `*.example.com`, Traefik asks the pods of the second.
 * Its Gateways share the entry point of a port, so that those of other Gateways of the class are looked at as well, and one
 * route of two Gateways is told of: each would have its own by the Gateway API.
 */
export function warnOfOutranked(owner: IConstruct, home: RouteHome, rules: readonly PlacedRule[]): void {
  const { _facts: facts } = home.gateway;
  if (facts?.weigh === undefined) {
    return;
  }
  const own = new Map<Entry, Port>();
  const gateway = `${home.gateway.namespace ?? home.namespace ?? ''}/${home.gateway.name}`;
  for (const rule of rules) {
    const listeners = home.gateway._listeners(rule.route.host);
    for (const { name, host, port } of listeners.length === 0 ? [{ name: '' }] : listeners) {
      const at = portOf(owner, port === undefined ? `${gateway} ${name}` : `class ${home.gateway._className} ${port}`);
      const weighed = weighedRoute(rule, host, facts.weigh);
      const entry = { ...weighed, owner, gateway, at: rule.at };
      own.set(entry, at);
      append(at.byHost, entry.host, entry);
      append(at.byPlace, placeOf(entry), entry);
    }
  }
  warnAtSynth(owner, () => [...own].flatMap(([entry, port]) => complaintAbout(entry, port, facts) ?? []));
}

function portOf({ node: { root } }: IConstruct, name: string): Port {
  const all = ports.get(root) ?? new Map<string, Port>();
  ports.set(root, all);
  const port = all.get(name) ?? { byHost: new Map(), byPlace: new Map() };
  all.set(name, port);
  return port;
}

function append(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const present = map.get(key);
  if (present === undefined) {
    map.set(key, [entry]);
  } else {
    present.push(entry);
  }
}

function placeOf({ host, route: { path } }: Entry): string {
  return `${host} ${path}`;
}

function complaintAbout(entry: Entry, port: Port, { name }: GatewayFacts): Complaint | undefined {
  const rival = rivalsOf(entry, port).find(
    (other) => isBeside(entry, other) && !isShielded(entry, other, port.byHost.get(entry.host) ?? []),
  );
  if (rival === undefined) {
    return undefined;
  }
  const { route } = rival;
  const may = rival.weight === entry.weight ? 'may take' : 'takes';
  const whose = rival.owner === entry.owner ? '' : ` of ${rival.owner.node.path}`;
  const found = `${quoted(String(entry.route))} beside ${quoted(String(route))}${whose}, which ${may} its requests`;
  if (isRepeated(entry, rival)) {
    return new Complaint(
      found,
      `each route at one Gateway of a port, for those of ${name} share its entry point`,
      'leave one out, or give the Gateways ports of their own',
      entry.at,
    );
  }
  return new Complaint(
    found,
    `routes that ${name} ranks as the Gateway API says, for it weighs those of all hosts together, the path before the host`,
    cureFor(entry, rival),
    entry.at,
  );
}

function cureFor({ route: { host, path } }: Entry, { route }: Entry): string {
  if (route.host === host) {
    return 'write it before the other one';
  }
  const apart = `name the hosts of ${quoted(String(route))} one by one`;
  return route.path === path
    ? apart
    : `${apart}, or give ${quoted(host ?? '*')} a route of ${quoted(route.path)} as well`;
}

/** The rules that take requests of the same host, of the same construct or others: of the host itself, those of the same path. */
function rivalsOf(entry: Entry, { byHost, byPlace }: Port): Entry[] {
  const { host } = entry;
  const wider = host === '' ? [] : ['', ...wildcardsOver(host)];
  const ofAnyHost = (byHost.get(host) ?? []).filter((other) => other.route.host !== entry.route.host);
  return [...wider.flatMap((each) => byHost.get(each) ?? []), ...ofAnyHost, ...(byPlace.get(placeOf(entry)) ?? [])];
}

/** `*.shop.example.com`, `*.example.com` and `*.com` for `a.shop.example.com`. */
function wildcardsOver(host: string): string[] {
  const labels = host.replace(/^\*\./, '').split('.');
  return labels
    .map((_, i) => `*.${labels.slice(i).join('.')}`)
    .filter((each, i) => each !== host && (i > 0 || host.startsWith('*')));
}

/** Whether a rule of the same cluster takes requests that the Gateway API has for this one. */
function isBeside(entry: Entry, other: Entry): boolean {
  return (
    other.weight >= entry.weight &&
    (goesBefore(entry, other) || isRepeated(entry, other)) &&
    meets(entry, other) &&
    entry.route.target._title !== other.route.target._title &&
    isInTree(other.owner) &&
    TargetCluster.of(other.owner).name === TargetCluster.of(entry.owner).name
  );
}

/** Whether two Gateways have the same route, of which the Gateway API has both and a shared entry point one. */
function isRepeated(entry: Entry, other: Entry): boolean {
  return (
    other.gateway !== entry.gateway &&
    other.host === entry.host &&
    !goesBefore(entry, other) &&
    !goesBefore(other, entry)
  );
}

/** Whether another rule of the host comes before the rival, and takes all that the rival could take. */
function isShielded(entry: Entry, rival: Entry, others: readonly Entry[]): boolean {
  return others.some(
    (other) =>
      other !== rival &&
      other.weight > rival.weight &&
      other.route.host === entry.route.host &&
      takesAllThatMeets(other, entry, rival),
  );
}
