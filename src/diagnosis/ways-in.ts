import type { Finding } from '../check/engine/finding';
import type { Cluster } from '../model/cluster/cluster';
import type { KubeObject } from '../model/objects/kube-object';
import { addressesOf } from '../model/status/addresses';
import { lastWarningAbout } from '../model/status/events';
import { nodesIn } from '../model/status/node-status';
import { parentsOf } from '../model/traffic/attachment';
import { routersOf } from '../model/traffic/backends';
import { Route } from '../model/views/route';
import type { Service } from '../model/views/service';
import { listed } from '../values/wording';
import { type Facts, type Outcome, outcomeOf, worse } from './step';

/** A way by which requests from outside come to a Service: its own load balancer or node ports, an Ingress, a route. */
export interface WayIn {
  readonly object: KubeObject;
  readonly outcome: Outcome;
  /** What is known, as a sentence without a full stop. */
  readonly says: string;
  /** The command that settles what is not known. */
  readonly settledBy: string | undefined;
  readonly findings: readonly Finding[];
}

/** The objects by which requests from outside come to a Service. */
export function routersBefore(cluster: Cluster, service: Service): readonly KubeObject[] {
  return [
    ...new Set(
      routersOf(cluster, service).flatMap((router) => [
        router,
        ...(router.kind === 'Ingress'
          ? []
          : new Route(router).parentRefs.flatMap((parent) => parentsOf(cluster, parent).map(({ object }) => object))),
      ]),
    ),
  ];
}

/** How the ways in fare, as far as a cluster and what `check` finds tell. */
export function waysInTo(cluster: Cluster, service: Service, findings: readonly Finding[]): readonly WayIn[] {
  const own = service.isExternallyReachable ? [service.object] : [];
  return [...own, ...routersBefore(cluster, service)].map((object) => {
    const about = findings.filter((each) => each.object === object);
    const facts = factsOf(cluster, object);
    const outcome = worse(facts.outcome, outcomeOf(about));
    return {
      object,
      findings: about,
      ...facts,
      outcome,
      settledBy: outcome === 'unknown' ? facts.settledBy : undefined,
    };
  });
}

/** How many nodes are named: one is enough to try. */
const MOST_NODES = 2;

/** Where the node ports of a Service are met, if it has no other way in: at every node. */
function nodePortsOf(cluster: Cluster, { kind, spec }: KubeObject): readonly string[] {
  const ports = kind === 'Service' && spec.get('type').text === 'NodePort' ? spec.get('ports').items : [];
  const numbers = ports.flatMap((port) => port.get('nodePort').number || []);
  const hosts = nodesIn(cluster).all.flatMap(({ object }) => hostOf(object) ?? []);
  const more = hosts.length > MOST_NODES ? ['any other node'] : [];
  return numbers.length === 0 || hosts.length === 0
    ? []
    : [`port ${listed(numbers.map(String), 'and')} of ${listed([...hosts.slice(0, MOST_NODES), ...more])}`];
}

/** The address at which clients outside meet a node, or else that inside. */
function hostOf({ root }: KubeObject): string | undefined {
  const addresses = root.find('status', 'addresses').items;
  const ofType = (type: string) => addresses.find((each) => each.get('type').text === type)?.get('address').text;
  return ofType('ExternalIP') ?? ofType('InternalIP');
}

function factsOf(cluster: Cluster, object: KubeObject): Facts {
  const { kind, namespace, name } = object;
  const addresses = [...addressesOf(object), ...nodePortsOf(cluster, object)];
  const wrong = lastWarningAbout(cluster, object);
  return addresses.length > 0
    ? { outcome: 'passed', says: `met at ${listed(addresses, 'and')}` }
    : {
        outcome: 'unknown',
        says: `at which address it is met, nothing here says${wrong === undefined ? '' : `, but ${wrong}`}`,
        settledBy: `kubectl describe ${kind.toLowerCase()} -n ${namespace} ${name}`,
      };
}
