import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import type { Construct } from 'constructs';
import { GATEWAY_API_GROUP } from '../../kinds/language/gateway-api';
import { Complaint, isComplaint } from '../../values/complaint';
import { hostnamesMeet } from '../../values/hostnames';
import { quoted } from '../../values/wording';
import { claimName } from '../cluster/claims';
import { joinedName } from '../joined-name';
import { refusal } from '../refusal';
import type { PassthroughRoute } from '../routes/passthrough-route';
import { backendRef } from './backend-refs';
import type { GatewayRef } from './gateway-ref';
import { grpcRules } from './grpc-rules';
import { hostInName } from './host-in-name';
import { httpRules } from './http-rules';
import { isGrpc } from './judged-route';
import { atOption, byHost, inObjects, numberInName, type PlacedRoute } from './route-groups';
import type { GrpcRuleSpec, HttpRuleSpec, ParentRef, RouteSpec, TlsRuleSpec } from './specs';

/** Where route objects belong, and what they attach to. */
export interface RouteHome {
  readonly metadata: ApiObjectMetadata & { readonly name: string };
  readonly namespace: string | undefined;
  readonly gateway: GatewayRef;
}

type RouteKind = 'HTTPRoute' | 'GRPCRoute' | 'TLSRoute';

/** A rule as it stands in its object. */
export interface PlacedRule extends PlacedRoute {
  readonly spec: HttpRuleSpec | GrpcRuleSpec;
  /** How many rules its object has from this one on, itself among them. */
  readonly rulesLeft: number;
}

/** The HTTPRoutes and GRPCRoutes of a list of routes: those of each host by themselves, in as few objects as hold them. */
export function httpAndGrpcRoutes(
  construct: Construct,
  home: RouteHome,
  routes: readonly PlacedRoute[],
): { readonly objects: readonly ApiObject[]; readonly rules: readonly PlacedRule[] } {
  const objects: ApiObject[] = [];
  const placedRules: PlacedRule[] = [];
  const groups = [...byHost(routes)].map(([host, placed]) => ({
    host,
    placed,
    parents: parentsOf(construct, home, host, placed[0]?.at ?? ''),
  }));
  checkKinds(construct, groups);
  for (const [i, { host, placed, parents }] of groups.entries()) {
    const kind = placed.some(({ route }) => isGrpc(route)) ? 'GRPCRoute' : 'HTTPRoute';
    const rules = placed.flatMap((each) => rulesOf(construct, home, each).map((spec) => ({ ...each, spec })));
    const base = i === 0 ? [home.metadata.name] : [home.metadata.name, hostInName(host)];
    const parts = inObjects(rules);
    placedRules.push(...parts.flatMap((part) => part.map((each, at) => ({ ...each, rulesLeft: part.length - at }))));
    let count = 0;
    for (const parentRefs of parents) {
      for (const part of parts) {
        const name = joinedName(...base, ...numberInName(count++));
        const spec = {
          parentRefs,
          hostnames: host === undefined ? undefined : [host],
          rules: part.map((each) => each.spec),
        };
        objects.push(routeObject(construct, home, kind, name, spec));
      }
    }
  }
  return { objects, rules: placedRules };
}

/** A TLSRoute for each host whose TLS is passed on. */
export function tlsRoutes(construct: Construct, home: RouteHome, routes: readonly PassthroughRoute[]): ApiObject[] {
  return routes.map(({ host, backend }, i) => {
    const [parentRefs = []] = parentsOf(construct, home, host, `.passthrough[${i}]`, true);
    const spec: RouteSpec<TlsRuleSpec> = {
      parentRefs,
      hostnames: [host],
      rules: [{ backendRefs: [backendRef(backend, home.namespace)] }],
    };
    return routeObject(construct, home, 'TLSRoute', joinedName(home.metadata.name, hostInName(host)), spec);
  });
}

/** The routes for a host, and the listeners that take them. */
interface HostGroup {
  readonly host: string | undefined;
  readonly placed: readonly PlacedRoute[];
  readonly parents: readonly (readonly ParentRef[])[];
}

/**
 * Refuses HTTPRoutes and GRPCRoutes whose hosts meet at a listener: it takes those of one kind, and refuses the younger ones.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#grpcroute
 */
function checkKinds(construct: Construct, groups: readonly HostGroup[]): void {
  for (const group of groups) {
    const grpc = group.placed.find(({ route }) => isGrpc(route));
    const others = grpc === undefined ? [] : groups.filter((each) => meet(group, each)).flatMap(({ placed }) => placed);
    const other = others.find(({ route }) => !isGrpc(route));
    if (grpc !== undefined && other !== undefined) {
      throw refusal(
        construct,
        new Complaint(
          `${quoted(String(grpc.route))}, whose backend speaks gRPC, beside ${quoted(String(other.route))}`,
          'routes of gRPC or others alone for a host, for the Gateway API takes one kind of routes for each',
          'give gRPC a host of its own',
          grpc.at,
        ),
      );
    }
  }
}

/** Whether two groups are for a host in common at the same listener. Routes for any host get what is left. */
function meet(one: HostGroup, other: HostGroup): boolean {
  const [host, another] = [one.host, other.host];
  const isOneHost = host === another || (host !== undefined && another !== undefined && hostnamesMeet(host, another));
  const listeners = new Set(other.parents.flat().map(({ sectionName }) => sectionName));
  return (
    isOneHost &&
    // Without a listener's name, a route attaches to all.
    (listeners.has(undefined) ||
      one.parents.flat().some(({ sectionName }) => sectionName === undefined || listeners.has(sectionName)))
  );
}

function rulesOf(construct: Construct, home: RouteHome, { route, at }: PlacedRoute): (HttpRuleSpec | GrpcRuleSpec)[] {
  const rules = isGrpc(route) ? grpcRules(route, home.namespace) : httpRules(route, home.namespace);
  if (isComplaint(rules)) {
    throw refusal(construct, atOption(rules, at));
  }
  return rules;
}

function parentsOf(
  construct: Construct,
  { gateway, namespace }: RouteHome,
  host: string | undefined,
  at: string,
  passthrough = false,
): ParentRef[][] {
  const parents = gateway._parents(host, namespace, passthrough);
  if (isComplaint(parents)) {
    throw refusal(construct, new Complaint(parents.found, parents.expected, parents.fix, at));
  }
  return parents;
}

function routeObject(
  construct: Construct,
  { metadata, namespace, gateway }: RouteHome,
  kind: RouteKind,
  name: string,
  spec: RouteSpec<unknown>,
): ApiObject {
  claimName(construct, kind, namespace, name);
  const version = kind === 'TLSRoute' ? (gateway._facts?.tlsRouteVersion ?? 'v1') : 'v1';
  return new ApiObject(construct, `${kind}-${name}`, {
    apiVersion: `${GATEWAY_API_GROUP}/${version}`,
    kind,
    metadata: { ...metadata, name },
    spec,
  });
}
