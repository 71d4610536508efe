import { mayStandInRoutes } from '../../kinds/gateways/own-ways';
import { GATEWAY_API_GROUP } from '../../kinds/language/gateway-api';
import type { Cluster } from '../../model/cluster/cluster';
import { once } from '../../model/lookup/once';
import { ListenerHolder } from '../../model/views/gateway';
import { mayDelegate, type ObjectReference, type Route } from '../../model/views/route';
import { listed } from '../../values/wording';
import { doubtful, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { manifests, WEB } from '../examples/parts';
import { route } from '../examples/routing-parts';

/** Groups of Kubernetes and the Gateway API: what else is in them is known. In other groups a controller may have its own. */
const KNOWN_GROUPS = ['', 'core', 'v1', 'apps', 'apps/v1', GATEWAY_API_GROUP];

/** What a reference may mean. */
interface Slot {
  readonly references: readonly ObjectReference[];
  readonly takes: readonly (readonly [group: string, kind: string])[];
}

const to = (kind: string) => manifests(WEB, route('- name: public', { backend: `${kind}\nname: web\nport: 80` }));

const MESH = `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: web
  namespace: shop
spec:
  parentRefs:
    - {group: '', kind: Service, name: web, port: 80}`;

const OF_CONTROLLERS_KNOWN = `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: web
  namespace: shop
spec:
  rules:
    - {backendRefs: [{group: multicluster.x-k8s.io, kind: ServiceImport, name: web, port: 80}, {group: inference.networking.k8s.io, kind: InferencePool, name: llm}, {group: gateway.envoyproxy.io, kind: Backend, name: web}]}`;

const LINKERD = `
apiVersion: v1
kind: Service
metadata:
  namespace: shop
  name: web
spec:
  ports:
    - {port: 80}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: web
  namespace: shop
spec:
  parentRefs:
    - {group: core, kind: Service, name: web, port: 80}`;

export const mismatchedReferenceKind: Rule<Route | ListenerHolder> = {
  id: 'mismatched-reference-kind',
  severity: 'error',
  because: 'A Gateway follows references to kinds that it knows, and answers 500 or shows no certificate for others.',
  about: 'Gateway API',
  source: 'https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#backendobjectreference',
  avoidedBy: 'RouteBackend',
  bad: to('kind: Deployment'),
  says: 'HTTPRoute shop/web spec.rules[0].backendRefs[0].kind: found Deployment of group "", expected Service of group ""; refer to one of these, or leave group and kind out',
  good: to('kind: Service'),
  more: [
    {
      bad: to('group: core\nkind: Service'),
      says: 'HTTPRoute shop/web spec.rules[0].backendRefs[0].group: found Service of group "core", expected Service of group ""; refer to one of these, or leave group and kind out',
      doubt: 'some controllers take "core" for the group without a name',
      good: to('group: ""\nkind: Service'),
    },
    {
      bad: to('group: gateway.networking.k8s.io\nkind: HTTPRoute'),
      says: 'HTTPRoute shop/web spec.rules[0].backendRefs[0].kind: found HTTPRoute of group "gateway.networking.k8s.io", expected Service of group ""; refer to one of these, or leave group and kind out',
      doubt: 'some controllers let a route leave the choice to another one',
      good: to('kind: Service'),
    },
    {
      bad: to('group: example.com\nkind: Bucket'),
      says: 'HTTPRoute shop/web spec.rules[0].backendRefs[0].kind: found Bucket of group "example.com", expected Service of group ""; refer to one of these, or leave group and kind out',
      doubt: 'the controller may know kinds of that group',
      good: to('kind: Service'),
    },
  ],
  silent: [
    { when: 'a mesh attaches the route to a Service', manifests: MESH },
    { when: 'controllers know the kinds', manifests: OF_CONTROLLERS_KNOWN },
    { when: 'the parent is a Service of the group that Linkerd writes', manifests: LINKERD },
  ],
  on: ({ routes, gateways, listenerSets }) => [...routes.all, ...gateways.all, ...listenerSets.all],
  *check(subject, cluster) {
    for (const { references, takes } of slotsOf(subject)) {
      for (const { field, group, kind, name } of references) {
        const isTaken = takes.some(([aGroup, aKind]) => group === aGroup && kind === aKind);
        if (name === '' || isTaken || (!KNOWN_GROUPS.includes(group) && mayBeTaken(cluster, group))) {
          continue;
        }
        // Linkerd takes "core" for the group of a parent.
        if (group === 'core' && kind === 'Service' && takes.some(([, aKind]) => aKind === 'Gateway')) {
          continue;
        }
        const isKindWritten = field.get('kind').isGiven && !takes.some(([, aKind]) => kind === aKind);
        const mistake = fault(
          field.get(isKindWritten ? 'kind' : 'group'),
          `${kind} of group ${JSON.stringify(group)}`,
          listed(takes.map(([aGroup, aKind]) => `${aKind} of group ${JSON.stringify(aGroup)}`)),
          'refer to one of these, or leave group and kind out',
        );
        const doubt = doubtAbout({ group, kind });
        yield doubtful(doubt, mistake);
      }
    }
  },
};

/** Why a controller may follow such a reference all the same. */
function doubtAbout({ group, kind }: Pick<ObjectReference, 'group' | 'kind'>): string | undefined {
  if (mayDelegate({ group, kind })) {
    return 'some controllers let a route leave the choice to another one';
  }
  if (group === 'core') {
    return 'some controllers take "core" for the group without a name';
  }
  return KNOWN_GROUPS.includes(group) ? undefined : 'the controller may know kinds of that group';
}

function slotsOf(subject: Route | ListenerHolder): Slot[] {
  if (subject instanceof ListenerHolder) {
    return [{ references: subject.listeners.flatMap(({ certificates }) => certificates), takes: [['', 'Secret']] }];
  }
  const parents = [
    [GATEWAY_API_GROUP, 'Gateway'],
    [GATEWAY_API_GROUP, 'ListenerSet'],
    // Meshes attach routes to Services.
    ['', 'Service'],
  ] as const;
  return [
    { references: subject.backendRefs, takes: [['', 'Service']] },
    { references: subject.parentRefs, takes: parents },
  ];
}

/** Whether a group belongs to a controller, as far as is known: by its name, or because its objects are here. */
function mayBeTaken(cluster: Cluster, group: string): boolean {
  return mayStandInRoutes(group) || groupsIn(cluster).has(group);
}

const groupsIn = once((cluster: Cluster) => new Set(cluster.objects.map(({ group }) => group)));
