import type { IConstruct } from 'constructs';
import { Complaint, isComplaint } from '../../values/complaint';
import { nodePortIn } from '../../values/port';
import { quoted } from '../../values/wording';
import { refuseAtSynth } from '../refusal';
import { TargetCluster } from './target-cluster';

/** Who claimed what, for each app, whatever the cluster. An app that is no longer used takes its claims with it. */
const claims = new WeakMap<IConstruct, Map<string, Claim>>();

/** The first construct that claimed something, and those after it, which are few. */
type Claim = IConstruct | IConstruct[];

/**
 * Claims the one name that an object may have in its namespace. A second claim for the same cluster is
 * refused at synth, not at once, because a scope may still be described as another cluster's chart.
 */
export function claimName(owner: IConstruct, kind: string, namespace: string | undefined, name: string): void {
  const home = namespace === undefined ? 'the default namespace' : `namespace ${quoted(namespace)}`;
  claim(
    owner,
    `${kind} ${namespace ?? ''}/${name}`,
    (first) =>
      new Complaint(
        `${kind} ${quoted(name)} in ${home}, which ${first.node.path} makes already`,
        `one ${kind} of a name`,
        'rename one of them, or call TargetCluster.describe for charts of different clusters',
      ),
    'duplicate-object',
  );
}

/** Claims a route of an ingress class: where two Ingresses have it, the controller serves one of them. */
export function claimRoute(owner: IConstruct, ingressClass: string, route: string): void {
  claim(
    owner,
    `route ${ingressClass} ${route}`,
    (first) =>
      new Complaint(
        `route ${quoted(route)} of class ${quoted(ingressClass)}, which ${first.node.path} has already`,
        'a route of its own',
        'leave one out, or call TargetCluster.describe for charts of different clusters',
      ),
    'duplicate-ingress-path',
  );
}

/** Claims an address of the cluster's Service range, of which each belongs to one Service. */
export function claimClusterIp(owner: IConstruct, address: string): void {
  claim(
    owner,
    `cluster IP ${address}`,
    (first) =>
      new Complaint(
        `the cluster IP ${quoted(address)}, which ${first.node.path} has already`,
        'an address of its own',
        'choose another, or call TargetCluster.describe for charts of different clusters',
      ),
  );
}

/** Claims a route of a Gateway: of two objects with the same route the older one is served. */
export function claimGatewayRoute(owner: IConstruct, gateway: string, route: string): void {
  claim(
    owner,
    `gateway route ${gateway} ${route}`,
    (first) =>
      new Complaint(
        `route ${quoted(route)} of Gateway ${quoted(gateway.replace(/^\//, ''))}, which ${first.node.path} has already`,
        'a route of its own',
        'leave one out, or call TargetCluster.describe for charts of different clusters',
      ),
    'duplicate-route-match',
  );
}

/**
 * Claims a node port, of which a cluster has each number once, whatever the namespace and protocol. Its range is looked
 * at again at synth, for it may have been described only after the construct had checked its ports.
 */
export function claimNodePort(owner: IConstruct, port: number): void {
  claim(
    owner,
    `node port ${port}`,
    (first) =>
      new Complaint(
        `node port ${port}, which ${first.node.path} uses already`,
        'a node port of its own',
        'choose another, or call TargetCluster.describe for charts of different clusters',
      ),
    'duplicate-node-port',
  );
  const outOfRange = () => {
    const accepted = nodePortIn(TargetCluster.of(owner)._nodePorts)(port);
    return isComplaint(accepted) ? accepted : undefined;
  };
  refuseAtSynth(owner, outOfRange, { rule: 'outside-range-node-port' });
}

function claim(
  owner: IConstruct,
  what: string,
  complain: (first: IConstruct) => Complaint,
  /** The rule of the checks that finds the same, if there is one. */
  rule?: string,
): void {
  const root = owner.node.root;
  let byKey = claims.get(root);
  if (byKey === undefined) {
    byKey = new Map();
    claims.set(root, byKey);
  }
  const earlier = byKey.get(what);
  if (earlier === undefined) {
    byKey.set(what, owner);
    return;
  }
  const owners = Array.isArray(earlier) ? earlier : [earlier];
  owners.push(owner);
  byKey.set(what, owners);
  const look = () => {
    const cluster = TargetCluster.of(owner).name;
    const first = owners.find((other) => TargetCluster.of(other).name === cluster && isInTree(other));
    return first === undefined || first === owner ? undefined : complain(first);
  };
  refuseAtSynth(owner, look, { rule });
}

/** Whether a construct was not taken out of its tree again. */
export function isInTree(construct: IConstruct): boolean {
  const { scope, id } = construct.node;
  return scope === undefined || (scope.node.tryFindChild(id) === construct && isInTree(scope));
}
