import { mayBePutInto } from '../../guesses/makers/kustomize';
import { notGiven } from '../../guesses/makers/not-given';
import { isProvided } from '../../guesses/services/missing-service';
import { nearService } from '../../guesses/services/near-service';
import type { Cluster } from '../../model/cluster/cluster';
import { isService, mayDelegate, type ObjectReference, type Route } from '../../model/views/route';
import { quoted } from '../../values/wording';
import { doubtful, fault } from '../engine/fault';
import type { Rule } from '../engine/rule';
import { kustomization } from '../examples/kustomize-parts';
import { manifests, WEB } from '../examples/parts';

const grant = (namespace: string) => `
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata:
  name: routes-to-web
  namespace: shop
spec:
  from:
    - group: gateway.networking.k8s.io
      kind: HTTPRoute
      namespace: ${namespace}
  to:
    - group: ""
      kind: Service`;

const crossing = (place: string) => `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: web${place}
spec:
  rules:
    - backendRefs:
        - name: web
          namespace: shop
          port: 80`;

const ROUTE = crossing('\n  namespace: edge');

const UNPLACED = crossing('');

const FLUX = `
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: web
  namespace: flux-system
spec:
  interval: 1h
  path: ./web
  prune: true
  sourceRef:
    kind: GitRepository
    name: flux-system
  targetNamespace: shop`;

const INSIDE = crossing('\n  namespace: shop');

const FOREIGN = `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: web
  namespace: edge
spec:
  rules:
    - backendRefs:
        - group: gateway.envoyproxy.io
          kind: Backend
          name: web
          namespace: shop`;

const TO_BACKENDS = `
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata:
  name: routes-to-backends
  namespace: shop
spec:
  from:
    - group: gateway.networking.k8s.io
      kind: HTTPRoute
      namespace: edge
  to:
    - group: gateway.envoyproxy.io
      kind: Backend`;

export const missingReferenceGrant: Rule<Route> = {
  id: 'missing-reference-grant',
  severity: 'error',
  because: 'The Gateway does not follow a reference into another namespace that nobody granted there, and answers 500.',
  about: 'Gateway API',
  source: 'https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#referencegrant',
  avoidedBy: 'GatewayRoutes',
  bad: manifests(WEB, ROUTE, grant('shop')),
  says: 'HTTPRoute edge/web spec.rules[0].backendRefs[0].namespace: found namespace "shop", expected a ReferenceGrant there from HTTPRoutes of namespace edge to Service web; write one in namespace shop',
  good: manifests(WEB, ROUTE, grant('edge')),
  more: [
    {
      bad: manifests(ROUTE),
      says: 'HTTPRoute edge/web spec.rules[0].backendRefs[0].namespace: found namespace "shop", expected a ReferenceGrant there from HTTPRoutes of namespace edge to Service web; write one in namespace shop',
      doubt: 'the grant may be in files that were not given',
      good: manifests(ROUTE, grant('edge')),
    },
    {
      bad: manifests(WEB, UNPLACED, grant('shop')),
      says: 'HTTPRoute default/web spec.rules[0].backendRefs[0].namespace: found namespace "shop", expected a ReferenceGrant there from HTTPRoutes of namespace default to Service web; write one in namespace shop',
      doubt: 'the route names no namespace, and a grant may fit the one that it is put into',
      good: manifests(WEB, ROUTE, grant('edge')),
    },
    {
      bad: manifests(FOREIGN, grant('edge')),
      says: 'HTTPRoute edge/web spec.rules[0].backendRefs[0].namespace: found namespace "shop", expected a ReferenceGrant there from HTTPRoutes of namespace edge to Backend web; write one in namespace shop',
      doubt: 'some controllers follow references to their own kinds without a grant',
      good: manifests(FOREIGN, TO_BACKENDS),
    },
    {
      bad: manifests(WEB, UNPLACED, kustomization('edge')),
      says: 'HTTPRoute default/web spec.rules[0].backendRefs[0].namespace: found namespace "shop", expected a ReferenceGrant there from HTTPRoutes of namespace default to Service web; write one in namespace shop',
      doubt: 'the route names no namespace, and a grant may fit the one that it is put into',
      good: manifests(WEB, UNPLACED, kustomization('shop')),
    },
  ],
  silent: [
    { when: 'the namespace that it names is its own', manifests: manifests(WEB, INSIDE) },
    {
      when: 'the route names no namespace, and Kustomize puts it into that of the Service',
      manifests: manifests(WEB, UNPLACED, kustomization('shop')),
    },
    { when: 'Flux puts it there', manifests: manifests(WEB, UNPLACED, FLUX) },
  ],
  // In a mesh, what pods send to a Service may go on to any namespace.
  on: ({ routes }) => routes.all.filter((route) => !route.isOfMesh),
  *check({ object, backendRefs }, cluster) {
    for (const reference of backendRefs) {
      const isWithin = !object.namespaceGiven && mayBePutInto(cluster, reference.namespace);
      if (
        !isWithin &&
        !mayDelegate(reference) &&
        !cluster.grants.allow(object, reference) &&
        !isMisspelt(reference, cluster)
      ) {
        const mistake = fault(
          reference.field.get('namespace'),
          `namespace ${quoted(reference.namespace)}`,
          `a ReferenceGrant there from ${object.kind}s of namespace ${object.namespace} to ${reference.kind} ${reference.name}`,
          `write one in namespace ${reference.namespace}`,
        );
        // Whoever writes grants for a namespace, or its Services, has all of it in these files.
        const isOurs = cluster.grants.in(reference.namespace) || cluster.services.in(reference.namespace).length > 0;
        if (!isService(reference)) {
          yield doubtful('some controllers follow references to their own kinds without a grant', mistake);
        } else if (!object.namespaceGiven) {
          yield doubtful('the route names no namespace, and a grant may fit the one that it is put into', mistake);
        } else {
          yield isOurs ? mistake : doubtful(notGiven('grant'), mistake);
        }
      }
    }
  },
};

/** Whether a wrong name is told of, for which there need be no grant. */
function isMisspelt({ namespace, name }: ObjectReference, cluster: Cluster): boolean {
  return !isProvided(cluster, namespace, name) && nearService(cluster, namespace, name) !== undefined;
}
